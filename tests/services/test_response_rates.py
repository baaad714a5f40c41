"""Who answers and how fast: what counts as an answer, what does not, and from when on it is said."""

from datetime import timedelta

from core import clock
from models.application import Application, ApplicationStatus
from models.profile import Certification, Profile
from models.response_fact import AskedBy, ResponseFact
from services import applications, conversations
from services.profiles import card_of, cards_of
from services.response_rates import (
    LEAST_FACTS,
    forget_old_facts,
    note_answer,
    note_silence,
    note_unanswered,
    rates_of,
)
from tests.services import mission_scene, people


def _passes(**span: int) -> None:
    clock.freeze(clock.now() + timedelta(**span))


async def test_it_is_said_from_five_facts_on_as_a_share_and_a_median_of_ninety_days(database: str) -> None:
    lea, profile = await mission_scene.freelance()
    for number, hours in enumerate((1, 3, 30, 5)):
        await note_answer(profile.id, AskedBy.APPOINTMENT, number, timedelta(hours=hours))
    assert await rates_of([profile.id]) == {}
    await note_silence(profile.id, AskedBy.APPOINTMENT, 9)
    rate = (await rates_of([profile.id, 10_000]))[profile.id]
    assert (rate.percent, rate.median_time) == (80, timedelta(hours=4))
    assert (await card_of(profile, None)).response == rate
    assert [card.response for card in await cards_of([profile], lea)] == [rate]
    _passes(days=89, hours=23)
    assert await rates_of([profile.id])
    _passes(hours=1)
    assert await rates_of([profile.id]) == {} and await forget_old_facts() == LEAST_FACTS


async def test_only_whose_turn_it_was_gets_the_fact_and_time_under_check_is_not_counted(
    database: str,
) -> None:
    nadia, alpina = await mission_scene.company()
    lea, profile = await mission_scene.freelance()
    mission = await mission_scene.published(nadia)
    asked = await applications.propose_oneself(lea, mission.id)
    _passes(days=1)
    await Profile.filter(id=profile.id).update(certification=Certification.EXPIRED)
    await applications.move_due()
    _passes(days=4)
    await Profile.filter(id=profile.id).update(certification=Certification.CERTIFIED)
    await applications.move_due()
    _passes(hours=6)
    seen = await Application.get(id=asked.id)
    talking = await applications.accept(nadia, seen.id, seen.version)
    facts = await ResponseFact.all()
    assert [(fact.kind, fact.profile_id, fact.answered) for fact in facts] == [
        (AskedBy.APPLICATION, alpina.id, True)
    ]
    fact = facts[0]
    assert timedelta(seconds=fact.waited_seconds) == timedelta(days=1, hours=6)
    _passes(hours=2)
    firm = await applications.apply_firmly(lea, talking.id, talking.version)
    assert await ResponseFact.all().count() == 1, "nobody was asked while they talked"
    _passes(hours=1)
    await applications.choose(nadia, firm.id, firm.version)
    facts = await ResponseFact.all().order_by("id")
    assert [(fact.profile_id, fact.waited_seconds) for fact in facts[1:]] == [(alpina.id, 3600)]


async def test_what_lapses_counts_against_whoever_was_asked_unless_they_were_under_check(
    database: str,
) -> None:
    nadia, alpina = await mission_scene.company()
    _, profile = await mission_scene.freelance()
    mission = await mission_scene.published(nadia)
    made = await applications.propose_mission(nadia, mission.id, profile.id)
    _passes(days=10)
    await applications.move_due()
    assert (await Application.get(id=made.id)).status is ApplicationStatus.EXPIRED
    fact = await ResponseFact.get()
    assert (fact.profile_id, fact.answered) == (profile.id, False)
    await Profile.filter(id=alpina.id).update(certification=Certification.SUSPENDED)
    await note_silence(alpina.id, AskedBy.APPOINTMENT, 1)
    assert await ResponseFact.all().count() == 1


async def test_the_first_message_counts_once_answered_or_left_for_a_week(database: str) -> None:
    lea, profile = await mission_scene.freelance()
    tom, ann = await people.visitor("Tom"), await people.visitor("Ann")
    asked = await conversations.leave_message(tom, profile.id, "Bonjour")
    await conversations.leave_message(ann, profile.id, "Bonsoir")
    _passes(hours=3)
    await conversations.leave_message(tom, profile.id, "Vous êtes là")
    await conversations.reply(lea, asked.conversation_id, "Oui")
    _passes(hours=1)
    await conversations.reply(tom, asked.conversation_id, "Merci")
    await conversations.reply(lea, asked.conversation_id, "De rien")
    fact = await ResponseFact.get()
    assert (fact.profile_id, fact.answered, fact.waited_seconds) == (profile.id, True, 3 * 3600)
    _passes(days=6, hours=19)
    assert await note_unanswered() == 0
    _passes(hours=1)
    assert await note_unanswered() == 1 and await note_unanswered() == 0
    assert await ResponseFact.filter(profile_id=profile.id, answered=False).count() == 1
