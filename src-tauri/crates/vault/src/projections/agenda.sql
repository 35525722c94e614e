SELECT case_id, pupil_id, date, kind, body, mac
FROM agenda
WHERE date BETWEEN :from AND :until
ORDER BY date, row
