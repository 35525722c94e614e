SELECT search.folded
FROM case_list
JOIN search ON search.rowid = case_list.row
WHERE case_list.case_id = :case_id
