INSERT INTO package (package_id, request_id, sha256, bytes, mac)
VALUES (:package_id, :request_id, :sha256, :bytes, :mac)
