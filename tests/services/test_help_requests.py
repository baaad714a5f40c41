"""Requests to the team: every row of the table, who may do what, races, delays, and members looked up."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from core import clock
from core.errors import IllegalMove, InvalidInput, NotAllowed, NotFound, Stale
from models.audit import AuditEntry
from models.delivery import Notification
from models.help_request import (
    HELP_TABLE,
    HelpMessage,
    HelpMove,
    HelpRequest,
    HelpStatus,
    HelpTopic,
    next_help_status,
)
from models.measure import Clause
from models.member import Member, MemberCategory, Membership
from models.profile import Certification, Profile
from models.scam_report import ScamCategory, ScamStatus
from services import folded_names, help_requests, measures, member_list, members, scam_queue, scam_reports
from services.audit import read_log
from services.certifications import NumberLocked, OwnCase, certify_profile, give_number, refuse
from services.certifications.needs import WrongNumber
from services.help_requests import (
    NumberAskedAlready,
    NumberMoved,
    NumberStillFree,
    ReopenTooLate,
    SameNumber,
    TakenByOther,
    TextTooShort,
    TooManyRequests,
)
from services.profiles import access_profile
from services.team_desk import desk_of, state_of_service
from services.working_days import after_working_days
from tests.services import people

STORY = "La visio ne s’ouvre pas depuis ce matin."
NUMBER, OTHER_NUMBER, THIRD = "CHE-100.155.212", "CHE-116.281.710", "CHE-116.281.271"


async def _asked() -> tuple[Member, Member, HelpRequest]:
    ada, tom = await people.admin(), await people.visitor("Tom")
    return ada, tom, await help_requests.ask_team(tom, HelpTopic.TECHNICAL, STORY)


async def _company() -> tuple[Member, Profile]:
    nadia, profile = await people.professional("Alpina SA", category=MemberCategory.COMPANY, certified=False)
    await give_number(nadia, profile.id, NUMBER)
    await certify_profile(profile.id, "Ada")
    return nadia, await Profile.get(id=profile.id)


def test_every_pair_that_is_in_no_row_is_refused() -> None:
    assert {status for status, _ in HELP_TABLE} == set(HelpStatus)
    for status in HelpStatus:
        for move in HelpMove:
            if (status, move) in HELP_TABLE:
                assert next_help_status(status, move) is HELP_TABLE[status, move]
            else:
                with pytest.raises(IllegalMove):
                    next_help_status(status, move)


@pytest.mark.parametrize(
    ("start", "end"),
    [
        (datetime(2026, 5, 4, 8, tzinfo=UTC), datetime(2026, 5, 6, 8, tzinfo=UTC)),
        (datetime(2026, 5, 8, 8, tzinfo=UTC), datetime(2026, 5, 12, 8, tzinfo=UTC)),
        (datetime(2026, 5, 9, 8, tzinfo=UTC), datetime(2026, 5, 12, 22, tzinfo=UTC)),
        # Summer time ends on the Sunday between; the Swiss national day is a Saturday, New Year a Friday.
        (datetime(2026, 10, 23, 8, tzinfo=UTC), datetime(2026, 10, 27, 9, tzinfo=UTC)),
        (datetime(2026, 12, 31, 9, tzinfo=UTC), datetime(2027, 1, 5, 9, tzinfo=UTC)),
    ],
)
def test_two_working_days_leave_out_weekends_and_holidays(start: datetime, end: datetime) -> None:
    assert after_working_days(start, 2) == end


async def test_what_is_asked_is_checked_and_told_to_every_administrator(database: str) -> None:
    ada, sam, tom = await people.admin(), await people.admin("Sam"), await people.visitor("Tom")
    with pytest.raises(TextTooShort):
        await help_requests.ask_team(tom, HelpTopic.OTHER, "  court  ")
    with pytest.raises(InvalidInput):
        await help_requests.ask_team(tom, HelpTopic.NUMBER, STORY)
    request = await help_requests.ask_team(tom, HelpTopic.DATA, STORY)
    owed = await Notification.filter(key="help.opened")
    assert {each.recipient_id for each in owed} == {ada.id, sam.id}
    assert all(not each.mutable and each.subject_id == request.id for each in owed)


async def test_three_wait_at_most_also_from_two_devices_and_when_opened_again(database: str) -> None:
    _, tom, first = await _asked()
    closed = await help_requests.settle(tom, first.id, first.version)
    asked = [help_requests.ask_team(tom, HelpTopic.OTHER, f"{STORY} {number}") for number in range(5)]
    done = await asyncio.gather(*asked, return_exceptions=True)
    assert sum(isinstance(each, HelpRequest) for each in done) == 3
    assert sum(isinstance(each, TooManyRequests) for each in done) == 2
    with pytest.raises(TooManyRequests):
        await help_requests.reopen(tom, closed.id, closed.version)


async def test_of_two_administrators_who_take_it_at_the_same_second_one_does(database: str) -> None:
    ada, _, request = await _asked()
    sam = await people.admin("Sam")
    takes = [help_requests.take_request(each, request.id, request.version) for each in (ada, sam)]
    done = await asyncio.gather(*takes, return_exceptions=True)
    assert sorted(type(each).__name__ for each in done)[0] == "HelpRequest"
    assert sum(isinstance(each, TakenByOther | Stale) for each in done) == 1
    taken = await HelpRequest.get()
    winner, loser = (ada, sam) if taken.taken_by == ada.id else (sam, ada)
    assert await AuditEntry.filter(action="help.taken").count() == 1
    for act in (
        help_requests.answer_request(loser, request.id, "Bonjour"),
        help_requests.close_request(loser, request.id, taken.version),
    ):
        with pytest.raises(TakenByOther):
            await act
    assert await HelpMessage.all().count() == 1
    with pytest.raises(Stale):
        await help_requests.hand_back(winner, request.id, taken.version - 1)
    back = await help_requests.hand_back(winner, request.id, taken.version)
    assert back.taken_by is None
    with pytest.raises(NotAllowed):
        await help_requests.hand_back(winner, request.id, back.version)
    await help_requests.take_request(loser, request.id, back.version)
    # Who is of the team no more keeps nothing.
    await members.dismiss_admin(loser.telegram_id or 0)
    answered = await help_requests.answer_request(winner, request.id, "Bonjour Tom")
    assert answered.taken_by == winner.id and answered.status is HelpStatus.ANSWERED


async def test_strangers_and_those_who_left_the_team_read_that_it_does_not_exist(database: str) -> None:
    ada, _, request = await _asked()
    zoe = await people.visitor("Zoé")
    acts = (
        lambda who: help_requests.read_thread(who, request.id),
        lambda who: help_requests.take_request(who, request.id, request.version),
        lambda who: help_requests.answer_request(who, request.id, "Bonjour"),
        lambda who: help_requests.close_request(who, request.id, request.version),
        lambda who: help_requests.carry_out_change(who, request.id, request.version),
        lambda who: help_requests.write_more(who, request.id, "Bonjour"),
        lambda who: help_requests.settle(who, request.id, request.version),
        lambda who: help_requests.reopen(who, request.id, request.version),
        lambda who: help_requests.team_requests(who),
        lambda who: help_requests.find_requests(who, str(request.id)),
        lambda who: help_requests.require_closable(who, request.id, request.version),
        lambda who: help_requests.undo_closing(who, request.id, request.version),
        lambda who: help_requests.write_to_member(who, zoe.public_id, STORY),
        lambda who: scam_queue.open_reports(who),
        lambda who: desk_of(who),
        lambda who: state_of_service(who),
    )
    await members.dismiss_admin(ada.telegram_id or 0)
    for who in (zoe, ada):
        for act in acts:
            with pytest.raises(NotFound):
                await act(who)
    assert (await HelpRequest.get()).version == 1


async def test_an_administrator_does_not_answer_their_own_request(database: str) -> None:
    ada = await people.admin()
    request = await help_requests.ask_team(ada, HelpTopic.OTHER, STORY)
    for act in (
        help_requests.take_request(ada, request.id, request.version),
        help_requests.answer_request(ada, request.id, "Moi"),
        help_requests.write_to_member(ada, ada.public_id, STORY),
    ):
        with pytest.raises(OwnCase):
            await act
    assert await Notification.filter(recipient_id=ada.id).count() == 0


async def test_an_answer_reaches_the_member_and_the_clock_of_the_team_begins_anew(database: str) -> None:
    ada, tom, request = await _asked()
    await help_requests.answer_request(ada, request.id, "Bonjour Tom")
    (owed,) = await Notification.filter(recipient_id=tom.id, key="help.answered")
    assert not owed.mutable
    clock.freeze(clock.now() + timedelta(days=3))
    again = await help_requests.write_more(tom, request.id, "Toujours rien")
    assert again.waiting_since == clock.now() and again.status is HelpStatus.OPEN
    closed = await help_requests.close_request(ada, request.id, again.version)
    with pytest.raises(IllegalMove):
        await help_requests.write_more(tom, request.id, "Et encore")
    with pytest.raises(IllegalMove):
        await help_requests.answer_request(ada, request.id, "Et encore")
    with pytest.raises(Stale):
        await help_requests.reopen(tom, request.id, closed.version - 1)
    clock.freeze(clock.now() + timedelta(days=30, seconds=1))
    with pytest.raises(ReopenTooLate):
        await help_requests.reopen(tom, request.id, closed.version)


async def test_the_team_is_told_once_that_it_is_late_and_not_over_a_weekend(database: str) -> None:
    ada, tom, request = await _asked()
    clock.freeze(datetime(2026, 5, 8, 8, tzinfo=UTC))
    friday = await help_requests.ask_team(tom, HelpTopic.OTHER, STORY)
    assert await help_requests.remind_late() == 1
    assert await help_requests.remind_late() == 0
    clock.freeze(datetime(2026, 5, 11, 8, tzinfo=UTC))
    assert await help_requests.remind_late() == 0
    clock.freeze(datetime(2026, 5, 12, 8, 1, tzinfo=UTC))
    both = await asyncio.gather(help_requests.remind_late(), help_requests.remind_late())
    assert sum(both) == 1
    told = await Notification.filter(recipient_id=ada.id, key="help.late").order_by("id")
    assert [each.subject_id for each in told] == [request.id, friday.id]


async def test_a_person_under_a_measure_may_ask(database: str) -> None:
    ada, zed = await people.admin(), await people.visitor("Zed")
    await measures.suspend_account(ada, zed.public_id, Clause.CONDUCT, "Trois plaintes.", 30)
    zed = await Member.get(id=zed.id)
    request = await help_requests.ask_team(zed, HelpTopic.SAFETY, STORY)
    assert (await help_requests.write_more(zed, request.id, "Pourquoi ?")).status is HelpStatus.OPEN


async def test_a_number_is_asked_once_and_only_when_the_team_has_checked_it(database: str) -> None:
    await people.admin()
    nadia, profile = await people.professional("Alpina SA", category=MemberCategory.COMPANY, certified=False)
    with pytest.raises(NumberStillFree):
        await help_requests.ask_number_change(nadia, profile.id, OTHER_NUMBER, STORY)
    await give_number(nadia, profile.id, NUMBER)
    await certify_profile(profile.id, "Ada")
    with pytest.raises(NumberLocked):
        await give_number(nadia, profile.id, OTHER_NUMBER)
    with pytest.raises(WrongNumber):
        await help_requests.ask_number_change(nadia, profile.id, "CHE-116.281.272", STORY)
    with pytest.raises(SameNumber):
        await help_requests.ask_number_change(nadia, profile.id, "che 100 155 212", STORY)
    lea, hers = await people.professional("Léa")
    with pytest.raises(NotAllowed):
        await help_requests.ask_number_change(lea, hers.id, OTHER_NUMBER, STORY)
    with pytest.raises(NotFound):
        await help_requests.ask_number_change(lea, profile.id, OTHER_NUMBER, STORY)
    asks = [
        help_requests.ask_number_change(nadia, profile.id, number, STORY) for number in (OTHER_NUMBER, THIRD)
    ]
    done = await asyncio.gather(*asks, return_exceptions=True)
    assert sum(isinstance(each, NumberAskedAlready) for each in done) == 1
    first = await HelpRequest.get()
    assert (first.topic, first.old_number) == (HelpTopic.NUMBER, NUMBER)
    closed = await help_requests.settle(nadia, first.id, first.version)
    await help_requests.ask_number_change(nadia, profile.id, THIRD, STORY)
    with pytest.raises(NumberAskedAlready):
        await help_requests.reopen(nadia, closed.id, closed.version)


async def test_the_old_certificate_stays_in_force_until_the_decision(database: str) -> None:
    ada, (nadia, profile) = await people.admin(), await _company()
    request = await help_requests.ask_number_change(nadia, profile.id, OTHER_NUMBER, STORY)
    sam = await people.admin("Sam")
    both = [help_requests.carry_out_change(each, request.id, request.version) for each in (ada, sam)]
    done = await asyncio.gather(*both, return_exceptions=True)
    assert sum(isinstance(each, HelpRequest) for each in done) == 1, done
    moved = await Profile.get(id=profile.id)
    assert (moved.certification, moved.registration_number) == (Certification.REVIEW, OTHER_NUMBER)
    assert moved.is_certified and moved.certified_at == profile.certified_at
    assert (await access_profile(moved.public_id, None)).id == profile.id
    assert await AuditEntry.filter(action="help.number").count() == 1
    await refuse(ada, profile.id, moved.version, "unfit")
    refused = await Profile.get(id=profile.id)
    assert refused.certification is Certification.REFUSED and not refused.is_certified
    with pytest.raises(NotFound):
        await access_profile(refused.public_id, None)


async def test_a_suspension_ends_a_certificate_that_was_only_kept(database: str) -> None:
    ada, (nadia, profile) = await people.admin(), await _company()
    request = await help_requests.ask_number_change(nadia, profile.id, OTHER_NUMBER, STORY)
    await help_requests.carry_out_change(ada, request.id, request.version)
    await measures.suspend_account(ada, nadia.public_id, Clause.CONDUCT, "Trois plaintes.", 30)
    assert not (await Profile.get(id=profile.id)).is_certified
    with pytest.raises(NotFound):
        await access_profile(profile.public_id, None)


async def test_a_profile_that_moved_meanwhile_keeps_its_number(database: str) -> None:
    ada, (nadia, profile) = await people.admin(), await _company()
    request = await help_requests.ask_number_change(nadia, profile.id, OTHER_NUMBER, STORY)
    await measures.suspend_account(ada, nadia.public_id, Clause.CONDUCT, "Trois plaintes.", 30)
    with pytest.raises(NumberMoved):
        await help_requests.carry_out_change(ada, request.id, request.version)
    assert (await Profile.get(id=profile.id)).registration_number == NUMBER
    assert (await HelpRequest.get()).taken_by is None


async def test_of_two_who_take_a_report_one_does_and_who_is_part_of_it_does_not(database: str) -> None:
    ada, sam, tom = await people.admin(), await people.admin("Sam"), await people.visitor("Tom")
    lea, profile = await people.professional("Léa")
    report = await scam_reports.file_report(tom, profile.id, ScamCategory.ADVANCE, STORY, [])
    lea = await members.appoint_admin(lea.telegram_id or 0)
    with pytest.raises(OwnCase):
        await scam_queue.take_report(lea, report.id, report.version)
    takes = [scam_queue.take_report(each, report.id, report.version) for each in (ada, sam)]
    done = await asyncio.gather(*takes, return_exceptions=True)
    assert sum(isinstance(each, IllegalMove) for each in done) == 1, done
    (entry,) = (await scam_queue.open_reports(ada)).entries
    waiting = entry.first
    assert waiting.status is ScamStatus.REVIEW
    assert (await desk_of(ada)).reports == 1
    assert [line.entry.action for line in (await read_log(ada, action="scam")).lines] == ["scam.review"]


async def test_members_are_found_by_parts_of_names_whatever_their_accents_and_after_a_change(
    database: str,
) -> None:
    ada, zoe = await people.admin(), await people.visitor("Zoé Müller_100%")
    found = await member_list.find_members(ada, "muller ZOE", 0)
    assert found.members == [zoe] and found.total == 1
    assert (await member_list.find_members(ada, "r_100%", 0)).total == 1
    assert (await member_list.find_members(ada, "r!100", 0)).total == 0
    assert (await member_list.find_members(ada, "", 9)).total == 2
    await members.choose_display_name(zoe.id, "Ève Martin")
    assert (await member_list.find_members(ada, "eve", 0)).members == [zoe]
    assert await folded_names.fold_all() == 0


async def test_an_organisation_is_found_by_its_name_and_shown_beside_its_owner(database: str) -> None:
    ada = await people.admin()
    nadia, _ = await people.professional("Élan Énergie SA", category=MemberCategory.COMPANY)
    names = {"first_name": "Nadia", "last_name": "Keller", "display_name": "Nadia Keller"}
    await Member.filter(id=nadia.id).update(**names)
    nadia = await Member.get(id=nadia.id)
    other, _ = await people.professional("Élan Conseil")
    found = await member_list.find_members(ada, "elan ENERGIE", 0)
    assert (found.members, found.companies) == ([nadia], {nadia.id: "Élan Énergie SA"})
    assert [each.id for each in (await member_list.find_members(ada, "elan", 0)).members] == [
        other.id,
        nadia.id,
    ]
    assert (await member_list.find_members(ada, "%", 0)).total == 0
    await Membership.filter(member_id=nadia.id).update(is_owner=False)
    assert (await member_list.find_members(ada, "energie", 0)).total == 0
