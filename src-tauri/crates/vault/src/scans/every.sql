SELECT scan_id
FROM scan
