SELECT package_id, request_id, sha256, bytes, mac
FROM package
WHERE package_id = :package_id
