CREATE TABLE `booking_flights` (
	`booking_id` text NOT NULL,
	`flight_id` text NOT NULL,
	`departing_at` integer NOT NULL,
	`is_confirmed` integer NOT NULL,
	PRIMARY KEY(`booking_id`, `flight_id`)
);
--> statement-breakpoint
CREATE INDEX `booking_flights_by_flight` ON `booking_flights` (`flight_id`);--> statement-breakpoint
CREATE INDEX `booking_flights_by_departure` ON `booking_flights` (`is_confirmed`,`departing_at`,`booking_id`,`flight_id`);--> statement-breakpoint
CREATE TABLE `booking_names` (
	`booking_id` text NOT NULL,
	`name_hash` text NOT NULL,
	PRIMARY KEY(`booking_id`, `name_hash`)
);
--> statement-breakpoint
CREATE TABLE `bookings` (
	`id` text PRIMARY KEY NOT NULL,
	`reference` text NOT NULL,
	`owner_id` text NOT NULL,
	`status` text NOT NULL,
	`payment_status` text NOT NULL,
	`payment_required_by` integer NOT NULL,
	`total_minor` integer NOT NULL,
	`currency` text NOT NULL,
	`email_hash` text NOT NULL,
	`version` integer NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `bookings_reference_unique` ON `bookings` (`reference`);--> statement-breakpoint
CREATE INDEX `bookings_by_owner` ON `bookings` (`owner_id`,`created_at`,`id`);--> statement-breakpoint
CREATE INDEX `bookings_by_email` ON `bookings` (`email_hash`);--> statement-breakpoint
CREATE INDEX `bookings_by_deadline` ON `bookings` (`status`,`payment_required_by`);--> statement-breakpoint
CREATE INDEX `bookings_by_age` ON `bookings` (`created_at`,`id`);