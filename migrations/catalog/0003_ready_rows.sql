CREATE TABLE `country_taxes` (
	`country` text PRIMARY KEY NOT NULL,
	`taxes` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `routes` (
	`origin` text NOT NULL,
	`destination` text NOT NULL,
	PRIMARY KEY(`origin`, `destination`)
);
--> statement-breakpoint
CREATE INDEX `routes_by_destination` ON `routes` (`destination`,`origin`);--> statement-breakpoint
CREATE TABLE `code_airports` (
	`code` text PRIMARY KEY NOT NULL,
	`airports` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `route_fares_by_destination` ON `route_fares` (`destination`);--> statement-breakpoint
CREATE VIEW `airports_of_codes` AS
SELECT code, json_group_array(json_object(
    'iata', iata, 'name', name, 'city', city, 'country', country, 'timeZone', time_zone,
    'latitude', latitude, 'longitude', longitude
  ) ORDER BY iata) AS airports
FROM (SELECT iata AS code, * FROM airports UNION ALL SELECT city, * FROM airports WHERE city <> iata)
GROUP BY code;--> statement-breakpoint
INSERT INTO `code_airports` SELECT code, airports FROM airports_of_codes;--> statement-breakpoint
CREATE TRIGGER `code_airports_after_insert` AFTER INSERT ON `airports` BEGIN
  INSERT OR REPLACE INTO code_airports SELECT code, airports FROM airports_of_codes WHERE code IN (NEW.iata, NEW.city);
END;--> statement-breakpoint
CREATE TRIGGER `code_airports_after_update` AFTER UPDATE ON `airports` BEGIN
  DELETE FROM code_airports WHERE code IN (OLD.iata, OLD.city);
  INSERT OR REPLACE INTO code_airports SELECT code, airports FROM airports_of_codes
    WHERE code IN (OLD.iata, OLD.city, NEW.iata, NEW.city);
END;--> statement-breakpoint
CREATE TRIGGER `code_airports_after_delete` AFTER DELETE ON `airports` BEGIN
  DELETE FROM code_airports WHERE code IN (OLD.iata, OLD.city);
  INSERT OR REPLACE INTO code_airports SELECT code, airports FROM airports_of_codes WHERE code IN (OLD.iata, OLD.city);
END;--> statement-breakpoint
CREATE VIEW `taxes_of_countries` AS
SELECT country, json_group_array(json_object(
    'code', code, 'version', rule_version, 'name', name, 'basis', basis, 'amountMinor', amount_minor,
    'basisPoints', basis_points, 'capMinor', cap_minor, 'currency', currency, 'country', country,
    'passengerTypes', json(passenger_types), 'isInternational', is_international, 'cabins', json(cabins),
    'effectiveFrom', effective_from, 'effectiveTo', effective_to
  ) ORDER BY code, rule_version) AS taxes
FROM tax_rules
GROUP BY country;--> statement-breakpoint
INSERT INTO `country_taxes` SELECT country, taxes FROM taxes_of_countries;--> statement-breakpoint
CREATE TRIGGER `country_taxes_after_insert` AFTER INSERT ON `tax_rules` BEGIN
  INSERT OR REPLACE INTO country_taxes SELECT country, taxes FROM taxes_of_countries WHERE country = NEW.country;
END;--> statement-breakpoint
CREATE TRIGGER `country_taxes_after_update` AFTER UPDATE ON `tax_rules` BEGIN
  DELETE FROM country_taxes WHERE country = OLD.country;
  INSERT OR REPLACE INTO country_taxes SELECT country, taxes FROM taxes_of_countries
    WHERE country IN (OLD.country, NEW.country);
END;--> statement-breakpoint
CREATE TRIGGER `country_taxes_after_delete` AFTER DELETE ON `tax_rules` BEGIN
  DELETE FROM country_taxes WHERE country = OLD.country;
  INSERT OR REPLACE INTO country_taxes SELECT country, taxes FROM taxes_of_countries WHERE country = OLD.country;
END;--> statement-breakpoint
INSERT INTO `routes` SELECT DISTINCT origin, destination FROM flights;--> statement-breakpoint
CREATE TRIGGER `routes_after_insert` AFTER INSERT ON `flights`
WHEN NOT EXISTS (SELECT 1 FROM routes WHERE origin = NEW.origin AND destination = NEW.destination) BEGIN
  INSERT INTO routes VALUES (NEW.origin, NEW.destination);
END;--> statement-breakpoint
CREATE TRIGGER `routes_after_update` AFTER UPDATE OF `origin`, `destination` ON `flights`
WHEN NOT EXISTS (SELECT 1 FROM routes WHERE origin = NEW.origin AND destination = NEW.destination) BEGIN
  INSERT INTO routes VALUES (NEW.origin, NEW.destination);
END;
