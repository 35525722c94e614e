DELETE FROM text_part
WHERE part = :part
