SELECT kind, key, version, body, changed_at, changed_by, mac
FROM record
UNION ALL
SELECT kind, key, version, body, changed_at, changed_by, mac
FROM record_history
