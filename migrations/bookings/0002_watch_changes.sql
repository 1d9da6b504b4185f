ALTER TABLE `bookings` ADD `changed_at` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `bookings` ADD `is_settling` integer DEFAULT false NOT NULL;--> statement-breakpoint
CREATE INDEX `bookings_by_change` ON `bookings` (`changed_at`);--> statement-breakpoint
CREATE INDEX `bookings_settling` ON `bookings` (`id`) WHERE is_settling = 1;