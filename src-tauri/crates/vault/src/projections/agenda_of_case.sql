SELECT case_id, pupil_id, date, kind, body, mac
FROM agenda
WHERE case_id = :case_id
ORDER BY row
