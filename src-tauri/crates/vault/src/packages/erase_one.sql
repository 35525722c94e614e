DELETE FROM package
WHERE package_id = :package_id
