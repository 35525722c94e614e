INSERT INTO erasure (part, erased_at, mac)
VALUES (:part, :erased_at, :mac)
