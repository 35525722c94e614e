INSERT INTO agenda (case_id, pupil_id, date, kind, body, mac)
VALUES (:case_id, :pupil_id, :date, :kind, :body, :mac)
