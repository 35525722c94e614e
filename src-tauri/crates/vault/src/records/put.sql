INSERT INTO record (kind, key, version, body, changed_at, changed_by, mac)
VALUES (:kind, :key, :version, :body, :changed_at, :changed_by, :mac)
ON CONFLICT (kind, key) DO UPDATE SET
    version = excluded.version,
    body = excluded.body,
    changed_at = excluded.changed_at,
    changed_by = excluded.changed_by,
    mac = excluded.mac
