SELECT kind, key, version, body, changed_at, changed_by, mac
FROM record_history
WHERE kind = :kind AND key = :key
UNION ALL
SELECT kind, key, version, body, changed_at, changed_by, mac
FROM record
WHERE kind = :kind AND key = :key
ORDER BY version
