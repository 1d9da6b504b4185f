ALTER TABLE `flights` ADD `withdrawn_at` integer;--> statement-breakpoint
ALTER TABLE `schedules` ADD `rolled_out_to` text;--> statement-breakpoint
CREATE INDEX `schedules_by_number` ON `schedules` (`flight_number`,`valid_from`,`id`);