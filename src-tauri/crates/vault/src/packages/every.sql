SELECT package_id
FROM package
