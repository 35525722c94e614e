SELECT
    entry.position,
    entry.case_id,
    entry.seq,
    entry.event_id,
    entry.entered_at,
    entry.actor,
    entry.skeleton,
    entry.link,
    previous.link AS previous
FROM journal AS entry
LEFT JOIN journal AS previous ON previous.position = entry.position - 1
WHERE entry.case_id = :case_id
ORDER BY entry.seq
