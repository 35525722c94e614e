INSERT INTO text_part (text_id, salt, text)
VALUES (:text_id, :salt, :text)
