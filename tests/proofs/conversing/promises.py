"""What a single act must come to: no tap without an answer, no text that nobody takes or refuses, no stranger moved."""

from bot.engine.taps import read_tap
from models.dialog import DialogStatus
from tests.kit.person import Person
from tests.proofs.conversing.acts import Deed
from tests.proofs.conversing.invariants import OPEN, Moment


def the_act_was_answered(deed: Deed, person: Person, before: Moment, now: Moment) -> list[str]:
    """A tap changes the chat or is answered over it; what is written has something of the bot below it."""
    found = []
    if deed.tapped is not None and before.chat == now.chat and not person.toast and not _is_there(deed, now):
        found.append(f"the button « {deed.tapped.label} » ({deed.tapped.data}) is dead")
    if not deed.text:
        return found
    if now.newest < now.newest_own:
        found.append(f"nothing came after {deed.text[:40]!r}")
    if before.screen is not None and now.screen is not None and now.screen.rev == before.screen.rev:
        found.append(f"{deed.text[:40]!r} changed nothing and was not answered")
    return found


def _is_there(deed: Deed, now: Moment) -> bool:
    """Whether a tap, late on a message that moved on, asked for the very page that this message shows by now."""
    if deed.tapped is None or now.screen is None or now.screen.message_id != deed.tapped.message_id:
        return False
    family, _, rest = deed.tapped.data.partition("|")
    page, _, act = rest.partition("|")
    return family == "b1" and page == now.screen.page and act.startswith("open")


def nothing_typed_is_lost(deed: Deed, before: Moment, now: Moment) -> list[str]:
    """In a dialog a text is an answer, moves its question, or is refused in words above it."""
    if not deed.text or before.screen is None or now.screen is None:
        return []
    if before.screen.page != "dialog" or now.screen.page != "dialog" or now.screen.notice:
        return []
    number = before.screen.args["session"]
    was, is_now = before.sessions.get(number), now.sessions.get(number)
    if was is None or is_now is None or was["status"] != DialogStatus.ACTIVE:
        return []
    marks = ("answers", "step", "status", "turn", "ui")
    if now.screen.args["session"] == number and all(was[m] == is_now[m] for m in marks):
        return [f"{deed.text[:40]!r} at {was['dialog']}.{was['step']} is lost without a word"]
    return []


def nobody_else_moved(before: Moment, now: Moment) -> list[str]:
    """An act of one person leaves the dialogs of another alone."""
    names = ("answers", "step", "status", "turn", "ui", "sources")
    moved = [
        number
        for number in set(before.sessions) | set(now.sessions)
        if [before.sessions.get(number, {}).get(n) for n in names]
        != [now.sessions.get(number, {}).get(n) for n in names]
    ]
    return [f"the dialogs {moved} of somebody else changed"] if moved else []


def ways_lead_where_they_say(deed: Deed, before: Moment, now: Moment) -> list[str]:
    """« Précédent », « Modifier », « Annuler » and « Reprendre » of the question shown, with all answers kept."""
    tap = read_tap(deed.tapped.data) if deed.tapped is not None and deed.own else None
    if tap is None or before.screen is None or before.screen.args.get("session") != tap.session_id:
        return []
    was, is_now = before.sessions.get(tap.session_id), now.sessions.get(tap.session_id)
    is_live = deed.tapped is not None and deed.tapped.message_id == before.screen.message_id
    if was is None or is_now is None or not is_live or was["turn"] != tap.turn or was["status"] != "active":
        return []
    what = f"« {tap.act}:{tap.arg} » at {was['dialog']}.{was['step']}"
    if (
        tap.act in ("back", "edit", "cancel", "page", "show", "day", "days")
        and was["answers"] != is_now["answers"]
    ):
        return [] if tap.act == "day" else [f"{what} changed the answers"]
    if tap.act == "edit" and is_now["step"] != tap.arg:
        return [f"{what} led to {is_now['step']}"]
    if tap.act == "back" and is_now["step"] == was["step"]:
        return [f"{what} stayed"]
    if tap.act == "cancel" and is_now["status"] != DialogStatus.CANCELLED:
        return [f"{what} left it {is_now['status']}"]
    return []


def time_ends_what_it_should(deed: Deed, now: Moment, at: object) -> list[str]:
    """A dialog that nobody continued for its lifetime is over, and no other one is."""
    if not deed.moved:
        return []
    return [
        f"{row['dialog']} is {row['status']} after its time"
        for row in now.sessions.values()
        if row["status"] in OPEN and row["expires_at"] <= at
    ]


def language_is_spoken(deed: Deed, now: Moment) -> list[str]:
    """After « Langue » the person has the language that they chose."""
    if deed.language and now.member.language != deed.language:
        return [f"{deed.language} was chosen, {now.member.language} is spoken"]
    return []
