"""Whatever is sent to a question that does not answer it: a sentence, the same question, and nothing lost."""

import base64
from dataclasses import dataclass
from typing import Any

import pytest

from bot.engine import Contact, Step, Text, load_dialogs
from bot.intake import ingest
from core.i18n import words
from models.delivery import InboxState, InboxUpdate
from models.dialog import DialogSession
from tests.kit.person import Person
from tests.kit.stage import Stage
from tests.scenarios.walks import WALKS, Walk, session_of, walked

pytestmark = [pytest.mark.slow]
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
KINDS = ("sticker", "voice", "video_note", "photo", "document", "contact", *RAW_KINDS)
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


@dataclass(frozen=True)
class Asked:
    """A person before a question that nobody answered yet."""

    stage: Stage
    person: Person
    at: DialogSession
    language: str
    question: str

    def defined(self) -> Step[Any]:
        """The question as its dialog defines it."""
        return load_dialogs()[self.at.dialog].steps[self.at.step]

    async def is_sent(self, kind: str) -> None:
        """A message of a kind that the question does not take is told so."""
        wanted = f"engine-error-{self.defined().wants}"
        if self.defined().wants == "file" and kind in ("photo", "document"):
            return
        if kind == "contact":
            takes_own = isinstance(self.defined(), Contact)
            await self.person.sends_contact((await self.stage.person("Zoé")).user_id if takes_own else None)
            wanted = "engine-error-own-contact" if takes_own else "engine-error-no-file"
        elif kind in RAW_KINDS:
            await _sends_raw(self.stage, self.person, kind)
        else:
            await self.person.sends_file(kind=kind, data=PICTURE)
        assert reason(self.person, self.question) == words(self.language).plain(wanted)
        await nothing_lost(self.stage, self.person, self.at)

    async def is_told_too_much(self) -> None:
        """A text that is too long is told so, where the question has a limit with both lengths."""
        await self.person.says(TOO_LONG)
        await nothing_lost(self.stage, self.person, self.at)
        if self.at.step == "who":
            self.person.sees("Je ne retrouve pas le profil" if self.language == "fr" else "find the profile")
            return
        said, step = reason(self.person, self.question), self.defined()
        limit = step.max if isinstance(step, Text) else None
        if limit is not None:
            length = len(TOO_LONG)
            assert said == words(self.language).plain("engine-error-too-long", length=length, max=limit)


@pytest.mark.parametrize("walk", WALKS.values(), ids=WALKS)
async def test_what_answers_no_question_is_told_at_every_question(
    stage: Stage, walk: Walk, language: str
) -> None:
    """Every question meets every wrong kind, half of them on each database; a text that is too long on both.

    The engine judges a kind by the question alone, and what it reads and writes then is the same for all kinds. The
    halves change places from question to question, so that each kind comes on both databases too.
    """
    person, turn = await walk.opens(stage, language), int(language == "fr")
    async for at in walked(stage, walk, person):
        turn = 1 - turn
        asked = Asked(stage, person, at, language, person.screen().text)
        for kind in KINDS[turn::2]:
            await asked.is_sent(kind)
        await asked.is_told_too_much()


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
