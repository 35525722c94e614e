INSERT INTO draft (draft_id, case_id, kind, body, updated_at, mac)
VALUES (:draft_id, :case_id, :kind, :body, :updated_at, :mac)
ON CONFLICT (draft_id) DO UPDATE SET
    case_id = excluded.case_id,
    kind = excluded.kind,
    body = excluded.body,
    updated_at = excluded.updated_at,
    mac = excluded.mac
