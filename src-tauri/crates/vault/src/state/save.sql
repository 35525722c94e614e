INSERT INTO state (id, vault_id, position, link, writes, erasure_pending, mac)
VALUES (1, :vault_id, :position, :link, :writes, :erasure_pending, :mac)
ON CONFLICT (id) DO UPDATE SET
    vault_id = excluded.vault_id,
    position = excluded.position,
    link = excluded.link,
    writes = excluded.writes,
    erasure_pending = excluded.erasure_pending,
    mac = excluded.mac
