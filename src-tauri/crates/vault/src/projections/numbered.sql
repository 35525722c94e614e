SELECT case_list.case_id
FROM case_list
WHERE number = :number
