SELECT scan_id, document_id, mac, bytes
FROM scan
WHERE scan_id = :scan_id
