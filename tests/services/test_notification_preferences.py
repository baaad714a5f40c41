"""What a person wishes to be told, and when: the switches, the quiet hours, the cap, and the one gate before a send."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from core import clock
from models.delivery import Channel, Notification, NotificationState
from models.member import Member
from models.preference import NoticeKind, NotificationPreference
from services.delivery_permit import RINGING, UNSOLICITED, UNSOLICITED_A_DAY, Permit, Verdict, permit_for
from services.notifications import owe
from services.preferences import (
    NoSuchHour,
    Wishes,
    choose_digest_hour,
    kind_of,
    set_quiet_hours,
    switch_notices,
    wishes_of,
)
from tests.services import people

ZURICH = "Europe/Zurich"


def at(text: str) -> datetime:
    """An instant of 2026 in UTC: « 05-04 20:59 »."""
    return datetime.strptime(f"2026-{text}", "%Y-%m-%d %H:%M").replace(tzinfo=UTC)


def test_quiet_hours_go_over_midnight_by_the_clock_of_the_person() -> None:
    wishes = Wishes()
    assert [wishes.is_quiet(at(f"05-04 {time}"), ZURICH) for time in ("18:59", "19:00", "04:59", "05:00")] == [
        False, True, True, False,
    ]  # fmt: skip
    assert not wishes.is_quiet(at("05-04 19:00"), "America/New_York")
    assert wishes.quiet_end(at("05-04 20:00"), ZURICH) == at("05-05 05:00")
    assert wishes.quiet_end(at("05-05 01:00"), ZURICH) == at("05-05 05:00")
    by_day = Wishes(quiet_from=9, quiet_until=12)
    assert by_day.is_quiet(at("05-04 08:00"), ZURICH) and not by_day.is_quiet(at("05-04 20:00"), ZURICH)
    none = Wishes(quiet_from=7, quiet_until=7)
    assert not none.has_quiet_hours and not any(none.is_quiet_hour(hour) for hour in range(24))


def test_the_digest_hour_follows_the_wall_clock_through_both_nights_of_the_year() -> None:
    eight = Wishes()
    assert eight.next_digest(at("03-28 08:00"), ZURICH) == at("03-29 06:00")
    assert eight.next_digest(at("03-28 06:59"), ZURICH) == at("03-28 07:00")
    assert eight.next_digest(at("03-28 07:00"), ZURICH) == at("03-29 06:00"), "only what is later"
    two = Wishes(digest_hour=2)
    assert two.next_digest(at("03-28 12:00"), ZURICH) == at("03-29 01:00"), (
        "02:00 is skipped: when the clocks jump"
    )
    first = two.next_digest(at("10-24 12:00"), ZURICH)
    assert first == at("10-25 00:00"), "02:00 comes twice: the first"
    assert two.next_digest(first, ZURICH) == at("10-26 01:00"), "and not the second"


def test_the_longest_beginning_of_a_key_names_its_switch() -> None:
    kinds = {
        key: kind_of(key)
        for key in ("application.interest_of_company", "application.nudge", "application.firm")
    }
    assert list(kinds.values()) == [NoticeKind.PROPOSALS, NoticeKind.NUDGES, NoticeKind.TALKS]
    assert kind_of("certification.waiting") is NoticeKind.QUEUES
    assert kind_of("something.new") is NoticeKind.OTHER


async def test_switches_and_hours_are_kept_and_wrong_hours_refused(database: str) -> None:
    tom = await people.visitor()
    assert await wishes_of(tom.id) == Wishes()
    await switch_notices(tom, NoticeKind.MESSAGES, False)
    await switch_notices(tom, NoticeKind.MESSAGES, False)
    await switch_notices(tom, NoticeKind.CALLS, False)
    await set_quiet_hours(tom, 22, 7)
    await choose_digest_hour(tom, 18)
    assert await wishes_of(tom.id) == Wishes(frozenset({NoticeKind.MESSAGES, NoticeKind.CALLS}), 22, 7, 18)
    await switch_notices(tom, NoticeKind.MESSAGES, True)
    assert (await wishes_of(tom.id)).muted == {NoticeKind.CALLS}
    for wrong in ((24, 7), (-1, 7), (22, 99)):
        with pytest.raises(NoSuchHour):
            await set_quiet_hours(tom, *wrong)
    with pytest.raises(NoSuchHour):
        await choose_digest_hour(tom, 24)
    assert await NotificationPreference.all().count() == 1


@dataclass
class Owed:
    """Asks the gate about messages to one person."""

    member: Member

    async def verdict(
        self, key: str, *, mutable: bool = True, channel: Channel = Channel.TELEGRAM
    ) -> Verdict:
        """What the gate says of a message that is due now."""
        return (await self.permit(key, mutable=mutable, channel=channel)).verdict

    async def permit(self, key: str, *, mutable: bool = True, channel: Channel = Channel.TELEGRAM) -> Permit:
        """The whole permit."""
        owed = Notification(recipient_id=self.member.id, key=key, mutable=mutable, channel=channel)
        return await permit_for(owed, self.member)


async def test_the_gate_keeps_muted_kinds_away_on_every_channel_and_lets_through_what_must_arrive(
    database: str,
) -> None:
    gate = Owed(await people.visitor())
    await switch_notices(gate.member, NoticeKind.APPOINTMENTS, False)
    await switch_notices(gate.member, NoticeKind.CALLS, False)
    for channel in Channel:
        assert await gate.verdict("appointment.requested", channel=channel) is Verdict.MUTED
        assert await gate.verdict("appointment.reminder", mutable=False, channel=channel) is Verdict.SEND
    assert await gate.verdict("call.incoming", mutable=False) is Verdict.SEND
    assert await gate.verdict("message.received") is Verdict.SEND


async def test_quiet_hours_silence_everything_but_calls_and_rooms_and_what_is_unsolicited_waits(
    database: str,
) -> None:
    gate = Owed(await people.visitor())
    clock.freeze(at("05-04 20:30"))
    assert await gate.verdict("message.received") is Verdict.SILENT
    assert await gate.verdict("appointment.reminder", mutable=False) is Verdict.SILENT
    assert await gate.verdict("message.received", channel=Channel.EMAIL) is Verdict.SEND
    for key in RINGING:
        assert await gate.verdict(key, mutable=False) is Verdict.SEND
    for key in UNSOLICITED:
        permit = await gate.permit(key)
        assert permit.verdict is Verdict.LATER and permit.until == at("05-05 05:00")
    await set_quiet_hours(gate.member, 0, 0)
    assert await gate.verdict("digest.daily") is Verdict.SEND


async def test_two_unsolicited_messages_a_day_of_the_persons_calendar_are_the_most(database: str) -> None:
    gate = Owed(await people.visitor())
    clock.freeze(at("05-04 21:59"))  # One minute before midnight in Zurich.
    await set_quiet_hours(gate.member, 0, 0)
    for number, key in enumerate(("digest.daily", "application.nudge")):
        assert await gate.verdict("application.still") is Verdict.SEND
        await owe(gate.member.id, key, dedupe_key=f"sent {number}")
        sent = {"state": NotificationState.SENT, "settled_at": clock.now()}
        await Notification.filter(key=key).update(**sent)
    assert UNSOLICITED_A_DAY == 2
    permit = await gate.permit("application.still")
    assert permit.verdict is Verdict.LATER and permit.until == at("05-05 06:00")
    assert await gate.verdict("message.received") is Verdict.SEND, "only what is unsolicited is counted"
    clock.freeze(clock.now() + timedelta(minutes=1))
    assert await gate.verdict("application.still") is Verdict.SEND


def test_nothing_is_delivered_but_through_the_gate() -> None:
    bot = Path(__file__).parents[2] / "bot"
    calling = {path.name: path.read_text() for path in bot.rglob("*.py") if ".deliver(" in path.read_text()}
    assert set(calling) == {"courier.py"}
    source = calling["courier.py"]
    assert source.count(".deliver(") == 1 and source.index("permit_for(") < source.index(".deliver(")
