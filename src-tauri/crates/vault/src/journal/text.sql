SELECT commitment.part, commitment.text_id
FROM commitment
JOIN text_part ON text_part.part = commitment.part
WHERE commitment.text_id = :text_id
