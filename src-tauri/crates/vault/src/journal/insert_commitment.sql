INSERT INTO commitment (position, ordinal, text_id, about, commitment)
VALUES (:position, :ordinal, :text_id, :about, :commitment)
