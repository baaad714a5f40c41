"""The measures between none and deletion: warnings, restriction, suspension for a while, exclusion by two (EXT-12)."""

from collections.abc import Iterator
from datetime import timedelta

import pytest

from core import clock
from core.errors import IllegalMove, NotFound
from models.application import Application
from models.appointment import Appointment
from models.audit import AuditEntry
from models.delivery import Notification, NotificationState
from models.departure import DepartureReason
from models.measure import AppealOutcome, Clause, Ending, Measure
from models.member import Member, MemberCategory
from models.mission import Mission
from models.profile import Certification, Domain, Profile
from services import (
    account_deletion,
    appeals,
    applications,
    appointments,
    audit,
    calls,
    conversations,
    measures,
    presence,
)
from services.applications.ticking import stop_timers
from services.evidence.vault import use_keys
from services.measures import AnotherAdminConfirms
from services.missions import change_mission, duplicate_mission, publish_mission
from services.standing import AccountRestricted, OtherUnderCheck
from services.unit_of_work import unit_of_work
from tests.services import mission_scene, people
from tests.services.booking_scene import at, make_professional
from tests.services.people import admin
from tests.services.test_decisions_at_once import refused
from tests.services.test_measures import FACTS, KEYS, _now


@pytest.fixture(autouse=True)
def keys() -> Iterator[None]:
    """The master keys of hashes."""
    use_keys(KEYS)
    yield
    use_keys(None)


async def _ready_draft(owner: Member) -> Mission:
    """A draft of a company that says all that publishing asks for."""
    return await duplicate_mission(owner, (await mission_scene.published(owner)).id)


async def test_whoever_is_restricted_begins_nothing_and_goes_on_with_what_runs(database: str) -> None:
    ada, tom = await admin(), await people.visitor("Tom")
    zed, theirs = await people.professional("Zed", domain=Domain.IT)
    _, lea = await people.professional("Léa")
    nadia, alpina = await people.professional("Alpina SA", category=MemberCategory.COMPANY)
    mission = await mission_scene.published(nadia)
    draft = await _ready_draft(nadia)
    talk = await conversations.leave_message(tom, theirs.id, "Bonjour Zed")
    began = clock.now()
    restrictions = [
        await measures.restrict_account(ada, who.public_id, Clause.CONDUCT, FACTS) for who in (zed, nadia)
    ]
    zed, nadia = await _now(zed), await _now(nadia)
    actions = {
        "message": lambda: conversations.leave_message(zed, lea.id, "Bonjour"),
        "answer": lambda: conversations.reply(zed, talk.conversation_id, "Me voici"),
        "call": lambda: calls.ring(zed, lea.id),
        "appointment": lambda: appointments.require_may_request(zed, lea.id),
        "online": lambda: presence.go_online(zed, theirs.id, presence.Stay.ONE_HOUR),
        "proposition": lambda: applications.propose_oneself(zed, mission.id),
        "proposition of a company": lambda: applications.propose_mission(nadia, mission.id, lea.id),
        "publication": lambda: publish_mission(nadia, draft.id),
        "change of a publication": lambda: change_mission(
            nadia, mission.id, mission.version, {"title": "Autre"}
        ),
    }
    for name, action in actions.items():
        with pytest.raises(AccountRestricted) as refusal:
            await action()
        assert refusal.value.details["until"] == began + measures.RESTRICTION_LASTS, name
    for turned_to in (theirs, alpina):
        with pytest.raises(OtherUnderCheck):
            await appointments.require_may_request(tom, turned_to.id)
    assert await conversations.read_conversation(talk.conversation_id, zed)
    assert (await Profile.get(id=theirs.id)).certification is Certification.CERTIFIED
    await measures.renew_restriction(ada, restrictions[1].id, 1)
    with pytest.raises(IllegalMove):
        await measures.renew_restriction(ada, restrictions[1].id, 2)
    clock.freeze(began + measures.RESTRICTION_LASTS)
    await conversations.reply(zed, talk.conversation_id, "Il n’a fallu personne pour me libérer.")
    await measures.carry_out_due()
    ended = [(await Measure.get(id=each.id)).ending for each in restrictions]
    assert ended == [Ending.LAPSED, None], "the second one was prolonged"
    with pytest.raises(AccountRestricted):
        await publish_mission(await _now(nadia), draft.id)


async def test_a_restricted_candidate_is_waited_for_and_a_deal_goes_on(database: str) -> None:
    ada = await admin()
    zed, theirs = await people.professional("Zed", domain=Domain.IT)
    nadia, _ = await people.professional("Alpina SA", category=MemberCategory.COMPANY)
    dealt, asked = await mission_scene.published(nadia), await mission_scene.published(nadia)
    proposed = await applications.propose_oneself(zed, dealt.id)
    talking = await applications.accept(nadia, proposed.id, proposed.version)
    firm = await applications.apply_firmly(zed, talking.id, talking.version)
    deal = await applications.choose(nadia, firm.id, firm.version)
    waiting = await applications.propose_oneself(zed, asked.id)
    measure = await measures.restrict_account(ada, zed.public_id, Clause.CONDUCT, FACTS)
    zed = await _now(zed)
    assert deal.conversation_id is not None
    await conversations.reply(zed, deal.conversation_id, "Je commence lundi.")
    with pytest.raises(OtherUnderCheck):
        await applications.accept(nadia, waiting.id, waiting.version)
    await stop_timers()
    assert (await Application.get(id=waiting.id)).frozen_at is not None
    await measures.lift_measure(ada, measure.id, measure.version)
    await stop_timers()
    assert (await Application.get(id=waiting.id)).frozen_at is None
    await applications.accept(nadia, waiting.id, (await Application.get(id=waiting.id)).version)
    zed = await _now(zed)
    assert zed.restricted_until is None and (await Profile.get(id=theirs.id)).restricted_until is None


async def test_warnings_limit_nothing_stand_side_by_side_and_are_contested(database: str) -> None:
    ada, sam = await admin("Ada"), await admin("Sam")
    zed, _ = await people.professional("Zed")
    _, lea = await people.professional("Léa")
    first = await measures.warn_account(ada, zed.public_id, Clause.CONDUCT, FACTS)
    second = await measures.warn_account(ada, zed.public_id, Clause.IRRELEVANT, FACTS)
    await conversations.leave_message(await _now(zed), lea.id, "Bonjour")
    appeal = await appeals.file_appeal(await _now(zed), "measure", first.id, "Ce n’était pas moi.")
    await appeals.decide_appeal(sam, appeal.id, 1, AppealOutcome.OVERTURNED, "En effet.")
    assert (await Measure.get(id=first.id)).ending is Ending.OVERTURNED
    clock.freeze(clock.now() + timedelta(days=184))
    await measures.carry_out_due()
    assert (await Measure.get(id=second.id)).ending is Ending.LAPSED
    assert await Notification.filter(key="measure.lifted").count() == 0, "nobody is told that time went by"


async def test_an_exclusion_is_nothing_before_a_second_administrator_and_lapses_without(
    database: str,
) -> None:
    ada, sam = await admin("Ada"), await admin("Sam")
    zed, profile = await people.professional("Zed")
    proposed = await measures.delete_account(ada, zed.public_id, Clause.FRAUD, FACTS)
    await measures.carry_out_due()
    assert (await _now(zed)).barred_by is None and (await Profile.get(id=profile.id)).deleted_at is None
    told = await Notification.filter(key__startswith="measure")
    assert [(n.recipient_id, n.key) for n in told] == [(sam.id, "measure.to_confirm")]
    read = [line.entry.action for line in (await audit.about_member(zed)).lines]
    assert not [act for act in read if act.startswith("account")], "the member reads nothing of it"
    for stranger in (zed, await people.visitor("Tom")):
        with pytest.raises(NotFound):
            await measures.access_measure(stranger, proposed.id)
        with pytest.raises(NotFound):
            await measures.confirm_exclusion(stranger, proposed.id, 1)
    with pytest.raises(NotFound):
        await appeals.file_appeal(zed, "measure", proposed.id, "Je conteste d’avance.")
    with pytest.raises(AnotherAdminConfirms):
        await measures.confirm_exclusion(ada, proposed.id, 1)
    clock.freeze(clock.now() + measures.CONFIRMED_WITHIN)
    with pytest.raises(IllegalMove):
        await measures.confirm_exclusion(sam, proposed.id, 1)
    await measures.carry_out_due()
    assert (await Measure.get()).ending is Ending.LAPSED
    again = await measures.delete_account(ada, zed.public_id, Clause.FRAUD, FACTS)
    tries = [measures.confirm_exclusion(who, again.id, 1) for who in (sam, await admin("Eve"))]
    assert await refused(*tries) in (["IllegalMove"], ["Stale"])
    excluded = await Measure.get(id=again.id)
    assert (await _now(zed)).barred_by == excluded.id and excluded.confirmed_by != ada.id
    acts = [entry.action for entry in await AuditEntry.filter(action__startswith="account").order_by("id")]
    assert acts == [
        "account.exclusion.proposed",
        "account.exclusion.lapsed",
        "account.exclusion.proposed",
        "account.exclusion.confirmed",
    ]


async def test_both_sides_of_what_a_suspension_cancelled_are_told_how_to_ask_again(database: str) -> None:
    ada, tom = await admin(), await people.visitor("Tom")
    lea, profile = await make_professional()
    asked = await appointments.request_appointment(tom, profile.id, at(6, 8))
    other = await appointments.request_appointment(tom, profile.id, at(6, 12))
    await appointments.decline_appointment(lea, other.id, other.version, "Je suis prise.")
    measure = await measures.suspend_account(ada, lea.public_id, Clause.CONDUCT, FACTS)
    assert (await Appointment.get(id=asked.id)).status == "cancelled"
    assert await appointments.profile_to_ask_again(await Appointment.get(id=asked.id), tom) is None
    await measures.lift_measure(ada, measure.id, measure.version)
    told = await Notification.filter(key="appointment.again", channel="telegram").order_by("recipient_id")
    assert {(n.recipient_id, n.subject_id) for n in told} == {(tom.id, asked.id), (lea.id, asked.id)}
    found = await appointments.profile_to_ask_again(await Appointment.get(id=asked.id), tom)
    assert found is not None and found.id == profile.id


async def test_a_suspension_without_end_of_before_stays_in_force(database: str) -> None:
    ada = await admin()
    zed, _ = await people.professional("Zed")
    measure = await measures.suspend_account(ada, zed.public_id, Clause.CONDUCT, FACTS)
    async with unit_of_work():
        await Measure.filter(id=measure.id).update(until_at=None)
    clock.freeze(clock.now() + timedelta(days=200))
    await measures.carry_out_due()
    assert (await _now(zed)).barred_by == measure.id
    await measures.lift_measure(ada, measure.id, measure.version)
    assert (await _now(zed)).barred_by is None


@pytest.mark.parametrize("of_oneself", [True, False])
async def test_nobody_changes_a_measure_against_themselves_nor_by_an_old_button(
    database: str, of_oneself: bool
) -> None:
    ada, zed = await admin(), await people.visitor("Zed")
    suspended = await measures.suspend_account(ada, zed.public_id, Clause.CONDUCT, FACTS)
    restricted = await measures.restrict_account(ada, zed.public_id, Clause.CONDUCT, FACTS)
    proposed = await measures.delete_account(ada, zed.public_id, Clause.FRAUD, FACTS)
    if of_oneself:
        await Member.filter(id=zed.id).update(is_admin=True)
    who, old = (zed, 0) if of_oneself else (await admin("Sam"), 1)
    tries = [
        change(who, measure.id, measure.version - old)
        for change, measure in (
            (measures.lift_measure, suspended),
            (measures.renew_restriction, restricted),
            (measures.confirm_exclusion, proposed),
            (measures.drop_exclusion, proposed),
        )
    ]
    assert await refused(*tries) == ["OwnAccount" if of_oneself else "Stale"] * 4
    assert await Measure.filter(ended_at=None, renewals=0, version=1).count() == 3


async def test_nothing_is_owed_to_an_account_that_was_erased_under_its_measures(database: str) -> None:
    ada, sam, zed = await admin(), await admin("Sam"), await people.visitor("Zed")
    restricted = await measures.restrict_account(ada, zed.public_id, Clause.CONDUCT, FACTS)
    proposed = await measures.delete_account(ada, zed.public_id, Clause.FRAUD, FACTS)
    wish = await account_deletion.say_why(await _now(zed), DepartureReason.UNUSED)
    await account_deletion.delete_own_account(await _now(zed), wish.id)
    owed = await Notification.filter(recipient_id=zed.id, state=NotificationState.OWED).count()
    await measures.renew_restriction(ada, restricted.id, (await Measure.get(id=restricted.id)).version)
    await measures.confirm_exclusion(sam, proposed.id, (await Measure.get(id=proposed.id)).version)
    assert await Notification.filter(recipient_id=zed.id, state=NotificationState.OWED).count() == owed
