INSERT INTO journal (position, case_id, seq, event_id, entered_at, actor, skeleton, link)
VALUES (:position, :case_id, :seq, :event_id, :entered_at, :actor, :skeleton, :link)
