INSERT INTO erasure (text_id, erased_at, mac)
VALUES (:text_id, :erased_at, :mac)
