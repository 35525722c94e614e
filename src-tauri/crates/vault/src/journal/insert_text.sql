INSERT INTO text_part (part, salt, text)
VALUES (:part, :salt, :text)
