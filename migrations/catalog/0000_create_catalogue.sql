CREATE TABLE `aircraft` (
	`registration` text PRIMARY KEY NOT NULL,
	`type` text NOT NULL,
	FOREIGN KEY (`type`) REFERENCES `aircraft_types`(`code`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `aircraft_by_type` ON `aircraft` (`type`);--> statement-breakpoint
CREATE TABLE `aircraft_types` (
	`code` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`layout` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE `seat_prices` (
	`cabin` text NOT NULL,
	`kind` text NOT NULL,
	`amount_minor` integer NOT NULL,
	`currency` text NOT NULL,
	PRIMARY KEY(`cabin`, `kind`)
);
--> statement-breakpoint
CREATE TABLE `audit` (
	`seq` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`at` integer NOT NULL,
	`actor` text NOT NULL,
	`request_id` text NOT NULL,
	`action` text NOT NULL,
	`entity` text NOT NULL,
	`entity_id` text NOT NULL,
	`before` text,
	`after` text,
	`previous_mac` text,
	`mac` text
);
--> statement-breakpoint
CREATE INDEX `audit_by_entity` ON `audit` (`entity`,`entity_id`);--> statement-breakpoint
CREATE TABLE `fare_brands` (
	`brand` text NOT NULL,
	`cabin` text NOT NULL,
	`name` text NOT NULL,
	`position` integer NOT NULL,
	`conditions` text NOT NULL,
	PRIMARY KEY(`brand`, `cabin`)
);
--> statement-breakpoint
CREATE TABLE `fares` (
	`fare_id` text NOT NULL,
	`fare_version` integer NOT NULL,
	`origin` text NOT NULL,
	`destination` text NOT NULL,
	`cabin` text NOT NULL,
	`fare_brand` text NOT NULL,
	`booking_class` text NOT NULL,
	`fare_basis` text NOT NULL,
	`adult_minor` integer NOT NULL,
	`child_minor` integer NOT NULL,
	`infant_minor` integer NOT NULL,
	`currency` text NOT NULL,
	`is_current` integer NOT NULL,
	`effective_from` integer NOT NULL,
	`ended_at` integer,
	PRIMARY KEY(`fare_id`, `fare_version`)
);
--> statement-breakpoint
CREATE INDEX `fares_by_route` ON `fares` (`origin`,`destination`,`is_current`);--> statement-breakpoint
CREATE UNIQUE INDEX `fares_one_current` ON `fares` (`origin`,`destination`,`cabin`,`fare_brand`,`booking_class`) WHERE "fares"."is_current" = 1;--> statement-breakpoint
CREATE TABLE `tax_rules` (
	`code` text NOT NULL,
	`rule_version` integer NOT NULL,
	`name` text NOT NULL,
	`basis` text NOT NULL,
	`amount_minor` integer NOT NULL,
	`basis_points` integer NOT NULL,
	`cap_minor` integer,
	`currency` text NOT NULL,
	`country` text NOT NULL,
	`passenger_types` text NOT NULL,
	`is_international` integer,
	`cabins` text,
	`is_refundable` integer NOT NULL,
	`effective_from` integer NOT NULL,
	`effective_to` integer,
	PRIMARY KEY(`code`, `rule_version`)
);
--> statement-breakpoint
CREATE INDEX `tax_rules_by_country` ON `tax_rules` (`country`,`effective_from`);--> statement-breakpoint
CREATE TABLE `availability` (
	`flight_id` text PRIMARY KEY NOT NULL,
	`version` integer NOT NULL,
	`plan_version` integer NOT NULL,
	`classes` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `flight_changes` (
	`flight_id` text NOT NULL,
	`plan_version` integer NOT NULL,
	`changed_at` integer NOT NULL,
	`kinds` text NOT NULL,
	PRIMARY KEY(`flight_id`, `plan_version`)
);
--> statement-breakpoint
CREATE TABLE `flights` (
	`id` text PRIMARY KEY NOT NULL,
	`schedule_id` text,
	`carrier` text NOT NULL,
	`flight_number` text NOT NULL,
	`origin` text NOT NULL,
	`destination` text NOT NULL,
	`departure_date` text NOT NULL,
	`departing_at` integer NOT NULL,
	`arriving_at` integer NOT NULL,
	`aircraft_type` text NOT NULL,
	`registration` text,
	`status` text NOT NULL,
	`gate` text,
	`origin_terminal` text,
	`destination_terminal` text,
	`sales_close_at` integer NOT NULL,
	`plan_version` integer DEFAULT 1 NOT NULL,
	`opened_at` integer,
	`acknowledged_plan_version` integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `flights_by_number` ON `flights` (`flight_number`,`departure_date`);--> statement-breakpoint
CREATE INDEX `flights_by_route` ON `flights` (`origin`,`destination`,`departure_date`);--> statement-breakpoint
CREATE INDEX `flights_by_date` ON `flights` (`departure_date`);--> statement-breakpoint
CREATE INDEX `flights_by_destination` ON `flights` (`destination`);--> statement-breakpoint
CREATE INDEX `flights_by_aircraft_type` ON `flights` (`aircraft_type`);--> statement-breakpoint
CREATE INDEX `flights_by_registration` ON `flights` (`registration`) WHERE "flights"."registration" IS NOT NULL;--> statement-breakpoint
CREATE INDEX `flights_not_acknowledged` ON `flights` (`id`) WHERE "flights"."opened_at" IS NOT NULL AND "flights"."acknowledged_plan_version" < "flights"."plan_version";--> statement-breakpoint
CREATE TABLE `schedules` (
	`id` text PRIMARY KEY NOT NULL,
	`carrier` text NOT NULL,
	`flight_number` text NOT NULL,
	`origin` text NOT NULL,
	`destination` text NOT NULL,
	`departs_at_local` text NOT NULL,
	`arrives_at_local` text NOT NULL,
	`arrival_day_offset` integer NOT NULL,
	`weekdays` integer NOT NULL,
	`valid_from` text NOT NULL,
	`valid_to` text,
	`aircraft_type` text NOT NULL,
	`origin_terminal` text,
	`destination_terminal` text,
	`version` integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE INDEX `schedules_by_route` ON `schedules` (`origin`,`destination`);--> statement-breakpoint
CREATE INDEX `schedules_by_destination` ON `schedules` (`destination`);--> statement-breakpoint
CREATE INDEX `schedules_by_aircraft_type` ON `schedules` (`aircraft_type`);--> statement-breakpoint
CREATE TABLE `airports` (
	`iata` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`city` text NOT NULL,
	`country` text NOT NULL,
	`time_zone` text NOT NULL,
	`latitude` real NOT NULL,
	`longitude` real NOT NULL,
	`terminals` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`city`) REFERENCES `cities`(`code`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `airports_by_city` ON `airports` (`city`);--> statement-breakpoint
CREATE TABLE `cities` (
	`code` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`country` text NOT NULL,
	`time_zone` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE `place_keys` (
	`key` text NOT NULL,
	`kind` text NOT NULL,
	`code` text NOT NULL,
	`rank` integer NOT NULL,
	PRIMARY KEY(`key`, `kind`, `code`)
);
--> statement-breakpoint
CREATE INDEX `place_keys_by_place` ON `place_keys` (`kind`,`code`);