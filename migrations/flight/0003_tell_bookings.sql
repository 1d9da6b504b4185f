-- When the booking of an expired hold is told that it died, unless the booking has given the hold back by itself by then.
ALTER TABLE holds ADD COLUMN tell_booking_at INTEGER;
CREATE INDEX holds_to_tell ON holds (tell_booking_at) WHERE tell_booking_at IS NOT NULL;
