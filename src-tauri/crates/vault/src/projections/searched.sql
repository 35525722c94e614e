SELECT folded
FROM search
WHERE rowid = :row
