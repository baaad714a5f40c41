"""What time does to missions and candidatures is what their records say, at once and not a while later."""

from datetime import timedelta

import pytest

from core import clock
from models.application import Application
from models.conversation import Conversation
from models.mission import Mission, MissionStatus
from models.profile import Profile
from services import annulments, applications, conversations, missions
from services.applications.annulling import take_annulment_back
from tests.kit.stage import Stage
from tests.scenarios import interest
from tests.scenarios.moderation_walks import of_the_team

ASKED = "Toujours d'actualité ?"


async def test_a_message_answers_whether_a_discussion_still_holds(stage: Stage) -> None:
    nadia, lea = await interest.company(stage), await stage.professional("Léa")
    row = await interest.talking(stage, nadia, await interest.published(stage, nadia), lea)
    await stage.passes(timedelta(days=30, minutes=1))
    lea.saw("toujours d'actualité ?")
    await lea.taps_data(f"b1|application|open|{row.id}")
    lea.sees(ASKED, "prendra fin")
    thread = await Conversation.get()
    await conversations.reply(await stage.member(nadia), thread.id, "Oui, parlons-en mardi.")
    await applications.move_due()
    await stage.settle()
    await lea.look()
    await lea.taps_data(f"b1|application|open|{row.id}")
    lea.does_not_see(ASKED, "prendra fin")
    lea.sees("Je postule")
    # The thirty days begin with the message, and it is asked again after them.
    await stage.passes(timedelta(days=29))
    assert (await Application.get(id=row.id)).nudges == 0
    await stage.passes(timedelta(days=2))
    lea.sees(ASKED)


async def test_an_open_record_says_that_time_stands_still_and_until_when_it_runs_again(stage: Stage) -> None:
    nadia, lea = await interest.company(stage), await stage.professional("Léa")
    row = await interest.proposed(stage, lea, await interest.published(stage, nadia))
    await lea.taps_data(f"b1|application|open|{row.id}")
    lea.sees("Sans réponse d'ici au jeudi 14 mai")
    alpina = await Profile.get(member_id=None, organisation_id__not_isnull=True)
    await Profile.filter(id=alpina.id).update(restricted_until=clock.now() + timedelta(hours=72))
    await stage.passes(timedelta(minutes=1))
    lea.sees("les délais sont suspendus")
    lea.does_not_see("Sans réponse d'ici au")
    await stage.passes(timedelta(hours=73))
    lea.sees("Sans réponse d'ici au dimanche 17 mai")


@pytest.mark.slow
async def test_whoever_is_asked_to_close_a_mission_late_has_seven_days_all_the_same(stage: Stage) -> None:
    nadia, lea = await interest.company(stage), await stage.professional("Léa")
    mission = await interest.published(stage, nadia)
    await interest.sealed(stage, nadia, mission, lea)
    await Mission.filter(id=mission.id).update(ends=clock.now().date() - timedelta(days=40))
    await stage.passes(timedelta(minutes=1))
    nadia.saw("sinon elle le sera d'elle-même sous sept jours")
    await stage.passes(timedelta(days=6, hours=23))
    assert (await missions.find_mission(mission.id)).status is MissionStatus.FILLED
    await stage.passes(timedelta(hours=2))
    assert (await missions.find_mission(mission.id)).status is MissionStatus.CLOSED
    lea.saw("est clôturée")


async def test_a_question_about_a_mission_that_moved_meanwhile_is_asked_no_more(stage: Stage) -> None:
    nadia = await interest.company(stage)
    owner = await stage.member(nadia)
    draft = await missions.duplicate_mission(owner, (await interest.published(stage, nadia)).id)
    await nadia.taps_data(f"b1|mission|open|{draft.public_id}")
    await nadia.taps("Jeter le brouillon")
    nadia.sees("Jeter ce brouillon ?")
    # A colleague publishes it while the question is on the screen.
    await missions.publish_mission(owner, draft.id)
    await stage.settle()
    await nadia.look()
    nadia.does_not_see("Jeter")
    nadia.sees("Retirer la mission", "Chercher des freelances")
    assert (await missions.find_mission(draft.id)).status is MissionStatus.PUBLISHED


@pytest.mark.slow
async def test_both_sides_read_that_the_team_is_late_with_an_annulment(stage: Stage, language: str) -> None:
    nadia = await interest.company(stage, language_code=language)
    lea = await stage.professional("Léa", language_code=language)
    ada = await of_the_team(stage, "Ada")
    row = await interest.sealed(stage, nadia, await interest.published(stage, nadia), lea)
    row = await interest.both_want_to_end(stage, nadia, lea, row)
    on_time = {"fr": "au plus tard le mercredi 6 mai", "en": "by Wednesday 6 May at the latest"}[language]
    late = {"fr": "devait décider au plus tard le mercredi 6 mai", "en": "should have decided by"}[language]
    told = {"fr": "est en retard pour décider de l'annulation", "en": "is late in deciding"}[language]
    for person in (nadia, lea):
        await person.taps_data(f"b1|application|open|{row.id}")
        person.sees(on_time)
    await stage.passes(timedelta(days=2))
    nadia.never_saw(told)
    await stage.passes(timedelta(minutes=2))
    for person in (nadia, lea):
        person.saw(told)
        await person.taps_data(f"b1|application|open|{row.id}")
        person.sees(late)
    ada.saw("attendent une décision depuis plus de deux jours ouvrés")
    ada.sees("Annulations à décider")
    count = len(lea.received)
    await stage.passes(timedelta(days=1))
    assert not [each for each in lea.received[count:] if told in each.text], "once is enough"
    row = await Application.get(id=row.id)
    await annulments.carry_out(await stage.member(ada), row.id, row.version)
    await stage.settle()
    await lea.taps_data(f"b1|application|open|{row.id}")
    lea.does_not_see(late)


async def test_what_was_taken_back_before_the_notice_left_is_not_said_to_be_late(stage: Stage) -> None:
    nadia, lea = await interest.company(stage), await stage.professional("Léa")
    row = await interest.sealed(stage, nadia, await interest.published(stage, nadia), lea)
    row = await interest.both_want_to_end(stage, nadia, lea, row)
    clock.freeze(clock.now() + timedelta(days=2, minutes=1))
    await applications.move_due()
    row = await Application.get(id=row.id)
    await take_annulment_back(await stage.member(nadia), row.id, row.version)
    await stage.settle()
    await lea.look()
    lea.never_saw("est en retard")
    lea.saw("renonce à l'annulation")
