-- The truth about one booking and its money.
CREATE TABLE booking (
  only INTEGER PRIMARY KEY CHECK (only = 1),
  booking_id TEXT NOT NULL,
  owner_id TEXT NOT NULL,
  reference TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('held', 'confirmed', 'expired', 'cancelled')),
  payment_status TEXT NOT NULL,
  payment_required_by INTEGER NOT NULL,
  currency TEXT NOT NULL,
  total_minor INTEGER NOT NULL,
  -- Facts of the sale that never change: price lines, brand, conditions.
  price_lines TEXT NOT NULL,
  fare_brand TEXT NOT NULL,
  conditions TEXT NOT NULL,
  metadata TEXT NOT NULL,
  version INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  last_now INTEGER NOT NULL
) STRICT;

-- Personal data lives in these two tables and nowhere else; erasure blanks them.
CREATE TABLE passengers (
  passenger_id TEXT PRIMARY KEY,
  position INTEGER NOT NULL UNIQUE,
  type TEXT NOT NULL,
  title TEXT,
  given_name TEXT NOT NULL,
  family_name TEXT NOT NULL,
  born_on TEXT,
  with_passenger_id TEXT,
  ticket_number TEXT
) STRICT;
CREATE TABLE contact (
  only INTEGER PRIMARY KEY CHECK (only = 1),
  email TEXT,
  phone TEXT,
  language TEXT NOT NULL
) STRICT;

CREATE TABLE segments (
  position INTEGER PRIMARY KEY,
  flight_id TEXT NOT NULL UNIQUE,
  slice INTEGER NOT NULL,
  hold_id TEXT NOT NULL,
  plan_version INTEGER NOT NULL,
  cabin TEXT NOT NULL,
  booking_class TEXT NOT NULL,
  departing_at INTEGER NOT NULL,
  -- What is needed to seek seats again, and the segment as it was sold, ready to be read.
  party TEXT NOT NULL,
  on_wire TEXT NOT NULL
) STRICT;
CREATE TABLE seats (
  flight_id TEXT NOT NULL,
  passenger_id TEXT NOT NULL,
  seat TEXT,
  PRIMARY KEY (flight_id, passenger_id)
) STRICT, WITHOUT ROWID;

-- One attempt to pay a row. The step is stored before it is taken, its outcome before the next.
CREATE TABLE payments (
  payment_id TEXT PRIMARY KEY,
  position INTEGER NOT NULL UNIQUE,
  key TEXT NOT NULL UNIQUE,
  request_hash TEXT NOT NULL,
  payment_method TEXT NOT NULL,
  amount_minor INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  is_settled INTEGER NOT NULL,
  progress TEXT NOT NULL,
  -- The settled payment as it was first answered.
  answer TEXT
) STRICT;

-- What was answered first to the key that made this booking.
CREATE TABLE first_answer (
  key TEXT PRIMARY KEY,
  request_hash TEXT NOT NULL,
  answer TEXT NOT NULL
) STRICT;

-- Numbered without gaps, written with the change they tell of, sent until every consumer has settled them.
CREATE TABLE events (
  number INTEGER PRIMARY KEY,
  event_id TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL,
  occurred_at INTEGER NOT NULL
) STRICT;
CREATE TABLE deliveries (
  event_id TEXT NOT NULL,
  consumer TEXT NOT NULL,
  attempts INTEGER NOT NULL,
  due_at INTEGER,
  PRIMARY KEY (event_id, consumer)
) STRICT, WITHOUT ROWID;
CREATE INDEX deliveries_due ON deliveries (due_at) WHERE due_at IS NOT NULL;

-- News of the provider that has been acted on.
CREATE TABLE provider_events (
  event_id TEXT PRIMARY KEY,
  received_at INTEGER NOT NULL
) STRICT;
