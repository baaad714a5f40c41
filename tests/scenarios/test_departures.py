"""Why people leave, as the team reads it: counted by month, without anybody's name (FR-228)."""

import pytest

from core import clock
from core.errors import NotFound
from core.i18n import words
from models.departure import Departure, DepartureReason
from services.account_deletion.counting import departures
from services.members import appoint_admin
from tests.kit.stage import Stage


async def test_the_team_reads_every_reason_and_every_word(stage: Stage, language: str) -> None:
    say = words(language).plain
    ada = await stage.visitor("Ada", language_code=language)
    await appoint_admin(ada.user_id)
    await ada.taps_data("b1|departures|open|")
    ada.sees(say("departures-none"))
    month = clock.today().replace(day=1)
    for number in range(12):
        await Departure.create(reason=DepartureReason.OTHER, words=f"Mot {number:02} <b>", month=month)
    await ada.says("/menu")
    await ada.taps(say("admin-members"))
    await ada.taps(say("departures-button"))
    ada.sees(say("departure-reason-other"), "12", "Mot 00 <b>", "Mot 08 <b>")
    ada.does_not_see("Mot 09")
    await ada.taps(say("common-next"))
    ada.sees("Mot 09 <b>", "Mot 11 <b>")


async def test_nobody_else_reads_why_people_leave(stage: Stage) -> None:
    tom = await stage.visitor("Tom")
    with pytest.raises(NotFound):
        await departures(await stage.member(tom))
