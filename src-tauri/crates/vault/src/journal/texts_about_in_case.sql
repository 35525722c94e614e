SELECT commitment.part, commitment.text_id
FROM journal
JOIN commitment ON commitment.part BETWEEN journal.position << 16 AND (journal.position << 16) + 65535
JOIN text_part ON text_part.part = commitment.part
WHERE journal.case_id = :case_id AND commitment.about = :about
