INSERT INTO export (number, what, document_id, recipient, way, exported_at, exported_by, sha256, mac)
VALUES (:number, :what, :document_id, :recipient, :way, :exported_at, :exported_by, :sha256, :mac)
