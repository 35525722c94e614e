SELECT vault_id, position, link, writes, erasure_pending, mac
FROM state
WHERE id = 1
