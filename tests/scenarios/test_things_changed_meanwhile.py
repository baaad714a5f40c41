"""Dialogs whose subject somebody else changed while a question was open: they end where things can be read."""

from core.i18n import words
from models.departure import DepartureReason
from models.dialog import DialogSession, DialogStatus
from models.mission import Mission
from models.profile import Profile
from services import account_deletion, appointments, conversations, missions
from tests.kit.stage import Stage
from tests.scenarios import interest
from tests.scenarios.walks import TEN_ON_TUESDAY, bookable


async def test_moving_an_appointment_that_was_cancelled_meanwhile_leads_to_the_appointment(
    stage: Stage, language: str
) -> None:
    lea, profile = await bookable(stage, language_code=language)
    tom = await stage.visitor("Tom", language_code=language)
    asked = await appointments.request_appointment(
        await stage.member(tom), profile.id, TEN_ON_TUESDAY, "Le site"
    )
    agreed = await appointments.accept_appointment(await stage.member(lea), asked.id, asked.version)
    await stage.settle()
    await tom.taps_data(f"n1|appointment|{agreed.id}|{agreed.version}|move")
    await appointments.cancel_appointment(await stage.member(lea), agreed.id, agreed.version, "Malade")
    await stage.settle()
    await tom.says("5.5 11:00")
    await tom.taps(words(language).plain("mov.confirm"))
    shown = tom.saw(words(language).plain("engine-outdated"))
    assert words(language).plain("rdv-status-cancelled").lower() in shown.text.lower()
    assert (await DialogSession.get()).status is DialogStatus.CANCELLED
    await tom.says("/menu")
    tom.does_not_see(words(language).plain("engine-resume", title=words(language).plain("mov")))


async def test_a_mission_changed_by_a_colleague_keeps_what_was_written_and_is_saved_by_confirming_again(
    stage: Stage,
) -> None:
    nadia = await interest.company(stage)
    mission = await interest.published(stage, nadia)
    await nadia.taps_data(f"n1|mission|{mission.id}|{mission.version}|edit")
    await nadia.taps("Modifier : Mission")
    await nadia.taps("Modifier : Titre")
    await nadia.says("Le titre de Nadia")
    owner = await stage.member(nadia)
    await missions.change_mission(owner, mission.id, mission.version, {"title": "Le titre du collègue"})
    await nadia.taps("Enregistrer la mission")
    nadia.sees("Le titre de Nadia")
    assert (await Mission.get(id=mission.id)).title == "Le titre du collègue"
    await nadia.taps("Enregistrer la mission")
    assert (await Mission.get(id=mission.id)).title == "Le titre de Nadia"


async def test_refusing_a_proposal_that_was_withdrawn_meanwhile_leads_to_it(stage: Stage) -> None:
    nadia = await interest.company(stage)
    lea = await stage.professional("Léa", sector="Développeuse")
    mission = await interest.published(stage, nadia)
    made = await interest.talking(stage, nadia, mission, lea)
    await nadia.taps_data(f"n1|application|{made.id}|{made.version}|discard")
    await nadia.taps("Autre raison")
    await nadia.says("Nous cherchons ailleurs.")
    await missions.withdraw_mission(
        await stage.member(nadia), mission.id, (await Mission.get(id=mission.id)).version
    )
    await nadia.taps("Écarter définitivement")
    nadia.sees("Les choses ont changé entre-temps")
    assert (await DialogSession.get()).status is DialogStatus.CANCELLED


async def test_being_interested_in_a_mission_that_was_withdrawn_meanwhile_ends_at_home(
    stage: Stage, language: str
) -> None:
    say = words(language).plain
    nadia = await interest.company(stage)
    lea = await stage.professional("Léa", sector="Développeuse", language_code=language)
    mission = await interest.published(stage, nadia)
    await lea.taps_data(f"b1|my_missions|propose|{mission.public_id}.{mission.version}")
    lea.sees(say("int1-intro", name="Alpina"))
    await missions.withdraw_mission(await stage.member(nadia), mission.id, mission.version)
    await lea.says("Je connais bien ce métier.")
    lea.saw(say("engine-gone"))
    lea.does_not_see(say("common-next"), say("engine-resume", title=say("int1")))
    assert (await DialogSession.get()).status is DialogStatus.CANCELLED
    await lea.says("/menu")
    lea.does_not_see(say("engine-resume", title=say("int1")))


async def test_answering_an_account_that_was_deleted_meanwhile_leads_to_what_stays_to_be_read(
    stage: Stage, language: str
) -> None:
    say = words(language).plain
    lea, profile = await bookable(stage, language_code=language)
    tom = await stage.visitor("Tom", language_code=language)
    message = await conversations.leave_message(await stage.member(tom), profile.id, "Bonjour Léa")
    await stage.settle()
    await lea.look()
    reply = f"n1|conversation|{message.conversation_id}|0|reply"
    await lea.taps_data(reply)
    lea.sees(say("rep-body", name="Tom"))
    leaving = await stage.member(tom)
    wish = await account_deletion.say_why(leaving, DepartureReason.UNUSED)
    await account_deletion.delete_own_account(leaving, wish.id)
    await stage.settle()
    await lea.says("Bonjour Tom")
    lea.saw(say("err-conversation-archived"))
    assert (await DialogSession.get()).status is DialogStatus.CANCELLED
    await lea.says("/menu")
    lea.does_not_see(say("engine-resume", title=say("rep")))

    card = next(s for s in lea.received if s.offers(say("conversation-open")))
    assert not card.offers(say("conversation-reply"))
    await lea.taps_data(reply)
    lea.is_told(say("err-conversation-archived"))
    assert await DialogSession.all().count() == 1


async def test_offering_a_mission_that_a_colleague_withdrew_meanwhile_leads_to_the_card(stage: Stage) -> None:
    nadia = await interest.company(stage)
    lea = await stage.professional("Léa", sector="Développeuse")
    mission = await interest.published(stage, nadia)
    await interest.published(stage, nadia, "Une autre mission")
    profile = await Profile.get(member_id=(await stage.member(lea)).id)
    await nadia.taps_data(f"b1|candidates|offer|{profile.public_id}")
    await nadia.says("Refonte du site")
    await missions.withdraw_mission(await stage.member(nadia), mission.id, mission.version)
    await nadia.says("Votre parcours nous plaît.")
    nadia.sees("Léa")
    assert (await DialogSession.get()).status is DialogStatus.CANCELLED


async def test_asking_for_a_slot_of_somebody_who_left_meanwhile_ends_at_home(
    stage: Stage, language: str
) -> None:
    say = words(language).plain
    lea, profile = await bookable(stage, language_code=language)
    tom = await stage.visitor("Tom", language_code=language)
    await tom.taps_data(f"b1|profile|book|{profile.public_id}")
    await tom.says("5.5 10:00")
    await tom.says("Refaire le site")
    leaving = await stage.member(lea)
    wish = await account_deletion.say_why(leaving, DepartureReason.UNUSED)
    await account_deletion.delete_own_account(leaving, wish.id)
    await tom.taps(say("bok.confirm"))
    tom.saw(say("engine-gone"))
    assert (await DialogSession.get()).status is DialogStatus.CANCELLED


async def test_a_draft_that_a_colleague_withdrew_takes_no_more_answers_and_leads_to_the_mission(
    stage: Stage,
) -> None:
    nadia = await interest.company(stage)
    await nadia.says("/nouvelle_mission")
    await nadia.says("Refonte du site")
    session = await DialogSession.get()
    draft = await Mission.get(id=session.subject_id)
    await missions.withdraw_mission(await stage.member(nadia), draft.id, draft.version)
    await nadia.says("Data, IT")
    nadia.sees(words("fr").plain("err-draft-over"), "Refonte du site")
    assert (await Mission.get(id=draft.id)).domain is None
    assert (await DialogSession.get()).status is DialogStatus.CANCELLED
