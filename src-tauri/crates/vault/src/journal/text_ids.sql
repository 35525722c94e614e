SELECT commitment.text_id
FROM commitment
