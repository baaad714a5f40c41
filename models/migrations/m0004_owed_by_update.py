"""Which update a notification is owed for, so that the logs tell a message's whole way."""

SQLITE = ["ALTER TABLE notification ADD COLUMN update_id BIGINT"]
POSTGRES = SQLITE
