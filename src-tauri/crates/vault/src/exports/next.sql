SELECT coalesce(max(number), 0) + 1 AS next
FROM export
