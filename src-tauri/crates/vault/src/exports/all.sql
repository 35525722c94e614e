SELECT number, what, document_id, recipient, way, exported_at, exported_by, sha256, mac
FROM export
ORDER BY number
