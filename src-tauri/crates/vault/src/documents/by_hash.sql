SELECT document_id, case_id, kind, version, recipient, made_at, size, sha256, mac
FROM document
WHERE sha256 = :sha256
