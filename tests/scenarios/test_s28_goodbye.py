"""S28, its second half: Marc leaves, everything of his is gone, the others learn it neutrally, he returns as new."""

import io
import json
import zipfile

import pytest

from core import clock
from core.i18n import words
from models.application import Application, ApplicationStatus
from models.delivery import Card, InboxUpdate
from models.departure import Departure, DepartureReason, DepartureWish, Farewell, SentMessage
from models.help_request import HelpTopic
from models.member import Member, Membership
from models.mission import Mission, MissionStatus
from models.profile import Profile
from services import (
    account_deletion,
    agenda,
    appointments,
    calls,
    conversations,
    help_requests,
    members,
    own_data,
    presence,
)
from services.erasure import farewells
from tests.kit.person import Person
from tests.kit.stage import Stage
from tests.scenarios import interest
from tests.services.booking_scene import MONDAY_TO_FRIDAY, at


async def _says_why(person: Person, reason: str = "Je ne m'en sers plus") -> None:
    """From the settings to the page with the consequences."""
    await person.says("/parametres")
    await person.taps("Autres")
    await person.taps("Supprimer mon compte")
    person.sees("Mes données", "Rien n'est supprimé avant le bouton rouge")
    await person.taps("Continuer vers la suppression")
    person.sees("Quel est le motif de votre départ")
    await person.taps(reason)


@pytest.mark.slow
async def test_s28_marc_reads_what_ends_and_taps_the_red_button(stage: Stage) -> None:
    nadia = await interest.company(stage)
    marc = await stage.professional("Marc", sector="Graphiste")
    mission = await interest.published(stage, nadia)
    await interest.talking(stage, nadia, mission, marc)
    old = await stage.member(marc)
    profile = await Profile.get(member_id=old.id)
    await conversations.leave_message(await stage.member(nadia), profile.id, "Bonjour de chez Alpina")
    await stage.settle()

    await marc.says("/supprimer")
    marc.sees("une pause suffit", "Mettre en pause")
    await _says_why(marc)
    marc.sees("Ce qui prend fin", "Proposition ou discussion", "Refonte du site", "Supprimer définitivement")
    red = marc.screen()
    assert red.button("Supprimer définitivement")["style"] == "danger"
    data = red.button("Supprimer définitivement")["callback_data"]
    for _ in range(2):
        await marc.transport.tap(marc.user_id, red.message_id, data)
    await marc.transport.text(marc.user_id, "Encore un mot", None)
    await stage.settle()
    await marc.look()

    assert [screen.text for screen in marc.received] == [marc.screen().text], (
        "the bot's own messages are deleted"
    )
    marc.sees("Votre compte et vos données sont supprimés", "/start")
    left = await Member.get(id=old.id)
    assert (left.telegram_id, left.display_name, left.deleted_at is not None) == (None, "", True)
    assert not await Member.filter(telegram_id=marc.user_id).exists()
    assert await Farewell.all().count() == 0 and not await SentMessage.filter(member_id=old.id).exists()
    assert not await InboxUpdate.filter(lane=marc.user_id).exists()
    assert [(d.reason, d.words) for d in await Departure.all()] == [(DepartureReason.UNUSED, "")]

    await nadia.look()
    nadia.saw("supprimé")
    assert (await Application.get()).status is ApplicationStatus.CANCELLED
    await nadia.says("/messages")
    nadia.never_saw("Marc Marc")
    await nadia.says("/chercher")
    await nadia.says("Marc")
    nadia.does_not_see("Graphiste")

    await marc.starts()
    marc.sees("J'accepte")
    again = await stage.member(marc)
    assert again.id != old.id and again.registered_at is None


@pytest.mark.slow
async def test_s28_a_file_with_everything_is_sent_before_and_once_a_day(stage: Stage) -> None:
    marc, lea = await stage.professional("Marc", sector="Graphiste"), await stage.professional("Léa")
    member = await stage.member(marc)
    there = await Profile.get(member_id=(await stage.member(lea)).id)
    mine = await conversations.leave_message(member, there.id, "Mes mots à moi")
    await conversations.reply(await stage.member(lea), mine.conversation_id, "Les mots de Léa")
    await stage.settle()
    await marc.says("/privacy")
    marc.sees("Mes données", "Supprimer mon compte")
    await marc.says("/mesdonnees")
    await marc.taps("Préparer mon fichier", times=2)
    marc.sees("Votre fichier a été envoyé", "Un nouveau peut être demandé")
    marc.does_not_see("Préparer mon fichier")
    sent = [screen.raw for screen in marc.received if "document" in screen.raw]
    assert len(sent) == 1 and sent[0]["document"]["file_name"] == "mes-donnees-2026-05-04.zip"
    with zipfile.ZipFile(io.BytesIO(await stage.file(sent[0]))) as archive:
        assert "LISEZ-MOI.txt" in archive.namelist()
        account = json.loads(archive.read("compte.json"))
        messages = json.loads(archive.read("messages.json"))["messages"]
        whole = "".join(archive.read(name).decode() for name in archive.namelist())
    assert account["account"][0]["telegram_id"] == marc.user_id
    assert [(row["author"], row["text"]) for row in messages] == [
        ("me", "Mes mots à moi"),
        ("the other side", None),
    ]
    assert "Les mots de Léa" not in whole and "Graphiste" in whole
    await marc.taps_data("b1|own_data|ask|")
    marc.is_told("ces dernières 24 heures")
    await stage.passes(own_data.AGAIN_AFTER)
    await marc.says("/mesdonnees")
    await marc.taps("Préparer mon fichier")
    assert sum("document" in screen.raw for screen in marc.received) == 2


async def test_s28_a_red_button_of_yesterday_deletes_nothing(stage: Stage) -> None:
    marc = await stage.professional("Marc")
    await _says_why(marc, "Autre raison")
    await marc.says("Marc Durand part, écrivez à marc@exemple.ch ou au 079 123 45 67")
    old = marc.screen()
    await marc.taps("Je reste")
    await stage.passes(account_deletion.WISH_LIFE)
    await marc.taps("Supprimer définitivement", on=old)
    marc.sees("Rien n'a été supprimé", "Continuer vers la suppression")
    assert await stage.member(marc)
    await marc.taps("Continuer vers la suppression")
    await marc.taps("Autre raison")
    await marc.says("Marc Durand part, écrivez à marc@exemple.ch ou au 079 123 45 67")
    first = marc.screen().button("Supprimer définitivement")["callback_data"]
    await marc.says("/supprimer")
    marc.sees("Supprimer définitivement")
    assert marc.screen().button("Supprimer définitivement")["callback_data"] == first
    stranger = await stage.professional("Zoé")
    await stranger.taps_data(first)
    stranger.sees("Rien n'a été supprimé")
    await marc.taps("Supprimer définitivement")
    assert (await Departure.get()).words == "… Durand part, écrivez à … ou au …"
    assert await stage.member(stranger)


@pytest.mark.slow
async def test_s28_the_last_owner_names_another_one_or_closes(stage: Stage) -> None:
    nadia, emil = await interest.company(stage), await stage.visitor("Emil")
    owner = await stage.member(nadia)
    place = await Membership.get(member_id=owner.id)
    colleague = await stage.member(emil)
    await Membership.create(organisation_id=place.organisation_id, member_id=colleague.id, service="Ventes")
    mission = await interest.published(stage, nadia)
    await _says_why(nadia)
    nadia.sees("Nommer une personne : Alpina", "Fermer : Alpina", "Refonte du site")
    nadia.does_not_see("Supprimer définitivement")
    wish = await DepartureWish.get()
    await nadia.taps_data(f"b1|goodbye|erase|{wish.id}")
    nadia.is_told("resterait sans propriétaire")
    assert await stage.member(nadia)
    await nadia.taps("Fermer : Alpina")
    nadia.sees("ferme avec votre compte", "Supprimer définitivement", "Ne pas fermer")
    await nadia.taps("Ne pas fermer")
    await nadia.taps("Nommer une personne")
    await nadia.taps("Emil")
    nadia.sees("proposée à Emil", "Fermer : Alpina")
    nadia.does_not_see("Supprimer définitivement")
    await emil.look()
    emil.saw("vous propose la responsabilité de l'équipe « Alpina")
    await emil.taps("Répondre à la proposition")
    await emil.taps("Accepter définitivement", times=2)
    await nadia.look()
    nadia.saw("Emil a accepté la responsabilité")
    screen = nadia.saw("Supprimer définitivement")
    assert "Organisation que vous quittez" in screen.text
    await nadia.taps("Supprimer définitivement")
    nadia.sees("Votre compte et vos données sont supprimés")
    assert (await Membership.get(organisation_id=place.organisation_id)).is_owner
    assert (await Profile.get(organisation_id=place.organisation_id)).deleted_at is None
    assert (await Mission.get(id=mission.id)).title == "Refonte du site"
    await emil.look()
    await _says_why(emil)
    emil.sees("Fermez l'organisation pour continuer")
    await emil.taps("Fermer : Alpina")
    await emil.taps("Supprimer définitivement")
    emil.sees("Votre compte et vos données sont supprimés")
    closed = await Profile.get(organisation_id=place.organisation_id)
    assert (closed.display_name, closed.deleted_at is not None) == ("", True)
    assert (await Mission.get(id=mission.id)).status is MissionStatus.WITHDRAWN


@pytest.mark.parametrize(
    ("language", "said", "ended"),
    [
        (
            "fr",
            "Le rendez-vous du mercredi 6 mai, 10:00 n'aura pas lieu : le compte de l'autre personne est supprimé",
            "Rendez-vous · Annulé",
        ),
        (
            "en",
            "The appointment of Wednesday 6 May, 10:00 will not take place: the other person's account is deleted",
            "Appointment · Cancelled",
        ),
    ],
)
async def test_s28_whoever_had_an_appointment_reads_that_the_account_is_gone(
    stage: Stage, language: str, said: str, ended: str
) -> None:
    marc, tom = await stage.professional("Marc"), await stage.visitor("Tom", language_code=language)
    member = await stage.member(marc)
    profile = await Profile.get(member_id=member.id)
    await agenda.set_working_hours(member, profile.id, MONDAY_TO_FRIDAY)
    client = await stage.member(tom)
    asked = await appointments.request_appointment(client, profile.id, at(6, 8), "Parler du site")
    await appointments.accept_appointment(member, asked.id, asked.version)
    await stage.settle()
    await _says_why(marc)
    marc.sees("Rendez-vous annulé", "Tom")
    await marc.taps("Supprimer définitivement")
    await tom.look()
    told = tom.saw(said)
    assert told.offers(words(language).plain("menu-search-who")), "somebody else may be found"
    about = [screen for screen in tom.received if "🕘" in screen.text]
    assert about[0].message_id < told.message_id, "it was confirmed in an earlier message"
    for screen in about:
        assert ended in screen.text and "Marc" not in screen.text, str(screen)
    sent = [screen.raw for screen in tom.received if "document" in screen.raw]
    cancelled = (await stage.file(sent[-1])).decode()
    assert "METHOD:CANCEL" in cancelled and "Marc" not in cancelled
    await tom.says("/agenda")
    tom.does_not_see("Marc")


async def test_s28_an_administrator_is_refused_and_whoever_blocks_the_bot_afterwards_stays_gone(
    stage: Stage,
) -> None:
    marc = await stage.visitor("Marc")
    await members.appoint_admin(marc.user_id)
    await marc.says("/desinscription")
    marc.sees("par la ligne de commande")
    await members.dismiss_admin(marc.user_id)
    await _says_why(marc)
    marc.sees("Rien d'autre n'est en cours")
    stage.assembly.farewells.linger = farewells.LINGERS
    await marc.taps("Supprimer définitivement")
    await marc.says("Ah, encore une chose")
    assert not await Member.filter(telegram_id=marc.user_id).exists(), (
        "what is still on its way changes nothing"
    )
    await Farewell.all().update(due_at=clock.real_now())
    await stage.settle()
    await marc.blocks()
    assert not await Member.filter(telegram_id=marc.user_id).exists()
    assert not await InboxUpdate.filter(lane=marc.user_id, state="open").exists()
    await marc.unblocks()
    await marc.starts()
    assert await Member.filter(telegram_id=marc.user_id).exists()


async def test_s28_the_file_with_ones_own_data_stays_in_the_chat(stage: Stage) -> None:
    marc = await stage.visitor("Marc")
    await marc.says("/mesdonnees")
    await marc.taps("Préparer mon fichier")
    assert any("document" in screen.raw for screen in marc.received)
    await _says_why(marc)
    marc.sees("enregistrez-le", "Mes données")
    await marc.taps("Supprimer définitivement")
    marc.sees("Votre compte et vos données sont supprimés")
    left = [screen.raw for screen in marc.received]
    assert ["document" in raw for raw in left] == [True, False]


async def test_s28_no_card_of_somebody_else_keeps_the_name(stage: Stage) -> None:
    marc, tom, ada = (
        await stage.professional("Marc"),
        await stage.visitor("Tom"),
        await stage.visitor("Ada"),
    )
    await members.appoint_admin(ada.user_id)
    member, client = await stage.member(marc), await stage.member(tom)
    profile = await Profile.get(member_id=member.id)
    await agenda.set_working_hours(member, profile.id, MONDAY_TO_FRIDAY)
    asked = await appointments.request_appointment(client, profile.id, at(6, 8), "Parler du site")
    await appointments.accept_appointment(member, asked.id, asked.version)
    over = await appointments.request_appointment(client, profile.id, at(7, 8), "Parler encore")
    await appointments.decline_appointment(member, over.id, over.version, "Pas le temps")
    await help_requests.ask_team(member, HelpTopic.TECHNICAL, "Une question de Marc")
    await presence.go_online(member, profile.id, presence.Stay.ONE_HOUR)
    rung = await calls.ring(client, profile.id)
    await calls.reject(rung.id, member, rung.version)
    await stage.settle()
    assert {card.kind for card in await Card.exclude(member_id=member.id)} >= {"appointment", "help_request"}
    await ada.look()
    ada.saw("Marc")
    # What is told about the same thing later is a message of its own, and the earlier one is history.
    kept = {card.message_id for card in await Card.exclude(member_id=member.id).exclude(object_id=asked.id)}
    kept |= {card.message_id for card in await Card.filter(kind__in=("help_request", "call"))}
    await _says_why(marc)
    await marc.taps("Supprimer définitivement")
    await stage.settle()
    for other in (tom, ada):
        await other.look()
        named = [
            screen.text for screen in other.received if screen.message_id in kept and "Marc" in screen.text
        ]
        assert not named, named
    ada.saw("n'est plus disponible")
