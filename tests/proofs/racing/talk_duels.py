"""Duels about talking: messages, reports, ringing, places in a room, a choice that runs out."""

from collections.abc import Awaitable, Callable
from datetime import timedelta

from core import clock
from core.keys import KeyRing
from models.call import Call, CallSeat, CallStatus, SeatRole
from models.conversation import Conversation, Message
from models.delivery import Notification
from models.member import Member
from models.scam_report import ScamReport
from services import calls, conversations, presence, scam_reports
from tests.proofs.racing.call_duels import clear, online, people_of
from tests.proofs.racing.duels import Act, Duel, Facts, at_once, winners
from tests.services.booking_scene import make_client, make_professional

KEYS = KeyRing(b"r" * 32)
_STORY = "On m’a demandé de l’argent avant tout rendez-vous."
_ALWAYS = {weekday: [(0, 1440)] for weekday in range(7)}


async def pair_of(place: int) -> Facts:
    owner, profile = await make_professional(f"T{place}", hours=_ALWAYS)
    client = await make_client(f"S{place}")
    return {"owner": owner.id, "client": client.id, "profile": profile.id, "now": clock.now().isoformat()}


async def _thread(place: int) -> Facts:
    facts = await pair_of(place)
    first = await conversations.leave_message(
        await Member.get(id=facts["client"]), facts["profile"], "Bonjour", place + 1
    )
    row = await Conversation.get(id=first.conversation_id)
    return facts | {"id": row.id, "message": first.id, "source": place + 1, "seen": row.version}


async def _write_first(facts: Facts) -> object:
    return await conversations.leave_message(
        await Member.get(id=facts["client"]), facts["profile"], "Bonjour"
    )


async def _reply(facts: Facts) -> object:
    return await conversations.reply(await Member.get(id=facts["owner"]), facts["id"], "Volontiers")


async def _edit(facts: Facts) -> object:
    return await conversations.edit_message(await Member.get(id=facts["client"]), facts["source"], "Bonsoir")


async def _read(facts: Facts) -> object:
    return await conversations.read_conversation(facts["id"], await Member.get(id=facts["owner"]))


async def _one_thread(facts: Facts, came: list[tuple[str, str]]) -> list[str]:
    rows = await Conversation.filter(profile_id=facts["profile"], client_id=facts["client"])
    written = await Message.filter(conversation_id__in=[row.id for row in rows]).count()
    before = 1 if "id" in facts else 0
    sent = [name for name in winners(came) if name in ("write", "reply")]
    wrong = [] if len(rows) == 1 else [f"{len(rows)} conversations of one pair"]
    if written != before + len(sent):
        wrong.append(f"{written - before} messages of {len(sent)} that were sent")
    if rows and rows[0].version - facts.get("seen", 1) != len(sent):
        wrong.append(
            f"{rows[0].version - facts.get('seen', 1)} steps of the version for {len(sent)} messages"
        )
    if len(winners(came)) != len(came):
        wrong.append(f"refused: {came}")
    return wrong + await _rung_once(facts, came)


async def _rung_once(facts: Facts, came: list[tuple[str, str]]) -> list[str]:
    """What nobody has been told yet is told once a side, however many messages it is."""
    names = {name for name, _ in came}
    wrong = []
    for side, act in (("owner", "write"), ("client", "reply")):
        rung = await Notification.filter(recipient_id=facts[side], key="message.received").count()
        expected = int(act in names or (side == "owner" and "id" in facts))
        if rung != expected:
            wrong.append(f"the {side} was rung {rung} times instead of {expected}")
    return wrong


async def _file(facts: Facts) -> object:
    reporter = await Member.get(id=facts["client"])
    return await scam_reports.file_report(reporter, facts["profile"], "advance", _STORY)


async def _one_case(facts: Facts, came: list[tuple[str, str]]) -> list[str]:
    cases = await ScamReport.filter(reporter_id=facts["client"])
    # The first is received, what comes later completes it.
    receipts = ["scam.received", "scam.completed"]
    told = await Notification.filter(recipient_id=facts["client"], key__in=receipts).count()
    won = len(winners(came))
    wrong = [] if len(cases) == 1 else [f"{len(cases)} cases of one report"]
    if told != won:
        wrong.append(f"{told} receipts for {won} reports")
    if cases and cases[0].version != won:
        wrong.append(f"version {cases[0].version} after {won} reports")
    return wrong


async def _callable(place: int) -> Facts:
    colleagues, caller, profile_id = await people_of(place)
    owner, profile = await make_professional(f"R{place}", hours={})
    for each in (profile_id, profile.id):
        await online(each)
    facts: Facts = {"colleagues": colleagues, "caller": caller, "profile": profile_id, "owner": owner.id}
    facts |= {"second": profile.id, "rival": (await make_client(f"Q{place}")).id}
    return facts | {"now": clock.now().isoformat()}


def _ring(who: str, whom: str) -> Callable[[Facts], Awaitable[object]]:
    async def act(facts: Facts) -> object:
        return await calls.ring(await Member.get(id=facts[who]), facts[whom])

    return act


async def _offline(facts: Facts) -> object:
    return await presence.go_offline(await Member.get(id=facts["colleagues"][0]), facts["profile"])


async def _ringing(place: int) -> Facts:
    facts = await _callable(place)
    call = await calls.ring(await Member.get(id=facts["caller"]), facts["profile"])
    return facts | {"id": call.id}


async def _answer(facts: Facts) -> object:
    return await calls.answer(facts["id"], await Member.get(id=facts["colleagues"][0]))


async def _answered(place: int) -> Facts:
    """An answered call with the caller's link."""
    facts = await _ringing(place)
    await _answer(facts)
    return facts | {"link": await _link(facts["id"], facts["caller"])}


async def _link(call_id: int, member_id: int) -> str:
    url = await calls.call_url(
        "https://e.example", KEYS, await Call.get(id=call_id), await Member.get(id=member_id)
    )
    return url.partition("#")[2]


async def _take(facts: Facts) -> None:
    session = await calls.take_seat(KEYS, facts["link"])
    # What the place was given for is looked at while the place is still the session's own or already another's.
    assert session.secret


async def _hang_up(facts: Facts) -> object:
    return await calls.hang_up(facts["id"], facts["caller"])


async def _come(facts: Facts) -> object:
    return await calls.join(facts["id"], facts["caller"])


async def _one_place(facts: Facts, came: list[tuple[str, str]]) -> list[str]:
    call = await Call.get(id=facts["id"])
    seat = await CallSeat.get(call_id=call.id, member_id=facts["caller"])
    won = winners(came)
    wrong = []
    if call.status is CallStatus.ENDED and (seat.session_hash is not None or seat.present):
        wrong.append("a place is kept in a call that has ended")
    if call.status is not CallStatus.ENDED and "take" in won and seat.session_hash is None:
        wrong.append("a place that was taken is nobody's")
    if seat.generation != 1:
        wrong.append(f"generation {seat.generation} although no link was replaced")
    if won.count("hang_up") > 1:
        wrong.append("hung up twice")
    await clear(call)
    return wrong


async def _free_again(facts: Facts, came: list[tuple[str, str]]) -> list[str]:
    """One telephone rings or talks at a time, on either side."""
    wrong = []
    busy = (CallStatus.RINGING, CallStatus.ACCEPTED)
    for profile in (facts["profile"], facts["second"]):
        found = await Call.filter(profile_id=profile, status__in=busy)
        if len(found) > 1:
            wrong.append(f"one profile is busy with {[call.status.value for call in found]}")
    for caller in (facts["caller"], facts["rival"]):
        found = await Call.filter(caller_id=caller, status__in=busy)
        if len(found) > 1:
            wrong.append("one caller rings twice")
    ringing = await Call.filter(profile_id=facts["profile"], status=CallStatus.RINGING).exists()
    if ringing and "offline" in winners(came):
        wrong.append("it rings where everybody went offline")
    for row in await Call.filter(profile_id__in=[facts["profile"], facts["second"]], status__in=busy):
        await clear(row)
    return wrong


async def _room(place: int) -> Facts:
    """An open room of an appointment with a firm, with both colleagues' links."""
    colleagues, client, profile_id = await people_of(place)
    at = clock.now()
    call = await Call.create(
        profile_id=profile_id, caller_id=client, status=CallStatus.ACCEPTED, created_at=at, opens_at=at,
        closes_at=at + timedelta(hours=1),
    )  # fmt: skip
    for member_id in colleagues:
        await CallSeat.create(call_id=call.id, member_id=member_id, role=SeatRole.PROFESSIONAL)
    links = [await _link(call.id, member_id) for member_id in colleagues]
    return {"id": call.id, "links": links, "now": at.isoformat()}


def _sit(which: int) -> Callable[[Facts], Awaitable[object]]:
    async def act(facts: Facts) -> object:
        return await calls.take_seat(KEYS, facts["links"][which])

    return act


async def _one_colleague(facts: Facts, came: list[tuple[str, str]]) -> list[str]:
    held = await CallSeat.filter(call_id=facts["id"], session_hash__not_isnull=True).count()
    await clear(await Call.get(id=facts["id"]))
    return [] if held == 1 and len(set(winners(came))) == 1 else [f"{held} colleagues in one place: {came}"]


def acts_of(**players: Callable[[Facts], Awaitable[object]]) -> tuple[Act, ...]:
    return tuple(Act(name, do, at_once) for name, do in players.items())


def talk_duels() -> tuple[Duel, ...]:
    """Messages, reports, ringing, places and choices."""
    theirs, mine = _ring("rival", "profile"), _ring("caller", "profile")
    return (
        Duel("first message twice", pair_of, acts_of(write=_write_first), _one_thread),
        Duel("two replies", _thread, acts_of(reply=_reply), _one_thread),
        Duel("reply × read × edit", _thread, acts_of(reply=_reply, read=_read, edit=_edit), _one_thread),
        Duel("read × edit", _thread, acts_of(read=_read, edit=_edit), _one_thread),
        Duel("report twice", pair_of, acts_of(file=_file), _one_case),
        Duel("two callers ring one", _callable, acts_of(mine=mine, theirs=theirs), _free_again),
        Duel(
            "one caller rings two", _callable, acts_of(one=mine, two=_ring("caller", "second")), _free_again
        ),
        Duel("answer × ring again", _ringing, acts_of(answer=_answer, theirs=theirs), _free_again),
        Duel("ring × go offline", _callable, acts_of(mine=mine, offline=_offline), _free_again),
        Duel("one place from two devices", _answered, acts_of(take=_take), _one_place),
        Duel("take a place × hang up", _answered, acts_of(take=_take, hang_up=_hang_up), _one_place),
        Duel("come × hang up", _answered, acts_of(come=_come, hang_up=_hang_up), _one_place),
        Duel("two colleagues for one place", _room, acts_of(first=_sit(0), second=_sit(1)), _one_colleague),
    )
