SELECT document_id
FROM document
