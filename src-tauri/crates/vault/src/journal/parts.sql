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
JOIN commitment ON commitment.part BETWEEN journal.position << 16 AND (journal.position << 16) + 65535
LEFT JOIN text_part ON text_part.part = commitment.part
LEFT JOIN erasure ON erasure.part = commitment.part
WHERE journal.case_id = :case_id
ORDER BY journal.seq, commitment.part
