DELETE FROM record_history
WHERE kind = :kind AND key = :key
