SELECT bytes
FROM document_bytes
WHERE document_id = :document_id
