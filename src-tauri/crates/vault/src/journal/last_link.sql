SELECT position, link
FROM journal
ORDER BY position DESC
LIMIT 1
