"""Titles of missions and names of organisations are kept folded for the team's searches, as those of members are.

A trigger on the own row empties what changed: one that touched missions when their company is renamed would take locks
in another order than whoever holds a mission and then its company.
"""

_FOLDED = [
    "ALTER TABLE mission ADD COLUMN folded TEXT NOT NULL DEFAULT ''",
    "CREATE INDEX mission_unfolded ON mission (id) WHERE folded = '' AND published_at IS NOT NULL",
    "ALTER TABLE profile ADD COLUMN folded TEXT NOT NULL DEFAULT ''",
    "CREATE INDEX profile_unfolded ON profile (id)"
    " WHERE folded = '' AND organisation_id IS NOT NULL AND deleted_at IS NULL",
]

SQLITE = [
    *_FOLDED,
    "CREATE TRIGGER mission_refold AFTER UPDATE OF title ON mission WHEN NEW.folded <> ''"
    " BEGIN UPDATE mission SET folded = '' WHERE id = NEW.id; END",
    "CREATE TRIGGER profile_refold AFTER UPDATE OF display_name ON profile WHEN NEW.folded <> ''"
    " BEGIN UPDATE profile SET folded = '' WHERE id = NEW.id; END",
]
POSTGRES = [
    *_FOLDED,
    "CREATE TRIGGER mission_refold BEFORE UPDATE OF title ON mission"
    " FOR EACH ROW EXECUTE FUNCTION forget_folded_name()",
    "CREATE TRIGGER profile_refold BEFORE UPDATE OF display_name ON profile"
    " FOR EACH ROW EXECUTE FUNCTION forget_folded_name()",
]
