SELECT commitment.text_id
FROM commitment
JOIN journal ON journal.position = commitment.position
JOIN text_part ON text_part.text_id = commitment.text_id
WHERE journal.case_id = :case_id AND commitment.about = :about
