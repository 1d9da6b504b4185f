-- The truth about one dated flight: its plan, its seats, the holds on them.
CREATE TABLE flight (
  only INTEGER PRIMARY KEY CHECK (only = 1),
  plan TEXT,
  plan_version INTEGER NOT NULL,
  -- Raised with each change of a seat.
  version INTEGER NOT NULL,
  last_now INTEGER NOT NULL,
  -- The availability last told to search, and when the next telling is due.
  told_availability TEXT,
  told_at INTEGER NOT NULL,
  tell_due_at INTEGER
) STRICT;
INSERT INTO flight (only, plan, plan_version, version, last_now, told_at) VALUES (1, NULL, 0, 0, 0, 0);

-- One row a seat: a seat cannot have two owners, because it has one row with room for one.
CREATE TABLE seats (
  seat TEXT PRIMARY KEY,
  cabin TEXT NOT NULL,
  position INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('free', 'held', 'taken', 'blocked')),
  hold_id TEXT,
  CHECK ((state IN ('held', 'taken')) = (hold_id IS NOT NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX seats_by_cabin ON seats (cabin, state, position);
CREATE INDEX seats_by_hold ON seats (hold_id) WHERE hold_id IS NOT NULL;

-- A hold is never deleted while the flight sells: an ended one answers how it ended.
CREATE TABLE holds (
  hold_id TEXT PRIMARY KEY,
  booking_id TEXT NOT NULL,
  account_id TEXT NOT NULL,
  cabin TEXT NOT NULL,
  booking_class TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('held', 'confirmed', 'released', 'expired')),
  seat_count INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  ended_at INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX holds_due ON holds (expires_at) WHERE state = 'held';
CREATE INDEX holds_living ON holds (cabin, booking_class) WHERE state IN ('held', 'confirmed');
CREATE INDEX holds_of_booking ON holds (booking_id) WHERE state IN ('held', 'confirmed');
CREATE INDEX holds_of_account ON holds (account_id) WHERE state = 'held';

-- Who sits where under a hold. A null seat is a lap infant's, or one lost by a change of aircraft.
CREATE TABLE hold_passengers (
  hold_id TEXT NOT NULL,
  passenger_id TEXT NOT NULL,
  seating TEXT NOT NULL CHECK (seating IN ('own_seat', 'lap')),
  with_passenger_id TEXT,
  seat TEXT,
  price_minor INTEGER NOT NULL,
  PRIMARY KEY (hold_id, passenger_id)
) STRICT, WITHOUT ROWID;
