CREATE TABLE `erasure_position` (
	`list` text PRIMARY KEY NOT NULL,
	`erased_at` integer NOT NULL,
	`user_id` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `erasures` (
	`user_id` text PRIMARY KEY NOT NULL,
	`erased_at` integer NOT NULL,
	`due_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `erasures_by_due` ON `erasures` (`due_at`);--> statement-breakpoint
ALTER TABLE `bookings` ADD `erased_at` integer;--> statement-breakpoint
CREATE INDEX `bookings_erased` ON `bookings` (`erased_at`,`id`) WHERE erased_at IS NOT NULL;