INSERT INTO document (document_id, case_id, kind, version, recipient, made_at, size, sha256, mac)
VALUES (:document_id, :case_id, :kind, :version, :recipient, :made_at, :size, :sha256, :mac)
