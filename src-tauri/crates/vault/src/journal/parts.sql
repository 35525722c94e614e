SELECT
    commitment.position,
    commitment.text_id,
    commitment.about,
    commitment.commitment,
    text_part.salt,
    text_part.text,
    erasure.erased_at,
    erasure.mac
FROM journal
JOIN commitment ON commitment.position = journal.position
LEFT JOIN text_part ON text_part.text_id = commitment.text_id
LEFT JOIN erasure ON erasure.text_id = commitment.text_id
WHERE journal.case_id = :case_id
ORDER BY journal.seq, commitment.ordinal
