SELECT count(*) AS total
FROM case_list
WHERE :closed IS NULL OR closed = :closed
