INSERT INTO document_bytes (document_id, bytes)
VALUES (:document_id, :bytes)
