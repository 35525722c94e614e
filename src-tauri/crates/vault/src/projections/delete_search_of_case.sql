DELETE FROM search
WHERE rowid IN (SELECT row FROM case_list WHERE case_id = :case_id)
