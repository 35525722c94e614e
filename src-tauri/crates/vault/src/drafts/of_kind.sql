SELECT draft_id, case_id, kind, body, updated_at, mac
FROM draft
WHERE kind = :kind
ORDER BY updated_at DESC, draft_id
