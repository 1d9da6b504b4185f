-- Changes of seats, each with its parts by flight. The step is stored before it is taken, its outcome before the next.
CREATE TABLE seat_changes (
  change_number INTEGER PRIMARY KEY,
  -- Null without a key, and once refused: then the key may be tried again.
  key TEXT UNIQUE,
  request_hash TEXT NOT NULL,
  actor TEXT NOT NULL,
  parts TEXT NOT NULL,
  is_settled INTEGER NOT NULL,
  progress TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX seat_change_in_motion ON seat_changes (is_settled) WHERE is_settled = 0;
