"""Whoever is owed a great deal is looked through by two indexes: what comes before what, and what is on its way."""

SQLITE = [
    "CREATE INDEX notification_lane_order ON notification (recipient_id, channel, urgency, due_at, id)"
    " WHERE state = 'owed'",
    "CREATE INDEX notification_on_its_way ON notification (channel, lease_until, recipient_id)"
    " WHERE state = 'owed' AND lease_until IS NOT NULL",
]
POSTGRES = SQLITE
