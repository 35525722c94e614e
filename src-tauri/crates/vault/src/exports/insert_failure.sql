INSERT INTO export_failure (number, failed_at, mac)
VALUES (:number, :failed_at, :mac)
