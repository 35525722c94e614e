DELETE FROM text_part
WHERE text_id = :text_id
