CREATE TABLE `erasure_positions` (
	`list` text PRIMARY KEY NOT NULL,
	`erased_at` integer NOT NULL,
	`entry_id` text NOT NULL
);
--> statement-breakpoint
ALTER TABLE `messages` ADD `user_id` text;--> statement-breakpoint
CREATE INDEX `messages_by_booking` ON `messages` (`booking_id`) WHERE booking_id IS NOT NULL;--> statement-breakpoint
CREATE INDEX `messages_by_user` ON `messages` (`user_id`) WHERE user_id IS NOT NULL;