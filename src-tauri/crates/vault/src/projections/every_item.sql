SELECT case_id, pupil_id, date, kind, body, mac
FROM agenda
