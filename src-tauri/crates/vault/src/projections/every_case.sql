SELECT
    case_list.case_id, case_list.number, case_list.status, case_list.closed, case_list.title, case_list.next_action,
    case_list.next_date, case_list.last_activity, case_list.mac
FROM case_list
