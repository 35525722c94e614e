SELECT coalesce(max(seq), 0) AS seq
FROM journal
WHERE case_id = :case_id
