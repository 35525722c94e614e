DELETE FROM scan
WHERE document_id = :document_id
