DELETE FROM case_list
WHERE case_id = :case_id
