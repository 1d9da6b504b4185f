-- The roles there are, and the audience each of them opens. A new role is a new migration.
INSERT INTO `roles` (`name`, `audience`) VALUES
	('traveller', 'skyhold:travellers'),
	('agent', 'skyhold:staff'),
	('operations', 'skyhold:staff'),
	('viewer', 'skyhold:staff'),
	('admin', 'skyhold:staff');
