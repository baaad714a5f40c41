"""Whatever is sent to a question that does not answer it: a sentence, the same question, and nothing lost."""

import base64

import pytest

from bot.engine import Contact, Text, load_dialogs
from bot.intake import ingest
from core.i18n import words
from models.delivery import InboxState, InboxUpdate
from models.dialog import DialogSession
from tests.kit.person import Person
from tests.kit.stage import Stage
from tests.scenarios.walks import WALKS, Walk, session_of, walked

pytestmark = [pytest.mark.slow]
EVERY_DIALOG = pytest.mark.parametrize("walk", WALKS.values(), ids=WALKS)
TOO_LONG = "mot " * 1023 + "mots"
PICTURE = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
RAW_KINDS = (
    '"location": {"latitude": 46.5, "longitude": 6.6}',
    '"dice": {"emoji": "🎲", "value": 3}',
    '"poll": {"id": "1", "question": "?", "options": [], "total_voter_count": 0, "is_closed": false,'
    ' "is_anonymous": true, "type": "regular", "allows_multiple_answers": false, "members_only": false,'
    ' "allows_revoting": false}',
)

VENUE = '"venue": {"location": {"latitude": 46.5, "longitude": 6.6}, "title": "Gare", "address": "Place 1"}'


def test_every_dialog_of_the_product_is_walked() -> None:
    real = {key for key, found in load_dialogs().items() if found.__module__.startswith("bot.dialogs.")}
    assert set(WALKS) == real


async def nothing_lost(stage: Stage, person: Person, before: DialogSession) -> None:
    """Asserts that the person stands at the same question, with the same answers, and that nothing failed."""
    now = await session_of(stage, person)
    assert now is not None and (now.id, now.step, now.answers) == (before.id, before.step, before.answers)
    assert await InboxUpdate.exclude(state=InboxState.DONE).count() == 0
    assert person.live_keyboards >= 1


def reason(person: Person, question: str) -> str:
    """The sentence above the repeated question."""
    text = person.screen().text
    assert text.endswith(question), f"the question is gone:\n{text}\n---\n{question}"
    said = text.removesuffix(question).strip()
    assert said, f"nothing was said:\n{text}"
    return said


async def _sends_raw(stage: Stage, person: Person, content: str) -> None:
    """Sends a message of a kind that the kit has no word for."""
    newest = person.screen().message_id
    chat = f'{{"id": {person.user_id}, "type": "private", "first_name": "Tom"}}'
    user = f'{{"id": {person.user_id}, "is_bot": false, "first_name": "Tom"}}'
    raw = f'"message_id": {newest}, "date": 1777881600, "chat": {chat}, "from": {user}, {content}'
    number = 900_000_000 + await InboxUpdate.all().count()
    await ingest(f'{{"update_id": {number}, "message": {{{raw}}}}}'.encode())
    await stage.settle()
    await person.look()


async def _sends_every_wrong_kind(stage: Stage, person: Person, at: DialogSession, language: str) -> None:
    step = load_dialogs()[at.dialog].steps[at.step]
    question, expected = person.screen().text, words(language).plain(f"engine-error-{step.wants}")
    for kind in ("sticker", "voice", "video_note", "photo", "document"):
        if step.wants == "file" and kind in ("photo", "document"):
            continue
        await person.sends_file(kind=kind, data=PICTURE)
        assert reason(person, question) == expected
        await nothing_lost(stage, person, at)
    takes_own = isinstance(step, Contact)
    await person.sends_contact((await stage.person("Zoé")).user_id if takes_own else None)
    said = "engine-error-own-contact" if takes_own else "engine-error-no-file"
    assert reason(person, question) == words(language).plain(said)
    for content in RAW_KINDS:
        await _sends_raw(stage, person, content)
        assert reason(person, question) == expected
        await nothing_lost(stage, person, at)


@EVERY_DIALOG
async def test_a_message_of_the_wrong_kind_is_answered_at_every_question(
    stage: Stage, walk: Walk, language: str
) -> None:
    person = await walk.opens(stage, language)
    async for at in walked(stage, walk, person):
        await _sends_every_wrong_kind(stage, person, at, language)


@EVERY_DIALOG
async def test_a_text_that_is_too_long_is_answered_at_every_question(
    stage: Stage, walk: Walk, language: str
) -> None:
    person = await walk.opens(stage, language)
    async for at in walked(stage, walk, person):
        question = person.screen().text
        await person.says(TOO_LONG)
        await nothing_lost(stage, person, at)
        if at.step == "who":
            person.sees("Je ne retrouve pas le profil" if language == "fr" else "find the profile")
            continue
        step = load_dialogs()[at.dialog].steps[at.step]
        limit = step.max if isinstance(step, Text) else None
        if limit is not None:
            length = len(TOO_LONG)
            expected = words(language).plain("engine-error-too-long", length=length, max=limit)
            assert reason(person, question) == expected
        else:
            assert reason(person, question)


async def test_a_page_says_what_came_that_is_of_no_use_there(stage: Stage, language: str) -> None:
    tom, said = await stage.visitor("Tom", language_code=language), words(language)
    for page in ("home", "agenda", "settings", "help"):
        await tom.taps_data(f"b1|{page}|open|")
        for kind in ("sticker", "voice", "video_note", "video", "audio", "animation", "photo", "document"):
            await tom.sends_file(kind=kind, data=PICTURE)
            tom.sees(said.plain("runtime-not_here", kind=kind))
        await tom.sends_contact()
        tom.sees(said.plain("runtime-not_here", kind="contact"))
        for content, kind in zip(RAW_KINDS, ("location", "dice", "poll"), strict=True):
            await _sends_raw(stage, tom, content)
            tom.sees(said.plain("runtime-not_here", kind=kind))
    await _sends_raw(stage, tom, f"{VENUE}, {RAW_KINDS[0]}")
    tom.sees(said.plain("runtime-not_here", kind="venue"))
