"""The seven commands that work at any moment, in any dialog, and the way back to where one was."""

import itertools

import pytest

from bot.engine.laid_aside import is_untouched
from bot.gate import OPEN_PAGES
from core.i18n import words
from models.delivery import InboxState, InboxUpdate, Screen
from models.dialog import DialogSession, DialogStatus
from tests.kit.person import Person
from tests.kit.stage import Stage
from tests.scenarios.walks import WALKS, Walk, walked

PAGE_OF = {
    "/menu": "home",
    "/tableau": "home",
    "/aide": "help",
    "/parametres": "settings",
    "/langue": "language",
    "/privacy": "privacy",
}


async def _page(stage: Stage, person: Person) -> str:
    return (await Screen.get(member_id=(await stage.member(person)).id)).page


async def _page_of(stage: Stage, person: Person, command: str) -> str:
    """What a command opens for this person: newcomers begin at the door, and under a measure settings are shut."""
    member, page = await stage.member(person), PAGE_OF[command]
    if member.barred_by is not None and page not in OPEN_PAGES:
        return "barred"
    return "welcome" if page == "home" and member.registered_at is None else page


async def _comes_back(stage: Stage, person: Person, session: DialogSession, language: str) -> None:
    """Takes the dialog up again, as home offers it; one without answers of theirs has nothing to offer yet."""
    await person.says("/menu")
    title = words(language).plain("engine-resume", title=words(language).plain(session.dialog))
    member = await stage.member(person)
    is_offered = bool(session.answers) and not is_untouched(session)
    if is_offered and member.registered_at is not None and member.barred_by is None:
        await person.taps(title)
    else:
        await person.taps_data(f"b1|dialog|resume|{session.id}")
    now = await DialogSession.get(id=session.id)
    assert (now.status, now.step, now.answers) == (DialogStatus.ACTIVE, session.step, session.answers)
    assert await _page(stage, person) == "dialog"


async def _cancels_and_undoes(stage: Stage, person: Person, session: DialogSession, language: str) -> None:
    await person.says("/annuler")
    assert (await DialogSession.get(id=session.id)).status is DialogStatus.CANCELLED
    if session.answers and not is_untouched(session):
        await person.taps(words(language).plain("engine-undo-cancel"))
    else:
        await person.taps_data(f"b1|dialog|resume|{session.id}")
    now = await DialogSession.get(id=session.id)
    assert (now.status, now.step, now.answers) == (DialogStatus.ACTIVE, session.step, session.answers)


@pytest.mark.slow
@pytest.mark.parametrize("walk", WALKS.values(), ids=WALKS)
async def test_every_command_works_at_every_question_and_the_dialog_goes_on(
    stage: Stage, walk: Walk, language: str
) -> None:
    person = await walk.opens(stage, language)
    in_turn = itertools.cycle(PAGE_OF)
    async for session in walked(stage, walk, person):
        for command in itertools.islice(in_turn, 2):
            await person.says(command)
            assert await _page(stage, person) == await _page_of(stage, person, command), command
            assert person.screen().labels
            await _comes_back(stage, person, session, language)
        await _cancels_and_undoes(stage, person, session, language)
    assert await InboxUpdate.exclude(state=InboxState.DONE).count() == 0
    assert await DialogSession.filter(status=DialogStatus.DONE, dialog=walk.key).count() == 1


async def test_every_command_answers_before_sign_up(stage: Stage, language: str) -> None:
    tom = await stage.person("Tom", language_code=language)
    for command in (
        *PAGE_OF,
        "/annuler",
        "/chercher",
        "/agenda",
        "/messages",
        "/arnaque",
        "/enligne",
        "/horsligne",
    ):
        await tom.says(command)
        assert tom.screen().labels, command
        tom.never_saw(words(language).plain("runtime-broken"))
    await tom.taps_data("b1|welcome|accept|")
    await tom.taps_data("b1|category|choose|visitor")
    await tom.says("1 Main Street")
    await tom.says("Nyon")
    tom.sees("Mon tableau de bord" if language == "fr" else "My dashboard")
    assert await InboxUpdate.exclude(state=InboxState.DONE).count() == 0
