ALTER TABLE `users` ADD `holds_per_flight` integer;--> statement-breakpoint
ALTER TABLE `users` ADD `holds_per_account` integer;--> statement-breakpoint
CREATE INDEX `users_erased` ON `users` (`erased_at`,`id`) WHERE erased_at IS NOT NULL;