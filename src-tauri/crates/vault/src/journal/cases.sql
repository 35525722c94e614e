SELECT case_id
FROM journal
WHERE seq = 1
ORDER BY position
