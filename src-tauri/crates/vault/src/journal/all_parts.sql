SELECT
    commitment.position,
    commitment.text_id,
    commitment.about,
    commitment.commitment,
    text_part.salt,
    text_part.text,
    erasure.erased_at,
    erasure.mac
FROM commitment
LEFT JOIN text_part ON text_part.part = commitment.part
LEFT JOIN erasure ON erasure.part = commitment.part
ORDER BY commitment.part
