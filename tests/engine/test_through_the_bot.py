"""The engine inside the real bot: intake, handlers, commit, drawing, before the sandbox."""

from bot.engine import begin
from bot.engine.definition import Dialog
from bot.turn import Turn
from models.dialog import DialogSession
from models.sql import fetch
from services.unit_of_work import unit_of_work
from tests.engine.samples import Booking, Mission
from tests.kit.person import Person
from tests.kit.stage import Stage


async def _begins(stage: Stage, person: Person, dialog: type[Dialog]) -> None:
    member = await stage.member(person)
    async with unit_of_work():
        await begin(Turn(member, stage.facts, person.user_id, 0), dialog)
    await stage.settle()
    await person.look()


async def test_a_person_goes_through_a_dialog_and_sees_one_live_keyboard(stage: Stage) -> None:
    alice = await stage.visitor("Alice")
    await _begins(stage, alice, Mission)
    alice.sees("Étape 1/4 · Mission", "Quel est le titre")
    await alice.says("Développeuse <Python>")
    alice.saw("Titre : Développeuse <Python>")
    assert alice.live_keyboards == 1
    await alice.taps("Sur site", times=2)
    alice.is_told("Déjà pris en compte")
    await alice.says("Lausanne")
    await alice.says("demain")
    await alice.taps("Python")
    await alice.taps("Suivant")
    await alice.says("950")
    await alice.taps("Non")
    await alice.taps("Passer")
    alice.sees("Étape 4/4", "Développeuse <Python>", "Publier la mission")
    await alice.taps("Publier la mission", times=3)
    alice.saw("La mission est publiée.")
    assert len(Mission.published) == 1
    assert len(await fetch("SELECT key FROM app_state WHERE key LIKE 'mission:%'")) == 1


async def test_an_old_message_loses_its_buttons_when_tapped(stage: Stage) -> None:
    alice = await stage.visitor("Alice")
    await _begins(stage, alice, Mission)
    first = alice.screen()
    data = first.button("Annuler")["callback_data"]
    await alice.says("Développeuse")
    await alice.taps_data(data, message_id=first.message_id)
    alice.is_told("Ce bouton n’est plus à jour")
    alice.sees("voici la question en cours", "Où se déroule")
    assert alice.live_keyboards == 1


async def test_a_foreign_button_does_nothing(stage: Stage) -> None:
    alice, bob = await stage.visitor("Alice"), await stage.visitor("Bob")
    await _begins(stage, alice, Mission)
    await alice.says("Développeuse")
    before = await DialogSession.all().values()
    await bob.taps_data(alice.screen().button("Sur site")["callback_data"])
    bob.is_told("Ce bouton n’est pas pour vous")
    assert await DialogSession.all().values() == before


async def test_an_edited_message_and_a_wrong_file_are_understood(stage: Stage) -> None:
    alice = await stage.visitor("Alice")
    await _begins(stage, alice, Mission)
    await alice.sends_file()
    alice.sees("Répondez ici par un texte", "Quel est le titre")
    await alice.says("Développeuse")
    await alice.edits("Développeuse", "Architecte")
    alice.sees("Titre : Architecte (modifié)", "Où se déroule")


async def test_a_global_command_lets_the_dialog_wait_and_cancel_ends_it(stage: Stage) -> None:
    alice = await stage.visitor("Alice")
    await _begins(stage, alice, Booking)
    await alice.says("demain 10:00")
    await alice.says("/aide")
    await _begins(stage, alice, Booking)
    alice.sees("Vos réponses sont gardées 24 h", "De quoi s’agit-il")
    await alice.says("/annuler")
    assert [s.status for s in await DialogSession.all()] == ["cancelled"]
