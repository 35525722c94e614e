INSERT INTO record_history (kind, key, version, body, changed_at, changed_by, mac)
SELECT kind, key, version, body, changed_at, changed_by, mac
FROM record
WHERE kind = :kind AND key = :key
