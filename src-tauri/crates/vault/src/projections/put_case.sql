INSERT INTO case_list (case_id, number, status, closed, title, next_action, next_date, last_activity, mac)
VALUES (:case_id, :number, :status, :closed, :title, :next_action, :next_date, :last_activity, :mac)
ON CONFLICT (case_id) DO UPDATE SET
    number = excluded.number,
    status = excluded.status,
    closed = excluded.closed,
    title = excluded.title,
    next_action = excluded.next_action,
    next_date = excluded.next_date,
    last_activity = excluded.last_activity,
    mac = excluded.mac
RETURNING row
