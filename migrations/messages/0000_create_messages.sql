CREATE TABLE `dead_letters` (
	`id` text PRIMARY KEY NOT NULL,
	`queue` text NOT NULL,
	`body` text NOT NULL,
	`first_seen_at` integer NOT NULL,
	`last_seen_at` integer NOT NULL,
	`attempts` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `dead_letters_by_time` ON `dead_letters` (`first_seen_at`);--> statement-breakpoint
CREATE TABLE `mailbox` (
	`id` text PRIMARY KEY NOT NULL,
	`to_address` text NOT NULL,
	`subject` text NOT NULL,
	`text` text NOT NULL,
	`html` text NOT NULL,
	`attachments` text NOT NULL,
	`received_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `mailbox_by_time` ON `mailbox` (`received_at`);--> statement-breakpoint
CREATE INDEX `mailbox_by_recipient` ON `mailbox` (`to_address`,`received_at`);--> statement-breakpoint
CREATE TABLE `messages` (
	`id` text PRIMARY KEY NOT NULL,
	`event_id` text NOT NULL,
	`recipient_role` text NOT NULL,
	`template` text NOT NULL,
	`booking_id` text,
	`state` text NOT NULL,
	`reason` text,
	`attempts` integer NOT NULL,
	`not_before` integer NOT NULL,
	`claimed_at` integer NOT NULL,
	`handed_over_at` integer,
	`transport` text,
	`provider_id` text,
	`content` text,
	`settled_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `messages_by_key` ON `messages` (`event_id`,`recipient_role`,`template`);--> statement-breakpoint
CREATE INDEX `messages_by_state` ON `messages` (`state`,`claimed_at`);--> statement-breakpoint
CREATE INDEX `messages_with_content` ON `messages` (`claimed_at`) WHERE content IS NOT NULL;