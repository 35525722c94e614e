INSERT INTO search (rowid, folded)
VALUES (:row, :folded)
