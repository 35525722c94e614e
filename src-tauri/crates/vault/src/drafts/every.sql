SELECT draft_id, case_id, kind, body, updated_at, mac
FROM draft
