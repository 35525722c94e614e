DELETE FROM package
WHERE request_id = :request_id
