"""Erasure: every table has its rule, nothing of who left is found anywhere, and no crash keeps their number."""

from pathlib import Path

import pytest

import models.registry
from core import clock
from core.errors import NotFound
from models.appointment import Appointment, AppointmentStatus
from models.call import Call, CallStatus
from models.conversation import Conversation, ConversationState, Message
from models.database import DatabaseUrl, on_sqlite
from models.delivery import InboxState, InboxUpdate, Notification, NotificationState
from models.departure import Departure, DepartureReason, Farewell
from models.measure import Clause, Exclusion, Measure
from models.member import Member, MemberCategory, Membership
from models.profile import Profile
from models.scam_report import ScamCategory, ScamEvidence, ScamReport, ScamStatus
from models.sql import fetch
from services import (
    account_deletion,
    agenda,
    appointments,
    calls,
    conversations,
    measures,
    members,
    scam_reports,
)
from services.erasure import farewells, holds
from services.erasure.parting import end_for_the_gone
from services.erasure.storage import begin_log_anew, merge_search_index
from services.file_removal import delete_unwanted_files
from services.measures.erasing import (
    ALSO_GONE,
    BY_HAND,
    EMPTIED,
    MEMBERS_OWN,
    NOBODYS,
    PROFILES_OWN,
    STAYS,
)
from services.presence import Stay, go_online
from services.unit_of_work import unit_of_work
from tests.models.schema_facts import read_tables
from tests.services import people
from tests.services.a_whole_life import MAIL, MARK, PHONE, marc_lives
from tests.services.booking_scene import MONDAY_TO_FRIDAY, at
from tests.services.test_decisions_at_once import refused

pytestmark = pytest.mark.usefixtures("kept_files")


async def _leaves(member: Member) -> None:
    wish = await account_deletion.say_why(member, DepartureReason.FOUND)
    await account_deletion.delete_own_account(member, wish.id)


def test_every_table_has_a_rule_and_every_rule_a_table() -> None:
    tables = {getattr(models.registry, name)._meta.db_table for name in models.registry.__all__}
    rules = {*MEMBERS_OWN, *PROFILES_OWN, *ALSO_GONE, *EMPTIED, *BY_HAND, *STAYS, *NOBODYS}
    assert tables - rules == set(), "say in services/measures/erasing what becomes of them"
    assert rules - tables == set(), "no such table"


async def test_columns_that_name_a_person_belong_to_tables_that_were_decided_about(database: str) -> None:
    for name, table in (await read_tables()).items():
        refers = {"member", "profile"} & set(table.references.values())
        assert not refers or name not in NOBODYS, name


async def _everything() -> dict[str, str]:
    """The whole database as text, table by table, the shadows of the search index too."""
    if on_sqlite():
        names = await fetch(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE '%VIRTUAL%'"
        )
    else:
        names = await fetch("SELECT tablename AS name FROM pg_tables WHERE schemaname = current_schema()")
    found = {}
    for row in names:
        rows = await fetch(f'SELECT * FROM "{row["name"]}"')
        found[row["name"]] = "\n".join(
            " ".join(
                value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value)
                for value in each.values()
            )
            for each in rows
        ).casefold()
    return found


def _files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def _telling(member: Member) -> list[str]:
    return [MARK, PHONE, MAIL, str(member.telegram_id)]


@pytest.mark.slow
async def test_nothing_of_somebody_who_did_everything_is_left(database: str, kept_files: Path) -> None:
    marc, _ = await marc_lives()
    before = await _everything()
    for word in _telling(marc):
        assert any(word in text for text in before.values()), word
    assert len(_files(kept_files)) == 4
    await _leaves(marc)
    assert not await InboxUpdate.exclude(state=InboxState.DONE).exists(), "what waited brings nothing back"
    (farewell,) = await Farewell.all()
    await farewells.forget_chat(farewell)
    await delete_unwanted_files()
    await merge_search_index()
    left = await _everything()
    found = {(name, word) for name, text in left.items() for word in _telling(marc) if word in text}
    assert {name for name, _ in found} == {"scam_report"}, found
    assert _files(kept_files) == []
    assert "bonjour à vous" in left["message"] and "une question de léa" in left["appointment"]
    report = await ScamReport.get()
    await ScamReport.filter(id=report.id).update(status=ScamStatus.FOUNDED)
    assert await holds.let_go_of_held_reports() == 1
    assert MARK not in (await _everything())["scam_report"]
    if on_sqlite():
        await begin_log_anew()
        file = Path(DatabaseUrl(database).path)
        for part in (file, file.with_name(f"{file.name}-wal")):
            assert MARK.encode() not in part.read_bytes().lower(), f"in the pages of {part.name}"


@pytest.mark.slow
async def test_the_others_are_told_once_and_see_an_account_that_is_gone(database: str) -> None:
    marc, profile = await marc_lives()
    lea = await Member.get(display_name="Léa")
    await _leaves(marc)
    states = {a.start_at.day: a.status for a in await Appointment.all()}
    assert states == {6: AppointmentStatus.CANCELLED, 7: AppointmentStatus.DECLINED}
    told = await Notification.filter(recipient_id=lea.id, key="appointment.cancelled")
    assert {row.channel for row in told} == {"telegram", "email"} and all(
        row.details["by"] == "gone" for row in told
    )
    thread = await Conversation.get(client_id=marc.id, mission_id=0)
    assert thread.state is ConversationState.ARCHIVED
    (line,) = await conversations.list_conversations(lea, ConversationState.ARCHIVED)
    assert line.other_name == ""
    with pytest.raises(conversations.ConversationArchived):
        await conversations.reply(lea, thread.id, "Êtes-vous là ?")
    assert [m.body for m in await Message.filter(conversation_id=thread.id).order_by("id")] == [
        "",
        "Bonjour à vous",
    ]
    with pytest.raises(NotFound):
        await conversations.leave_message(lea, profile.id, "Bonjour")


async def test_a_call_ends_with_the_account_of_one_of_the_two(database: str) -> None:
    marc, profile = await people.professional("Marc")
    lea = await people.visitor("Léa")
    await go_online(marc, profile.id, Stay.ONE_HOUR)
    call = await calls.ring(lea, profile.id)
    await calls.answer(call.id, marc)
    await _leaves(marc)
    assert (await Call.get(id=call.id)).status is CallStatus.ENDED


async def test_an_organisation_that_closes_lets_its_people_go(database: str) -> None:
    nadia, company = await people.professional("Alpina SA", category=MemberCategory.COMPANY)
    emil = await people.visitor("Emil")
    async with unit_of_work():
        await Membership.create(organisation_id=company.organisation_id, member_id=emil.id, service="Ventes")
    wish = await account_deletion.say_why(nadia, DepartureReason.UNUSED)
    with pytest.raises(account_deletion.OwnerNeeded):
        await account_deletion.delete_own_account(nadia, wish.id)
    stranger = await people.visitor("Zoé")
    theirs = await account_deletion.say_why(stranger, DepartureReason.UNUSED)
    with pytest.raises(NotFound):
        await account_deletion.close_with_account(stranger, theirs.id, company.organisation_id or 0)
    await account_deletion.close_with_account(nadia, wish.id, company.organisation_id or 0)
    await account_deletion.delete_own_account(nadia, wish.id)
    assert not await Membership.filter(organisation_id=company.organisation_id).exists()
    told = await Notification.get(recipient_id=emil.id, key="team.closed")
    assert told.state is NotificationState.OWED and told.details == {"name": "Alpina SA"}


async def test_two_red_buttons_at_the_same_second_erase_once(database: str) -> None:
    marc, _ = await people.professional("Marc")
    wish = await account_deletion.say_why(marc, DepartureReason.UNUSED)
    tries = [account_deletion.delete_own_account(marc, wish.id) for _ in range(3)]
    assert await refused(*tries) == ["NotFound"] * 2
    assert await Departure.all().count() == 1 and await Farewell.all().count() == 1


async def test_the_wish_of_somebody_else_or_of_half_an_hour_ago_deletes_nothing(database: str) -> None:
    marc, zoe = await people.visitor("Marc"), await people.visitor("Zoé")
    first = await account_deletion.say_why(marc, DepartureReason.UNUSED)
    theirs = await account_deletion.say_why(zoe, DepartureReason.UNUSED)
    second = await account_deletion.say_why(marc, DepartureReason.FOUND)
    for number in (first.id, theirs.id):
        with pytest.raises(account_deletion.WishOver):
            await account_deletion.delete_own_account(marc, number)
    clock.freeze(clock.now() + account_deletion.WISH_LIFE)
    with pytest.raises(account_deletion.WishOver):
        await account_deletion.delete_own_account(marc, second.id)
    assert await Departure.all().count() == 0


async def test_an_administrator_gives_the_right_back_first(database: str) -> None:
    ada = await people.visitor("Ada")
    wish = await account_deletion.say_why(ada, DepartureReason.UNUSED)
    await members.appoint_admin(ada.telegram_id or 0)
    ada = await Member.get(id=ada.id)
    for tried in (
        account_deletion.say_why(ada, DepartureReason.UNUSED),
        account_deletion.delete_own_account(ada, wish.id),
    ):
        with pytest.raises(account_deletion.StillInTeam):
            await tried


async def test_deleting_is_no_way_round_a_suspension(database: str) -> None:
    ada = await people.visitor("Ada")
    ada = await members.appoint_admin(ada.telegram_id or 0)
    zed, _ = await people.professional("Zed")
    measure = await measures.suspend_account(ada, zed.public_id, Clause.CONDUCT, "Trois plaintes.", 30)
    zed = await Member.get(id=zed.id)
    telegram_id = zed.telegram_id or 0
    await _leaves(zed)
    again = await members.arrive(telegram_id, "Zed", "", "fr")
    assert again.barred_by == measure.id and (await Exclusion.get()).expires_at == measure.until_at
    measure = await Measure.get(id=measure.id)
    await measures.lift_measure(ada, measure.id, measure.version)
    assert await Exclusion.all().count() == 0
    assert (await Member.get(id=again.id)).barred_by is None
    assert not await Notification.filter(recipient_id=zed.id).exists()


async def test_of_a_decided_report_only_category_and_outcome_stay_and_an_open_one_half_a_year(
    database: str,
) -> None:
    zed, theirs = await people.professional("Zed")
    marc, lea = await people.visitor("Marc"), await people.visitor("Léa")
    evidence = [scam_reports.Evidence("telegram-file", "unique")]
    for who in (marc, lea):
        await scam_reports.file_report(
            who, theirs.id, ScamCategory.ADVANCE, "Zed m’a demandé une avance sur tout.", evidence
        )
    await ScamReport.filter(reporter_id=marc.id).update(status=ScamStatus.UNFOUNDED)
    await _leaves(zed)
    kept = {report.reporter_id: report for report in await ScamReport.all()}
    assert (kept[marc.id].body, kept[marc.id].snapshot, kept[marc.id].category) == (
        "",
        {},
        ScamCategory.ADVANCE,
    )
    assert kept[lea.id].body and kept[lea.id].snapshot["profile"]["display_name"] == "Zed"
    assert await ScamEvidence.all().count() == 1
    assert await holds.let_go_of_held_reports() == 0
    clock.freeze(clock.now() + holds.HELD_FOR)
    assert await holds.let_go_of_held_reports() == 1
    assert await ScamEvidence.all().count() == 0


async def test_a_chat_is_forgotten_after_its_last_message_and_at_the_latest_after_two_days(
    database: str,
) -> None:
    marc = await people.visitor("Marc")
    await _leaves(marc)
    first = await farewells.claim_farewell()
    assert first is not None and await farewells.claim_farewell() is None, "it is leased"
    with pytest.raises(members.NobodyYet):
        await members.arrive(marc.telegram_id or 0, "Marc", "", "fr", comes_back=False)
    await farewells.settle_said(first)
    assert await farewells.claim_farewell() is None, "what is still on its way finds it for a minute"
    past = clock.real_now() - farewells.GIVEN_UP_AFTER
    await Farewell.all().update(due_at=past, said_at=None, created_at=past)
    late = await farewells.claim_farewell()
    assert late is not None and farewells.is_over(late)
    await farewells.forget_chat(late)
    assert await Farewell.all().count() == 0
    assert (await members.arrive(marc.telegram_id or 0, "Marc", "", "fr")).id != marc.id


async def test_what_is_asked_of_somebody_at_the_moment_they_leave_ends_by_itself(database: str) -> None:
    lea, theirs = await people.professional("Léa")
    tom = await people.visitor("Tom")
    await agenda.set_working_hours(lea, theirs.id, MONDAY_TO_FRIDAY)
    asked = await appointments.request_appointment(tom, theirs.id, at(6, 8), "Bonjour")
    await Profile.filter(id=theirs.id).update(deleted_at=clock.now())
    assert await end_for_the_gone() == 1
    assert (await Appointment.get(id=asked.id)).status is AppointmentStatus.CANCELLED
    assert await end_for_the_gone() == 0
