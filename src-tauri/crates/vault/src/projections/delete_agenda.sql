DELETE FROM agenda
WHERE case_id = :case_id
