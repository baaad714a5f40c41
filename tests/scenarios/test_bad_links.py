"""Deep links that were tampered with or lead nowhere: a way on, before and after sign-up, and nothing told."""

import json

import pytest

from bot.intake import ingest
from core.i18n import words
from models.appointment import Appointment
from models.delivery import InboxState, InboxUpdate
from models.member import Member
from models.profile import Profile
from services import appointments
from tests.kit.person import Person
from tests.kit.stage import Stage
from tests.scenarios.walks import TEN_ON_TUESDAY, bookable

NOWHERE = (
    "p_23456789abcd", "a_23456789abcd", "m_23456789abcd", "o_23456789abcd", "p_", "a_", "p", "_", "p_23456789abc",
    "p_23456789abcde", "P_23456789abcd", "p_23456789ABCD", "a_1", "a_0", "a_-1", "a_99999999999999999999", "i_abc",
    "i_" + "x" * 62, "e_1", "r_1", "admin", "x" * 64, "p_" + "2" * 62, "0", "null", "a_a_a_a_a_a_a", "--", "home",
)  # fmt: skip
# What the app would not send, but a program can.
FORGED = (
    "x" * 65,
    "p_" + "2" * 4000,
    "<b>p</b>",
    "p_²²²²²²²²²²²²",
    "a b c",
    "\n",
    "p_23456789abc'",
    "%00",
    "😀" * 40,
)


async def _forges(stage: Stage, person: Person, payload: str) -> None:
    """A `/start` with a payload that the app refuses to send."""
    newest = (await stage.world.send_start(person.user_id, stage.bot_id, ""))["message_id"]
    await stage.settle()
    user = {"id": person.user_id, "is_bot": False, "first_name": person.name}
    message = {"message_id": newest, "date": 1777881600, "chat": {**user, "type": "private"}, "from": user}
    number = 900_000_000 + await InboxUpdate.all().count()
    entity = {"type": "bot_command", "offset": 0, "length": 6}
    text = f"/start {payload}"
    raw = {"update_id": number, "message": {**message, "text": text, "entities": [entity]}}
    await ingest(json.dumps(raw).encode())
    await stage.settle()
    await person.look()


async def _nothing_failed() -> None:
    left = await InboxUpdate.exclude(state=InboxState.DONE)
    assert not left, [(row.error, row.payload[-200:]) for row in left]


async def _signs_up(person: Person) -> None:
    await person.taps_data("b1|welcome|accept|")
    await person.taps_data("b1|category|choose|visitor")
    await person.says("Rue du Lac 4")
    await person.says("Nyon")


async def test_a_link_that_leads_nowhere_is_said_to_who_signed_up(stage: Stage, language: str) -> None:
    tom = await stage.visitor("Tom", language_code=language)
    said, home = words(language), "Mon tableau de bord" if language == "fr" else "My dashboard"
    for payload in NOWHERE:
        await tom.starts(payload)
        text = tom.screen().text
        # What is written like a link of ours has a screen of its own, which leads home; anything else ends there.
        own_screen = text == said.plain("err-not-found")
        assert own_screen or said.plain("start-unknown_link") in text, payload
        tom.sees(said.plain("common-home") if own_screen else home)
    await tom.says("/menu")
    for payload in FORGED:
        await _forges(stage, tom, payload)
        tom.sees(said.plain("common-home") if tom.screen().text == said.plain("err-not-found") else home)
    await _nothing_failed()


@pytest.mark.parametrize("payload", (*NOWHERE[:6], "i_abc", "x" * 64))
async def test_a_link_that_leads_nowhere_never_bars_the_way_in(
    stage: Stage, payload: str, language: str
) -> None:
    tom = await stage.person("Tom", language_code=language)
    await tom.starts(payload)
    await _signs_up(tom)
    tom.sees("Mon tableau de bord" if language == "fr" else "My dashboard")
    member = await Member.get(telegram_id=tom.user_id)
    assert (member.city, member.pending_link) == ("Nyon", None)
    await _nothing_failed()


async def test_forged_links_before_sign_up_change_nothing(stage: Stage) -> None:
    tom = await stage.person("Tom")
    await tom.starts()
    for payload in FORGED:
        await _forges(stage, tom, payload)
        tom.sees("J'accepte")
    assert (await Member.get(telegram_id=tom.user_id)).pending_link is None
    await _nothing_failed()


async def test_a_link_to_a_card_survives_sign_up(stage: Stage, language: str) -> None:
    _, profile = await bookable(stage)
    tom = await stage.person("Tom", language_code=language)
    await tom.starts(f"p_{profile.public_id}")
    await tom.says("/start p_23456789abc")  # A broken one does not make the good one forgotten.
    await _signs_up(tom)
    tom.sees("Léa Favre", "Interprète")


async def test_a_link_to_an_appointment_of_others_says_the_same_as_one_that_never_was(stage: Stage) -> None:
    _, profile = await bookable(stage)
    client = await stage.visitor("Client")
    await appointments.request_appointment(await stage.member(client), profile.id, TEN_ON_TUESDAY, "Secret")
    await stage.settle()
    there, nowhere = f"a_{(await Appointment.get()).public_id}", "a_23456789abcd"
    curious = await stage.visitor("Curieux")
    said = [(await curious.starts(payload)).screen().text for payload in (there, nowhere)]
    assert said[0] == said[1]
    newcomers = [await stage.person("Nouveau"), await stage.person("Nouveau")]
    for newcomer, payload in zip(newcomers, (there, nowhere), strict=True):
        await newcomer.starts(payload)
        await _signs_up(newcomer)
    assert newcomers[0].screen().text == newcomers[1].screen().text
    for person in (curious, *newcomers):
        person.never_saw("Secret")
        person.never_saw("Léa")


async def test_a_profile_that_is_not_visible_says_the_same_as_one_that_never_was(stage: Stage) -> None:
    hidden = await stage.professional("Cachée", certified=False)
    profile = await Profile.get(member_id=(await stage.member(hidden)).id)
    tom = await stage.visitor("Tom")
    said = [
        (await tom.starts(payload)).screen().text for payload in (f"p_{profile.public_id}", "p_23456789abcd")
    ]
    assert said[0] == said[1]
    tom.never_saw("Cachée")


async def test_a_link_during_a_dialog_lets_the_answers_wait(stage: Stage) -> None:
    _, profile = await bookable(stage)
    tom = await stage.visitor("Tom")
    await tom.taps_data(f"b1|profile|book|{profile.public_id}")
    await tom.says("5.5 10:00")
    for payload in ("p_23456789abcd", "garbage", f"p_{profile.public_id}"):
        await tom.starts(payload)
    await tom.says("/menu")
    await tom.taps("Reprendre")
    tom.sees("De quoi aimeriez-vous parler")
