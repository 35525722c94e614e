SELECT kind, key, version, body, changed_at, changed_by, mac
FROM record
WHERE kind = :kind
ORDER BY key
