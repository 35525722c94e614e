SELECT count(*) AS total
FROM case_list
WHERE row IN (SELECT rowid FROM search WHERE search MATCH :words)
    AND (:closed IS NULL OR closed = :closed)
