-- A seat change is a hold of its own on the other seats. It takes no place in a class: its seat_count is what it claims
-- until it is confirmed, and nothing from then on, because its seats have passed to the hold it changes.
ALTER TABLE holds ADD COLUMN changes_hold_id TEXT;
CREATE INDEX holds_changing ON holds (changes_hold_id) WHERE state = 'held' AND changes_hold_id IS NOT NULL;
-- Under a change: what was charged for the seat that is left.
ALTER TABLE hold_passengers ADD COLUMN paid_minor INTEGER;
