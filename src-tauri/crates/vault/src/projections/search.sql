SELECT
    case_list.case_id, case_list.number, case_list.status, case_list.closed, case_list.title, case_list.next_action,
    case_list.next_date, case_list.last_activity, case_list.mac
FROM case_list
WHERE row IN (SELECT rowid FROM search WHERE search MATCH :words)
    AND (:closed IS NULL OR closed = :closed)
ORDER BY
    CASE WHEN :order = 'next_date' THEN next_date END,
    CASE :order WHEN 'last_activity' THEN last_activity WHEN 'number' THEN number END DESC,
    row
LIMIT :limit OFFSET :offset
