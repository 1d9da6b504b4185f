-- Decisions read a flight's memory, which loads the living rows once, and whole sets are written by their keys: an index
-- would cost every hold a write and serve nobody.
DROP INDEX seats_by_cabin;
DROP INDEX seats_by_hold;
DROP INDEX holds_due;
DROP INDEX holds_living;
DROP INDEX holds_of_booking;
DROP INDEX holds_of_account;
DROP INDEX holds_changing;
