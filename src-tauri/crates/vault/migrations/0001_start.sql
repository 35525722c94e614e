-- Ids are 16 random bytes. Moments are RFC 3339 in UTC, dates YYYY-MM-DD. `mac` is a keyed hash over the row.

-- One row: which vault this is and how far it has come.
CREATE TABLE state (
    id              INTEGER PRIMARY KEY CHECK (id = 1),
    vault_id        BLOB    NOT NULL CHECK (length(vault_id) = 16),
    position        INTEGER NOT NULL CHECK (position >= 0),
    link            BLOB    NOT NULL CHECK (length(link) = 32),
    writes          INTEGER NOT NULL CHECK (writes >= 0),
    -- 1 while backups from before an erasure may still exist.
    erasure_pending INTEGER NOT NULL CHECK (erasure_pending IN (0, 1)),
    mac             BLOB    NOT NULL CHECK (length(mac) = 32)
) STRICT;

CREATE TRIGGER state_stays BEFORE DELETE ON state
BEGIN
    SELECT RAISE(ABORT, 'state stays');
END;

-- The journal: append-only, one chain over all cases.
CREATE TABLE journal (
    position   INTEGER PRIMARY KEY CHECK (position > 0),
    case_id    BLOB    NOT NULL CHECK (length(case_id) = 16),
    seq        INTEGER NOT NULL CHECK (seq > 0),
    event_id   BLOB    NOT NULL UNIQUE CHECK (length(event_id) = 16),
    entered_at TEXT    NOT NULL,
    actor      BLOB    NOT NULL CHECK (length(actor) = 16),
    skeleton   TEXT    NOT NULL,
    link       BLOB    NOT NULL CHECK (length(link) = 32),
    UNIQUE (case_id, seq)
) STRICT;

-- The commitments to the texts of an entry: stay when the text goes. `part` is the place of the text in the journal:
-- 65536 times the position of its entry, plus its place in that. So all that an entry adds comes at the end of each
-- table, in as few pages as can be. That no text_id occurs twice is checked with the chain.
CREATE TABLE commitment (
    part       INTEGER PRIMARY KEY CHECK (part >> 16 = position),
    position   INTEGER NOT NULL REFERENCES journal (position),
    text_id    BLOB    NOT NULL CHECK (length(text_id) = 16),
    about      TEXT    NOT NULL,
    commitment BLOB    NOT NULL CHECK (length(commitment) = 32)
) STRICT;

-- The texts themselves, each with the salt of its commitment.
CREATE TABLE text_part (
    part INTEGER PRIMARY KEY REFERENCES commitment (part),
    salt BLOB NOT NULL CHECK (length(salt) = 32),
    text TEXT NOT NULL
) STRICT;

-- What is left of an erased text: that it was erased, so that a lost row is not taken for one.
CREATE TABLE erasure (
    part      INTEGER PRIMARY KEY REFERENCES commitment (part),
    erased_at TEXT NOT NULL,
    mac       BLOB NOT NULL CHECK (length(mac) = 32)
) STRICT;

CREATE TRIGGER journal_grows_at_the_end BEFORE INSERT ON journal
WHEN NEW.position <> (SELECT coalesce(max(position), 0) + 1 FROM journal)
BEGIN
    SELECT RAISE(ABORT, 'the journal grows at the end');
END;

CREATE TRIGGER journal_is_not_changed BEFORE UPDATE ON journal
BEGIN
    SELECT RAISE(ABORT, 'the journal is append-only');
END;

CREATE TRIGGER journal_is_not_deleted BEFORE DELETE ON journal
BEGIN
    SELECT RAISE(ABORT, 'the journal is append-only');
END;

CREATE TRIGGER commitment_is_not_changed BEFORE UPDATE ON commitment
BEGIN
    SELECT RAISE(ABORT, 'the journal is append-only');
END;

CREATE TRIGGER commitment_is_not_deleted BEFORE DELETE ON commitment
BEGIN
    SELECT RAISE(ABORT, 'the journal is append-only');
END;

CREATE TRIGGER text_part_is_not_changed BEFORE UPDATE ON text_part
BEGIN
    SELECT RAISE(ABORT, 'a text is not changed');
END;

CREATE TRIGGER text_part_goes_by_erasure BEFORE DELETE ON text_part
WHEN NOT EXISTS (SELECT 1 FROM erasure WHERE erasure.part = OLD.part)
BEGIN
    SELECT RAISE(ABORT, 'a text goes by erasure only');
END;

CREATE TRIGGER erasure_is_not_changed BEFORE UPDATE ON erasure
BEGIN
    SELECT RAISE(ABORT, 'an erasure stays');
END;

CREATE TRIGGER erasure_is_not_deleted BEFORE DELETE ON erasure
BEGIN
    SELECT RAISE(ABORT, 'an erasure stays');
END;

-- People and settings, as JSON, with the versions before.
CREATE TABLE record (
    kind       TEXT    NOT NULL,
    key        TEXT    NOT NULL,
    version    INTEGER NOT NULL CHECK (version > 0),
    body       TEXT    NOT NULL,
    changed_at TEXT    NOT NULL,
    changed_by BLOB    NOT NULL CHECK (length(changed_by) = 16),
    mac        BLOB    NOT NULL CHECK (length(mac) = 32),
    PRIMARY KEY (kind, key)
) STRICT, WITHOUT ROWID;

CREATE TABLE record_history (
    kind       TEXT    NOT NULL,
    key        TEXT    NOT NULL,
    version    INTEGER NOT NULL CHECK (version > 0),
    body       TEXT    NOT NULL,
    changed_at TEXT    NOT NULL,
    changed_by BLOB    NOT NULL CHECK (length(changed_by) = 16),
    mac        BLOB    NOT NULL CHECK (length(mac) = 32),
    PRIMARY KEY (kind, key, version)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER record_history_is_not_changed BEFORE UPDATE ON record_history
BEGIN
    SELECT RAISE(ABORT, 'history is not changed');
END;

-- What is being typed. Not journaled.
CREATE TABLE draft (
    draft_id   BLOB NOT NULL PRIMARY KEY CHECK (length(draft_id) = 16),
    case_id    BLOB NOT NULL CHECK (length(case_id) = 16),
    kind       TEXT NOT NULL,
    body       TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    mac        BLOB NOT NULL CHECK (length(mac) = 32)
) STRICT;

CREATE INDEX draft_case ON draft (case_id);

-- Frozen documents; the bytes apart, so that a list never touches them.
CREATE TABLE document (
    document_id BLOB    NOT NULL PRIMARY KEY CHECK (length(document_id) = 16),
    case_id     BLOB    NOT NULL CHECK (length(case_id) = 16),
    kind        TEXT    NOT NULL,
    version     INTEGER NOT NULL CHECK (version > 0),
    recipient   TEXT    NOT NULL,
    made_at     TEXT    NOT NULL,
    size        INTEGER NOT NULL CHECK (size >= 0),
    sha256      BLOB    NOT NULL CHECK (length(sha256) = 32),
    mac         BLOB    NOT NULL CHECK (length(mac) = 32)
) STRICT;

CREATE INDEX document_case ON document (case_id);

CREATE TABLE document_bytes (
    document_id BLOB NOT NULL PRIMARY KEY REFERENCES document (document_id),
    bytes       BLOB NOT NULL
) STRICT;

CREATE TRIGGER document_is_not_changed BEFORE UPDATE ON document
BEGIN
    SELECT RAISE(ABORT, 'a document is frozen');
END;

CREATE TRIGGER document_bytes_are_not_changed BEFORE UPDATE ON document_bytes
BEGIN
    SELECT RAISE(ABORT, 'a document is frozen');
END;

-- Pictures of papers that were signed on paper: they go with their document.
CREATE TABLE scan (
    scan_id     BLOB NOT NULL PRIMARY KEY CHECK (length(scan_id) = 16),
    document_id BLOB NOT NULL REFERENCES document (document_id),
    mac         BLOB NOT NULL CHECK (length(mac) = 32),
    bytes       BLOB NOT NULL
) STRICT;

CREATE INDEX scan_document ON scan (document_id);

CREATE TRIGGER scan_is_not_changed BEFORE UPDATE ON scan
BEGIN
    SELECT RAISE(ABORT, 'a picture is kept as it is');
END;

-- Access packages (AVG art. 15): about one pupil over all cases, so apart from the documents of cases. The requests they
-- were made for are records of the kind data_request.
CREATE TABLE package (
    package_id BLOB NOT NULL PRIMARY KEY CHECK (length(package_id) = 16),
    request_id BLOB NOT NULL CHECK (length(request_id) = 16),
    sha256     BLOB NOT NULL CHECK (length(sha256) = 32),
    bytes      BLOB NOT NULL,
    mac        BLOB NOT NULL CHECK (length(mac) = 32)
) STRICT;

CREATE INDEX package_request ON package (request_id);

CREATE TRIGGER package_is_not_changed BEFORE UPDATE ON package
BEGIN
    SELECT RAISE(ABORT, 'a package is frozen');
END;

-- Everything that left the vault.
CREATE TABLE export (
    number      INTEGER PRIMARY KEY,
    what        TEXT NOT NULL,
    -- Empty when it was about no single case.
    case_id     BLOB NOT NULL CHECK (length(case_id) IN (0, 16)),
    -- Empty when it was not a document of this vault.
    document_id BLOB NOT NULL CHECK (length(document_id) IN (0, 16)),
    recipient   TEXT NOT NULL,
    way         TEXT NOT NULL,
    exported_at TEXT NOT NULL,
    exported_by BLOB NOT NULL CHECK (length(exported_by) = 16),
    sha256      BLOB NOT NULL CHECK (length(sha256) = 32),
    mac         BLOB NOT NULL CHECK (length(mac) = 32)
) STRICT;

CREATE TRIGGER export_is_not_changed BEFORE UPDATE ON export
BEGIN
    SELECT RAISE(ABORT, 'the register is not changed');
END;

-- What was about to leave and did not: nothing was written or printed.
CREATE TABLE export_failure (
    number    INTEGER PRIMARY KEY REFERENCES export (number),
    failed_at TEXT NOT NULL,
    mac       BLOB NOT NULL CHECK (length(mac) = 32)
) STRICT;

CREATE TRIGGER export_failure_is_not_changed BEFORE UPDATE ON export_failure
BEGIN
    SELECT RAISE(ABORT, 'the register is not changed');
END;

-- The last case number given out in a year; never given out again.
CREATE TABLE case_number (
    year INTEGER PRIMARY KEY,
    last INTEGER NOT NULL CHECK (last > 0)
) STRICT;

-- Projections: derived from the journal, may be dropped and built again.
CREATE TABLE case_list (
    row           INTEGER PRIMARY KEY,
    case_id       BLOB    NOT NULL UNIQUE CHECK (length(case_id) = 16),
    number        TEXT    NOT NULL,
    status        TEXT    NOT NULL,
    closed        INTEGER NOT NULL CHECK (closed IN (0, 1)),
    title         TEXT    NOT NULL,
    next_action   TEXT    NOT NULL,
    -- 9999-12-31 when nothing is planned, so that these come last.
    next_date     TEXT    NOT NULL,
    last_activity TEXT    NOT NULL,
    mac           BLOB    NOT NULL CHECK (length(mac) = 32)
) STRICT;

CREATE INDEX case_list_by_next_date ON case_list (closed, next_date, row);
CREATE INDEX case_list_by_activity ON case_list (closed, last_activity, row);
CREATE INDEX case_list_by_number ON case_list (number);
CREATE INDEX case_list_all_by_next_date ON case_list (next_date, row);
CREATE INDEX case_list_all_by_activity ON case_list (last_activity, row);

-- Folded text of each case under the number of its row in case_list.
CREATE VIRTUAL TABLE search USING fts5 (
    folded,
    tokenize = 'unicode61 remove_diacritics 0',
    prefix = '2 3'
);

-- A removed word leaves the index at once instead of at some later merge.
INSERT INTO search (search, rank) VALUES ('secure-delete', 1);

CREATE TABLE agenda (
    row      INTEGER PRIMARY KEY,
    case_id  BLOB NOT NULL CHECK (length(case_id) = 16),
    -- Empty when the item is about no single pupil.
    pupil_id BLOB NOT NULL CHECK (length(pupil_id) IN (0, 16)),
    date     TEXT NOT NULL,
    kind     TEXT NOT NULL,
    body     TEXT NOT NULL,
    mac      BLOB NOT NULL CHECK (length(mac) = 32)
) STRICT;

CREATE INDEX agenda_by_date ON agenda (date);
CREATE INDEX agenda_case ON agenda (case_id);
