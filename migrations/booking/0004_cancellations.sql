-- What of the price hangs on whom and where; null for bookings that were sold before it was written down.
ALTER TABLE booking ADD COLUMN price_shares TEXT;

-- Flights as they were sold, beside how they are now, so that a significant change can be seen.
ALTER TABLE segments ADD COLUMN sold_departing_at INTEGER NOT NULL DEFAULT 0;
ALTER TABLE segments ADD COLUMN sold_arriving_at INTEGER NOT NULL DEFAULT 0;
ALTER TABLE segments ADD COLUMN is_cancelled_by_carrier INTEGER NOT NULL DEFAULT 0;
UPDATE segments SET
  sold_departing_at = departing_at,
  sold_arriving_at = CAST(strftime('%s', json_extract(on_wire, '$.arriving_at_utc')) AS INTEGER) * 1000;

-- A place: a passenger on a flight, what a seat chosen by name cost there, and the cancellation that gave it up.
ALTER TABLE seats ADD COLUMN price_minor INTEGER NOT NULL DEFAULT 0;
ALTER TABLE seats ADD COLUMN cancellation_id TEXT;

-- What was promised to come back. Only the newest of a booking can be confirmed, and only while the booking is what it was.
CREATE TABLE quotes (
  quote_id TEXT PRIMARY KEY,
  position INTEGER NOT NULL UNIQUE,
  booking_version INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  terms TEXT NOT NULL
) STRICT;

-- One row a cancellation. The step is stored before it is taken, its outcome before the next.
CREATE TABLE cancellations (
  cancellation_id TEXT PRIMARY KEY,
  position INTEGER NOT NULL UNIQUE,
  -- The key that confirmed it; null for what the airline cancelled.
  key TEXT,
  requested_by TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  terms TEXT NOT NULL,
  is_settled INTEGER NOT NULL,
  progress TEXT NOT NULL
) STRICT;
