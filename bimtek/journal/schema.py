"""Tables and triggers of a session file."""

from __future__ import annotations

APPLICATION_ID = 0x42696D74
"""`Bimt` in the header of every session file."""

FORMAT = 1
"""`user_version`: the newest format that this program writes and reads."""

ATTACHMENT = """
CREATE TABLE attachment(digest TEXT PRIMARY KEY, content BLOB NOT NULL) STRICT"""
"""A file of an older program gets it with its first attachment."""

TABLES = f"""
CREATE TABLE journal(
  seq INTEGER PRIMARY KEY,
  stamp TEXT NOT NULL UNIQUE,
  voice TEXT NOT NULL,
  n INTEGER NOT NULL,
  seen TEXT,
  at TEXT NOT NULL,
  device TEXT NOT NULL,
  actor TEXT NOT NULL,
  role TEXT NOT NULL,
  kind TEXT NOT NULL,
  v INTEGER NOT NULL,
  record TEXT NOT NULL,
  patch TEXT,
  salt BLOB,
  seal BLOB NOT NULL,
  base TEXT NOT NULL,
  act INTEGER NOT NULL,
  undoes TEXT,
  digest BLOB NOT NULL,
  UNIQUE(voice, n)
) STRICT;
CREATE INDEX journal_record ON journal(kind, record, stamp);
CREATE INDEX journal_undoes ON journal(undoes) WHERE undoes IS NOT NULL;
CREATE TABLE head(
  kind TEXT NOT NULL,
  record TEXT NOT NULL,
  field TEXT NOT NULL,
  stamp TEXT NOT NULL,
  value TEXT,
  PRIMARY KEY(kind, record, field, stamp)
) STRICT, WITHOUT ROWID;
CREATE TABLE teks(
  kind TEXT NOT NULL,
  record TEXT NOT NULL,
  field TEXT NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY(kind, record, field)
) STRICT, WITHOUT ROWID;
CREATE TABLE meta(key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE draft(
  owner TEXT NOT NULL,
  place TEXT NOT NULL,
  process INTEGER NOT NULL,
  body TEXT NOT NULL,
  at TEXT NOT NULL,
  PRIMARY KEY(owner, place, process)
) STRICT, WITHOUT ROWID;
CREATE TABLE presence(
  process INTEGER PRIMARY KEY,
  owner TEXT NOT NULL,
  actor TEXT NOT NULL,
  since TEXT NOT NULL
) STRICT;{ATTACHMENT};
"""

REFUSED = "the journal is append-only"

# fmt: off
_KEPT = (
    "seq", "stamp", "voice", "n", "seen", "at", "device", "actor", "role", "kind", "v", "record",
    "seal", "base", "act", "undoes", "digest",
)
# fmt: on
_UNCHANGED = " AND ".join(f"NEW.{column} IS OLD.{column}" for column in _KEPT)

# INSERT OR REPLACE deletes without firing a DELETE trigger on a plain connection,
# hence a guard of its own.
TRIGGERS = {
    "journal_no_update": f"""
CREATE TRIGGER journal_no_update BEFORE UPDATE ON journal
WHEN NOT (NEW.patch IS NULL AND NEW.salt IS NULL AND {_UNCHANGED} AND EXISTS(
  SELECT 1 FROM journal AS redaction, json_each(redaction.patch, '$.stamps') AS named
  WHERE redaction.kind = 'redaction' AND named.value = OLD.stamp))
BEGIN SELECT RAISE(ABORT, '{REFUSED}'); END""",
    "journal_no_delete": f"""
CREATE TRIGGER journal_no_delete BEFORE DELETE ON journal
BEGIN SELECT RAISE(ABORT, '{REFUSED}'); END""",
    "journal_no_replace": f"""
CREATE TRIGGER journal_no_replace BEFORE INSERT ON journal
WHEN EXISTS(SELECT 1 FROM journal WHERE stamp = NEW.stamp)
  OR EXISTS(SELECT 1 FROM journal WHERE seq = NEW.seq)
  OR EXISTS(SELECT 1 FROM journal WHERE voice = NEW.voice AND n = NEW.n)
BEGIN SELECT RAISE(ABORT, '{REFUSED}'); END""",
}
