SELECT commitment.text_id
FROM commitment
JOIN text_part ON text_part.text_id = commitment.text_id
WHERE commitment.about = :about
