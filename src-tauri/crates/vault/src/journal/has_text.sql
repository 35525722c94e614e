SELECT 1
FROM text_part
WHERE text_id = :text_id
