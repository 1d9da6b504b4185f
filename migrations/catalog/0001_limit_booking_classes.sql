CREATE TABLE `route_fares` (
	`origin` text NOT NULL,
	`destination` text NOT NULL,
	`fares` text NOT NULL,
	PRIMARY KEY(`origin`, `destination`)
);
--> statement-breakpoint
ALTER TABLE `aircraft_types` ADD `class_limits` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
CREATE VIEW `fares_of_routes` AS
SELECT f.origin, f.destination, json_group_array(json_object(
    'fareId', f.fare_id, 'fareVersion', f.fare_version, 'cabin', f.cabin, 'fareBrand', f.fare_brand, 'name', b.name,
    'bookingClass', f.booking_class, 'fareBasis', f.fare_basis, 'adultMinor', f.adult_minor, 'childMinor', f.child_minor,
    'infantMinor', f.infant_minor, 'currency', f.currency, 'conditions', json(b.conditions)
  ) ORDER BY f.adult_minor, f.fare_id) AS fares
FROM fares AS f JOIN fare_brands AS b ON b.brand = f.fare_brand AND b.cabin = f.cabin
WHERE f.is_current = 1
GROUP BY f.origin, f.destination;--> statement-breakpoint
INSERT INTO `route_fares` SELECT origin, destination, fares FROM fares_of_routes;--> statement-breakpoint
CREATE TRIGGER `route_fares_after_insert` AFTER INSERT ON `fares` WHEN NEW.is_current = 1 BEGIN
  INSERT OR REPLACE INTO route_fares SELECT origin, destination, fares FROM fares_of_routes
    WHERE origin = NEW.origin AND destination = NEW.destination;
END;--> statement-breakpoint
CREATE TRIGGER `route_fares_after_update` AFTER UPDATE ON `fares` BEGIN
  DELETE FROM route_fares WHERE origin = NEW.origin AND destination = NEW.destination;
  INSERT OR REPLACE INTO route_fares SELECT origin, destination, fares FROM fares_of_routes
    WHERE origin = NEW.origin AND destination = NEW.destination;
END;--> statement-breakpoint
CREATE TRIGGER `route_fares_after_delete` AFTER DELETE ON `fares` BEGIN
  DELETE FROM route_fares WHERE origin = OLD.origin AND destination = OLD.destination;
  INSERT OR REPLACE INTO route_fares SELECT origin, destination, fares FROM fares_of_routes
    WHERE origin = OLD.origin AND destination = OLD.destination;
END;--> statement-breakpoint
CREATE TRIGGER `route_fares_after_brand_insert` AFTER INSERT ON `fare_brands` BEGIN
  INSERT OR REPLACE INTO route_fares SELECT origin, destination, fares FROM fares_of_routes;
END;--> statement-breakpoint
CREATE TRIGGER `route_fares_after_brand_update` AFTER UPDATE ON `fare_brands` BEGIN
  INSERT OR REPLACE INTO route_fares SELECT origin, destination, fares FROM fares_of_routes;
END;
