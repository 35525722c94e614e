SELECT scan_id
FROM scan
WHERE document_id = :document_id
ORDER BY rowid
