-- Before the first read, so that the very first lock is the exclusive one.
PRAGMA locking_mode = EXCLUSIVE;
-- An acknowledged record survives a power cut: not WAL, not DELETE+FULL.
PRAGMA journal_mode = TRUNCATE;
PRAGMA synchronous = EXTRA;
-- Nothing readable in temporary files, nothing left in free pages.
PRAGMA temp_store = MEMORY;
PRAGMA secure_delete = ON;
PRAGMA auto_vacuum = NONE;
-- A file that was tampered with gets no room.
PRAGMA trusted_schema = OFF;
PRAGMA cell_size_check = ON;
PRAGMA mmap_size = 0;
PRAGMA foreign_keys = ON;
-- So that INSERT OR REPLACE can not slip past a trigger that refuses deletion.
PRAGMA recursive_triggers = ON;
