"""Whoever saves hours, rules or a day off is again on the page from which they began."""

import pytest

from core.i18n import words
from tests.kit.stage import Stage
from tests.scenarios.walks import bookable


@pytest.mark.slow
async def test_what_is_saved_of_the_agenda_leads_back_to_where_it_was_begun(stage: Stage) -> None:
    say = words("fr").plain
    paul, profile = await bookable(stage, language_code="fr")
    here = say("profile-edit", category=profile.category)
    await paul.taps_data("b1|my_profile|open|")
    await paul.taps(say("agenda-hours"))
    await paul.taps(say("hor.confirm"))
    paul.sees(say("hor-done"), here)
    # These two are buttons of the agenda, which may still hang under an older message.
    await paul.taps_data("b1|agenda|rules|")
    await paul.taps(say("reg.confirm"))
    paul.sees(say("reg-done"), here)
    await paul.taps_data("b1|agenda|block|")
    await paul.says("demain")
    paul.sees("mardi 5 mai", here)
    # From home, the agenda shows what became of it.
    await paul.says("/menu")
    await paul.taps_data("b1|agenda|block|")
    await paul.says("demain")
    paul.sees("mardi 5 mai", say("agenda-block"))
