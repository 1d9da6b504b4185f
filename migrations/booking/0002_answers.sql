-- What was answered first to each key, by the route it was sent to: a key means something only there.
CREATE TABLE answers (
  route TEXT NOT NULL,
  key TEXT NOT NULL,
  request_hash TEXT NOT NULL,
  status INTEGER NOT NULL,
  answer TEXT NOT NULL,
  PRIMARY KEY (route, key)
) STRICT, WITHOUT ROWID;
INSERT INTO answers (route, key, request_hash, status, answer)
  SELECT 'bookings', key, request_hash, 201, answer FROM first_answer;
DROP TABLE first_answer;
