SELECT link
FROM journal
WHERE position = :position
