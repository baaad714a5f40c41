"""Has what others see of a departed person drawn again: no name stays where the bot can still edit (trust.md)."""

from typing import Any

from services.notifications import refresh_cards_among

_THREADS = "SELECT id FROM conversation WHERE client_id = :member_id OR profile_id IN ({p})"
_FILES = (
    "SELECT f.id FROM payroll_file f JOIN application a ON a.id = f.application_id"
    " JOIN mission m ON m.id = a.mission_id WHERE a.profile_id IN ({p}) OR m.organisation_id IN ({o})"
)
_APPLICATIONS = (
    "SELECT a.id FROM application a JOIN mission m ON m.id = a.mission_id"
    " WHERE a.profile_id IN ({p}) OR m.organisation_id IN ({o})"
)
_CONTESTED = "SELECT mission_measure_id FROM appeal WHERE member_id = :member_id"
# Which objects of each kind of card name the person or a profile that falls with them.
NAMED_IN = {
    "annulment": _APPLICATIONS,
    "appeal": "SELECT id FROM appeal WHERE member_id = :member_id",
    "application": _APPLICATIONS,
    "appointment": "SELECT id FROM appointment WHERE client_id = :member_id OR profile_id IN ({p})"
    " OR asked_for_id IN ({p})",
    "call": "SELECT c.id FROM call c WHERE c.caller_id = :member_id OR c.profile_id IN ({p})"
    " OR c.id IN (SELECT call_id FROM call_seat WHERE member_id = :member_id)",
    "certification": "SELECT id FROM profile WHERE id IN ({p})",
    "contacts": _THREADS,
    "conversation": _THREADS,
    "help_request": "SELECT id FROM help_request WHERE member_id = :member_id",
    "measure": "SELECT id FROM measure WHERE member_id = :member_id",
    "mission": "SELECT id FROM mission WHERE organisation_id IN ({o})",
    "mission_case": "SELECT d.mission_id FROM mission_measure d JOIN mission m ON m.id = d.mission_id"
    f" WHERE m.organisation_id IN ({{o}}) OR d.id IN ({_CONTESTED})",
    "mission_measure": "SELECT d.id FROM mission_measure d JOIN mission m ON m.id = d.mission_id"
    f" WHERE m.organisation_id IN ({{o}}) OR d.id IN ({_CONTESTED})",
    "payroll_file": _FILES,
    "payrolling": _FILES,
    "profile": "SELECT id FROM profile WHERE id IN ({p})",
    "scam_question": "SELECT id FROM scam_question WHERE member_id = :member_id",
    "scam_report": "SELECT id FROM scam_report WHERE reporter_id = :member_id OR profile_id IN ({p})",
}


async def redraw_what_names(member_id: int, ids: dict[str, str]) -> None:
    """Has every card and screen about these redrawn; `ids` are the profiles and organisations that fall, as SQL lists.

    Asked before rows are deleted, in the same transaction: drawn afterwards, they say what is left.
    """
    for kind, named in NAMED_IN.items():
        rows = named.format(**ids)
        values: dict[str, Any] = {"member_id": member_id} if ":member_id" in rows else {}
        await refresh_cards_among(kind, rows, **values)
