INSERT INTO commitment (part, position, text_id, about, commitment)
VALUES (:part, :position, :text_id, :about, :commitment)
