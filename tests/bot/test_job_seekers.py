"""An operator who wants no job seekers: nobody can sign up as one."""

from dataclasses import replace

import pytest

from bot.pages.start import Category
from bot.turn import BotFacts, Look, Turn
from core import clock
from core.keys import KeyRing
from models.member import Member
from services import members

FACTS = BotFacts("bot", "https://t.me", "https://example.invalid", KeyRing(b"k" * 32))


@pytest.mark.parametrize(("wanted", "count"), [(True, 6), (False, 5)])
async def test_the_category_is_offered_only_where_it_is_wanted(
    database: str, wanted: bool, count: int
) -> None:
    now = clock.now()
    look = Look(
        Member(id=1, telegram_id=1, created_at=now, last_seen_at=now), replace(FACTS, job_seekers=wanted)
    )
    view = await Category().view(look, {})
    assert sum(len(row) for row in view.rows) == count
    assert ("Recherche d’emploi" in view.text) is wanted
    assert "\n\n\n" not in view.text


async def test_an_old_button_of_the_category_is_stale_where_it_is_not_wanted(database: str) -> None:
    member = await members.arrive(1, "Sofia", "Rochat", "fr")
    member = await members.accept_terms(member.id)
    turn = Turn(member, replace(FACTS, job_seekers=False), chat_id=1, message_id=1)
    await Category().tap(turn, "choose", "job_seeker")
    assert turn.toast == turn.words.plain("err-stale")
