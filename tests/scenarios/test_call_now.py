"""« Appeler maintenant »: ringing, answer, not now, missed (state machine f, the part that runs in the chat)."""

from datetime import timedelta

import pytest

from core import clock
from models.call import Call, CallStatus
from models.profile import Profile
from services.presence import Stay, go_online
from tests.kit.person import Person
from tests.kit.stage import Stage


@pytest.fixture
async def marc_and_tom(stage: Stage) -> tuple[Person, Person]:
    """Marc is online for an hour; Tom looks at his card."""
    marc = await stage.professional("Marc Dubois")
    member = await stage.member(marc)
    await go_online(member, (await Profile.get(member_id=member.id)).id, Stay.ONE_HOUR)
    tom = await stage.visitor("Tom")
    await tom.says("/chercher")
    await tom.says("marc")
    await tom.taps("Marc Dubois")
    await tom.taps("Appeler maintenant", times=2)
    return marc, tom


async def test_answering_gives_both_a_personal_link(
    stage: Stage, marc_and_tom: tuple[Person, Person]
) -> None:
    marc, tom = marc_and_tom
    assert await Call.all().count() == 1
    tom.sees("Appel en cours", "Marc Dubois", "Raccrocher")
    await marc.look()
    marc.sees("Tom vous appelle", "Répondre", "Pas maintenant", "Compte visiteur")
    await marc.taps("Répondre")
    assert "/v#" in marc.address("Rejoindre la visio")
    await tom.look()
    tom.saw("Marc Dubois a répondu")
    assert "/v#" in tom.address("Rejoindre la visio")
    assert tom.address("Rejoindre la visio") != marc.address("Rejoindre la visio")
    # The page and the notice are about the same call: only the newer one is alive.
    for person in (tom, marc):
        assert sum(message.offers("Rejoindre la visio") for message in person.received) == 1
    await tom.says("/chercher")
    await tom.says("marc")
    await tom.taps("Marc Dubois")
    tom.sees("En communication")


async def test_not_now_offers_a_message_or_an_appointment(
    stage: Stage, marc_and_tom: tuple[Person, Person]
) -> None:
    marc, tom = marc_and_tom
    await marc.look()
    await marc.taps("Pas maintenant")
    await tom.look()
    tom.saw("ne peut pas répondre maintenant")
    tom.saw("Laisser un message")


async def test_whoever_called_goes_on_from_the_card_of_the_ended_call(
    stage: Stage, marc_and_tom: tuple[Person, Person]
) -> None:
    marc, tom = marc_and_tom
    await marc.look()
    await marc.taps("Répondre")
    call = await Call.get()
    now = clock.now()
    await Call.filter(id=call.id).update(status=CallStatus.ENDED, started_at=now, ended_at=now)
    await tom.says("/menu")
    await tom.taps_data(f"b1|call|open|{call.id}")
    tom.sees("Appel terminé", "Laisser un message", "Demander un rendez-vous")


async def test_nobody_answers_for_45_seconds(stage: Stage, marc_and_tom: tuple[Person, Person]) -> None:
    marc, tom = marc_and_tom
    await stage.passes(timedelta(seconds=44))
    assert (await Call.get()).status is CallStatus.RINGING
    await stage.passes(timedelta(seconds=2))
    assert (await Call.get()).status is CallStatus.MISSED
    tom.saw("n'a pas répondu")
    marc.saw("Appel manqué : Tom")


async def test_the_caller_gives_up_and_the_ringing_card_says_so(
    stage: Stage, marc_and_tom: tuple[Person, Person]
) -> None:
    marc, tom = marc_and_tom
    await tom.taps("Raccrocher")
    await marc.look()
    marc.does_not_see("Répondre")
    marc.saw("Appel arrêté")


async def test_online_ends_by_itself_with_a_message(stage: Stage) -> None:
    marc = await stage.professional("Marc Dubois")
    await marc.taps("Passer en ligne")
    await marc.taps("Pendant 1 h")
    marc.sees("Vous êtes en ligne")
    await stage.passes(timedelta(minutes=61))
    marc.saw("est hors ligne")
    await marc.says("/menu")
    marc.sees("Hors ligne")
