INSERT INTO case_number (year, last)
VALUES (:year, 1)
ON CONFLICT (year) DO UPDATE SET last = last + 1
RETURNING last
