SELECT case_id, pupil_id, date, kind, body, mac
FROM agenda
WHERE date <= :until
ORDER BY date, row
