SELECT position, case_id, seq, event_id, entered_at, actor, skeleton, link
FROM journal
ORDER BY position
