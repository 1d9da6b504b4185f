-- Who made an event happen and the facts of it, without anything personal: the timeline is read from the events.
ALTER TABLE events ADD COLUMN actor TEXT NOT NULL DEFAULT 'skyhold';
ALTER TABLE events ADD COLUMN facts TEXT NOT NULL DEFAULT '{}';

-- Double entry: the postings of an event sum to zero. A cause is posted once for each kind, whoever hears of it how often.
CREATE TABLE postings (
  event_number INTEGER NOT NULL REFERENCES events (number),
  account TEXT NOT NULL,
  amount_minor INTEGER NOT NULL,
  kind TEXT NOT NULL,
  cause TEXT NOT NULL,
  PRIMARY KEY (event_number, account),
  UNIQUE (kind, cause, account)
) STRICT, WITHOUT ROWID;
