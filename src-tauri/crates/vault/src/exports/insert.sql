INSERT INTO export (number, what, case_id, document_id, recipient, way, exported_at, exported_by, sha256, mac)
VALUES (:number, :what, :case_id, :document_id, :recipient, :way, :exported_at, :exported_by, :sha256, :mac)
