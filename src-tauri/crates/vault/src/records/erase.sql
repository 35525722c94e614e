DELETE FROM record
WHERE kind = :kind AND key = :key
