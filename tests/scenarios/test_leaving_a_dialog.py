"""Whoever leaves a dialog before its end is again where they began it."""

import pytest

from bot.engine.way_back import CAME_FROM
from core.i18n import words
from models.dialog import DialogSession
from models.profile import Profile
from services import screens
from tests.kit.stage import Stage
from tests.scenarios.walks import bookable


@pytest.mark.slow
async def test_hours_that_are_left_lead_back_to_the_agenda(stage: Stage, language: str) -> None:
    say = words(language).plain
    paul, _ = await bookable(stage, language_code=language)
    await paul.taps_data("b1|agenda|hours|")
    paul.sees("09:00")
    await paul.says("/menu")
    # The hours were there before: nothing was answered, and there is nothing to take up again.
    paul.does_not_see(say("engine-resume", title=say("hor")))
    await paul.taps_data("b1|agenda|open|")
    await paul.taps(say("agenda-hours"))
    await paul.taps(say("common-cancel"))
    paul.sees(say("agenda-hours"), say("engine-cancelled", title=say("hor")))
    await paul.taps(say("agenda-rules"))
    await paul.taps(say("common-back"))
    await paul.taps(say("common-yes"))
    await paul.taps(say("common-cancel"))
    paul.sees(say("engine-undo-cancel"))
    await paul.taps(say("common-back"))
    paul.sees(say("agenda-hours"))


async def test_a_message_that_is_not_written_leads_back_to_the_card_and_its_results(
    stage: Stage, language: str
) -> None:
    say = words(language).plain
    await stage.professional("Paul", sector="Développeur")
    marc = await stage.visitor("Marc", language_code=language)
    await marc.says("/menu")
    await marc.says("développeur")
    profile = await Profile.get(display_name="Paul")
    await marc.taps_data(f"b1|profile|open|{profile.public_id}")
    card = marc.screen().text
    await marc.taps(say("card-message"))
    await marc.taps(say("common-cancel"))
    marc.sees(card, say("profile-back"))


async def test_a_link_that_was_shown_once_is_noted_by_no_dialog(stage: Stage) -> None:
    paul, _ = await bookable(stage)
    member = await stage.member(paul)
    for args, noted in (({"arg": 1, "sealed": "payload"}, False), ({"arg": 1}, True)):
        await screens.show_page(member.id, member.telegram_id or 0, "team_link", args)
        await paul.taps_data("b1|agenda|block|")
        session = await DialogSession.filter(member_id=member.id).order_by("-id").first()
        assert session is not None and (CAME_FROM in session.ui) is noted
