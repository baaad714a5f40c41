"""What became of a town after the weather: nothing lost, doubled or out of order, every screen as it was decided."""

import re
from collections import Counter
from itertools import pairwise

from models.delivery import InboxState, InboxUpdate, Notification, Screen
from models.member import Member
from tests.bot.pages_for_tests import counted
from tests.proofs.proof import Tally
from tests.proofs.weather.stormy import REFERENCE
from tests.proofs.weather.town import Inhabitant, Town

UNREACHABLE = "unreachable"


async def judge(town: Town, tally: Tally, *, ordered: bool = True) -> None:
    """Counts for everybody what must not have happened; the order of notifications only when it is `ordered`."""
    mailed = [REFERENCE.findall(mail["subject"]) for mail in town.world.mail.all()]
    by_mail = Counter(reference for found in mailed for reference in found)
    for person in town.people:
        seen = [r for text in town.texts(person) for r in REFERENCE.findall(text)]
        await _effects(person, tally)
        await _arrivals(town, person, seen, by_mail, tally)
        if ordered:
            numbers = [int(reference[5:]) for reference in seen]
            tally.broken["notifications out of order"] += sum(a > b for a, b in pairwise(numbers))
        await _screen(town, person, tally)
    tally.broken["updates given up"] = await InboxUpdate.filter(state=InboxState.DEAD).count()
    faults = town.request.record.faults
    tally.notes.append(
        f"{sum(by_mail.values())} notifications went by e-mail instead; {faults['without any address']} were dropped as"
        f" unreachable for people without an address; {faults['doubled']} came twice because their answer was lost."
    )


async def _effects(person: Inhabitant, tally: Tally) -> None:
    had = await counted(person.member_id)
    tally.broken["effects lost"] += max(0, person.said - had)
    tally.broken["effects doubled"] += max(0, had - person.said)


async def _arrivals(
    town: Town, person: Inhabitant, seen: list[str], by_mail: Counter[str], tally: Tally
) -> None:
    lost = town.request.record.lost
    rows = {row.dedupe_key: row for row in await Notification.filter(recipient_id=person.member_id)}
    for reference in person.must:
        times = seen.count(reference) + by_mail[reference]
        dropped = rows[f"{reference}:telegram"].error == UNREACHABLE
        if not times:
            # Whoever blocked the bot and has no address cannot be told: the row says so.
            told = person.has_mail or not dropped
            tally.broken["notifications lost"] += told
            town.request.record.faults["without any address"] += not told
    for reference in {*person.must, *person.may}:
        # Who seems to have blocked the bot for a moment may read a thing on both ways: that is no double.
        more = max(0, seen.count(reference) - 1) + max(0, by_mail[reference] - 1)
        tally.broken["notifications doubled although their answer came"] += (
            more if reference not in lost else 0
        )
        town.request.record.faults["doubled"] += more if reference in lost else 0


async def _screen(town: Town, person: Inhabitant, tally: Tally) -> None:
    member = await Member.get(id=person.member_id)
    if not person.writes:
        tally.broken["blocked people who count as reachable"] += member.unreachable_at is None
        return
    screen = await Screen.get(member_id=person.member_id)
    messages = {m["message_id"]: m.get("text", "") for m in town.world.chat(person.user_id, None).messages}
    shown = messages.get(screen.message_id or 0, "")
    wanted = f"Salle {person.number}-{person.said}"
    tally.broken["screens that do not show what was decided"] += not re.search(rf"{wanted}\b", shown)
