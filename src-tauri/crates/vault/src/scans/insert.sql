INSERT INTO scan (scan_id, document_id, mac, bytes)
VALUES (:scan_id, :document_id, :mac, :bytes)
