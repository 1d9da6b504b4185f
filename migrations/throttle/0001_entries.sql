-- What is counted against a key; an entry counts until it expires.
CREATE TABLE entries (
  entry_id TEXT PRIMARY KEY,
  expires_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX entries_by_expiry ON entries (expires_at);
