"""Each public command as a person uses it: what the product is asked to do."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from core.keys import KeyRing
from models.dialog import DialogStatus
from models.member import Member
from services import (
    agenda,
    appointments,
    calls,
    conversations,
    dialogs,
    members,
    presence,
    profiles,
    scam_reports,
)
from tests.proofs.machine.book import UNKNOWN, Book
from tests.proofs.machine.reading import Ids

_KEYS = KeyRing(b"machine" * 5)
_STORY = "They asked for money in advance, twice."


@dataclass(frozen=True)
class Command:
    """What somebody asks for. `n` is the number of the thing, UNKNOWN for one that does not exist; `seen` is the
    version (or turn) for which their button was drawn, None without a button.
    """

    name: str
    who: str
    n: int = UNKNOWN
    seen: int | None = None
    profile: str = ""
    values: tuple[Any, ...] = ()

    def __str__(self) -> str:
        said = [self.profile or "", "" if self.n == UNKNOWN else f"#{self.n}", *map(str, self.values)]
        return f"{self.who}: {self.name} {' '.join(filter(None, said))}" + (
            "" if self.seen is None else f" @v{self.seen}"
        )


@dataclass(frozen=True)
class Asked:
    """A command with its names turned into rows."""

    command: Command
    member: Member
    id: int
    profile_id: int

    @property
    def seen(self) -> int | None:
        return self.command.seen

    @property
    def values(self) -> tuple[Any, ...]:
        return self.command.values


Act = Callable[[Asked], Awaitable[object]]
KINDS: dict[str, str] = {}
ACTS: dict[str, Act] = {}


def _acts(kind: str, **acts: Act) -> None:
    for name, act in acts.items():
        KINDS[name], ACTS[name] = kind, act


async def _pick(asked: Asked) -> object:
    found = await appointments.access_appointment(asked.id, asked.member)
    offers = await appointments.offers_of(found)
    place = asked.values[0]
    offer_id = offers[place].id if place < len(offers) else UNKNOWN
    return await appointments.pick_offer(asked.member, asked.id, asked.seen, offer_id)


async def _enter(asked: Asked) -> object:
    call = await calls.access_call(asked.id, asked.member)
    url = await calls.call_url("http://127.0.0.1", _KEYS, call, asked.member)
    await calls.take_seat(_KEYS, url.partition("#")[2])
    return await calls.join(asked.id, asked.member.id)


async def _gone_member(asked: Asked) -> object:
    return await appointments.end_for_party_gone(member_id=asked.member.id)


async def _gone_profile(asked: Asked) -> object:
    return await appointments.end_for_party_gone(profile_id=asked.profile_id)


async def _end_dialog(asked: Asked) -> object:
    session = await dialogs.access_session(asked.id, asked.member.id)
    session.turn = session.turn if asked.seen is None else asked.seen
    return await dialogs.end(session, DialogStatus(asked.values[0]))


async def _arrive(asked: Asked) -> object:
    return await members.arrive(asked.member.telegram_id or 0, asked.member.first_name, "", "fr")


async def _pause(asked: Asked) -> object:
    return await profiles.update_profile(asked.member, asked.profile_id, paused=asked.values[0])


_acts(
    "",
    hold=lambda a: appointments.hold_slot(a.member, a.profile_id, a.values[0]),
    give_back=lambda a: appointments.release_hold(a.member.id, a.profile_id),
    request=lambda a: appointments.request_appointment(a.member, a.profile_id, a.values[0]),
    gone_member=_gone_member,
    gone_profile=_gone_profile,
    ring=lambda a: calls.ring(a.member, a.profile_id),
    go_online=lambda a: presence.go_online(a.member, a.profile_id, presence.Stay.ONE_HOUR),
    go_offline=lambda a: presence.go_offline(a.member, a.profile_id),
    leave_message=lambda a: conversations.leave_message(a.member, a.profile_id, "Bonjour"),
    report=lambda a: scam_reports.file_report(a.member, a.profile_id, a.values[0], _STORY),
    block=lambda a: agenda.block_time(a.member, a.profile_id, *a.values),
    unblock=lambda a: agenda.unblock_time(a.member, a.profile_id, *a.values),
    begin_dialog=lambda a: dialogs.begin(
        a.member.id, a.member.id, "search", given={}, subject_id=None, answers={}
    ),
    arrive=_arrive,
    pause=_pause,
)
_acts(
    "appointment",
    accept=lambda a: appointments.accept_appointment(a.member, a.id, a.seen),
    decline=lambda a: appointments.decline_appointment(a.member, a.id, a.seen, a.values[0]),
    withdraw=lambda a: appointments.withdraw_request(a.member, a.id, a.seen),
    offer=lambda a: appointments.offer_other_slots(a.member, a.id, a.seen, a.values),
    pick=_pick,
    decline_offers=lambda a: appointments.decline_offers(a.member, a.id, a.seen),
    propose_move=lambda a: appointments.propose_move(a.member, a.id, a.seen, a.values[0]),
    accept_move=lambda a: appointments.accept_move(a.member, a.id, a.seen),
    decline_move=lambda a: appointments.decline_move(a.member, a.id, a.seen),
    cancel=lambda a: appointments.cancel_appointment(a.member, a.id, a.seen, a.values[0]),
    finish=lambda a: appointments.finish_appointment(a.member, a.id, a.seen),
    mark_no_show=lambda a: appointments.mark_no_show(a.member, a.id, a.seen),
)
_acts(
    "call",
    answer=lambda a: calls.answer(a.id, a.member),
    reject=lambda a: calls.reject(a.id, a.member),
    give_up=lambda a: calls.give_up(a.id, a.member),
    enter=_enter,
    leave=lambda a: calls.leave(a.id, a.member.id),
    connect=lambda a: calls.connect(a.id),
    fail=lambda a: calls.fail(a.id),
    hang_up=lambda a: calls.hang_up(a.id, a.member.id),
)
_acts(
    "conversation",
    reply=lambda a: conversations.reply(a.member, a.id, "Oui"),
    read=lambda a: conversations.read_conversation(a.id, a.member),
)
_acts("scam_report", read_report=lambda a: scam_reports.access_report(a.id, a.member))
_acts(
    "session",
    resume=lambda a: dialogs.resume(a.id, a.member.id),
    end_dialog=_end_dialog,
)


async def run(command: Command, ids: Ids, book: Book) -> object:
    """Does what a person asked for; what is refused comes as the DomainError that it is."""
    kind, number = KINDS[command.name], UNKNOWN
    if command.n != UNKNOWN:
        number = ids.call(book, command.n) if kind == "call" else ids.rows[kind][command.n]
    asked = Asked(
        command,
        await Member.get(id=ids.members[command.who]),
        number,
        ids.profiles.get(command.profile, UNKNOWN),
    )
    return await ACTS[command.name](asked)
