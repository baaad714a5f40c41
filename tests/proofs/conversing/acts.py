"""The things that a monkey can do: each is a kind and a number, so that a play can be repeated and made shorter."""

import base64
import random
from dataclasses import dataclass
from datetime import timedelta

from bot.intake import ingest
from models.delivery import InboxUpdate
from tests.kit.person import Person
from tests.kit.stage import Stage, move_clock
from tests.proofs.conversing.talker import Stuck, Talker

PICTURE = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
COMMANDS = (
    "/menu", "/tableau", "/chercher", "/agenda", "/messages", "/enligne", "/horsligne", "/arnaque", "/parametres",
    "/langue", "/aide", "/privacy", "/annuler", "/cancel", "/start", "/start p_doesnotexist", "/chercher léa",
    "/inconnu", "/", "/menu@entremise_bot", "/start@entremise_bot i_0", "/langue en", "/enligne 99999999",
)  # fmt: skip
NASTY = (
    "1", "2", "0", "-1", "7", "12", "99", "9" * 40, "²", "٣", "½", "1e9", "oui", "non", "passer", "suivant",
    "précédent", "annuler", "confirmer", "recommencer à zéro", "demain", "hier", "lundi 10:00", "31.2", "29.2.2027",
    "5.5.2026 10:00", "1.1.1", "0000-00-00", "9999-12-31", "dans 999 ans", "dans 999 mois", "lun-ven 9-12 14-18",
    "sam fermé", "lun 12-9", "9999-12-31 10:00", "0001-01-01 23:59", "፩", "31.12.9999",
    "lun 25-26", "<b>x</b>", "</b><i>", "&lt;&amp;", "{ $name }", "%s %n {0}", "'; DROP TABLE member; --",
    "\u202edroite à gauche", "a\u0300" * 30, "👩‍👩‍👧‍👦" * 20, "🎻", "…", "\u200b", "\ufeff", "\u2028",
    "x" * 4096, "é" * 4096,
    "mot " * 1200, "a\n" * 700, "\\", "|", "d1|1|1|cancel:", "b1|home|open|", "Léa", "Tokyo", "Gold", "tom@exemple.ch",
    "https://exemple.ch/?a=1&b=2", "@entremise_bot", "#mot", "+41 79 000 00 00", "Page 2", "1.", "ok",
)  # fmt: skip
RAW = (
    '"location": {"latitude": 46.5, "longitude": 6.6}',
    '"venue": {"location": {"latitude": 46.5, "longitude": 6.6}, "title": "Lac", "address": "Rue 1"}',
    '"dice": {"emoji": "🎲", "value": 3}',
    '"story": {"chat": {"id": 5, "type": "private", "first_name": "X"}, "id": 1}',
)
FILES = ("photo", "document", "sticker", "voice", "video", "animation", "video_note", "audio")
SPANS = (
    timedelta(minutes=3),
    timedelta(minutes=31),
    timedelta(hours=5),
    timedelta(hours=25),
    timedelta(days=8),
)
KINDS = {
    "live": 26, "answer": 20, "old": 10, "say": 12, "command": 8, "edit": 4, "file": 3, "raw": 2, "contact": 2,
    "language": 3, "clock": 3, "twice": 3, "foreign": 1, "forge": 2, "resume": 2, "early": 2,
}  # fmt: skip


@dataclass(frozen=True)
class Act:
    """One act: who of the persons present, what, and a number that chooses among what there is at that moment."""

    who: int
    kind: str
    what: int


def random_acts(chance: random.Random, count: int) -> list[Act]:
    """What a monkey does."""
    kinds = chance.choices(list(KINDS), list(KINDS.values()), k=count)
    return [Act(chance.randrange(8), kind, chance.randrange(10**6)) for kind in kinds]


@dataclass(frozen=True)
class Pressed:
    """A button as it was once shown: on which message, with which word."""

    message_id: int
    data: str
    label: str


def buttons_of(person: Person, message_id: int | None = None) -> list[Pressed]:
    """The buttons that a person sees now, of every message or of one."""
    return [
        Pressed(screen.message_id, button["callback_data"], button["text"])
        for screen in person.received
        if message_id in (None, screen.message_id)
        for row in screen.raw.get("reply_markup", {}).get("inline_keyboard", [])
        for button in row
        if "callback_data" in button
    ]


@dataclass
class Deed:
    """What an act came to: the text that was written, the button that was tapped, or whether time passed."""

    text: str = ""
    tapped: Pressed | None = None
    own: bool = True
    moved: bool = False
    language: str = ""


@dataclass
class Monkey:
    """Several persons, and every button that each was ever shown."""

    stage: Stage
    talkers: list[Talker]
    ever: list[dict[Pressed, None]]

    def remember(self) -> None:
        """Notes every button that is shown now."""
        for talker, ever in zip(self.talkers, self.ever, strict=True):
            ever.update(dict.fromkeys(buttons_of(talker.person)))

    async def act(self, act: Act) -> Deed:
        """Does it; an act for which there is nothing at this moment does nothing."""
        number = act.who % len(self.talkers)
        talker, ever = self.talkers[number], list(self.ever[number])
        person, what = talker.person, act.what
        if act.kind in ("live", "twice"):
            return await self._tap(person, buttons_of(person), what, times=2 if act.kind == "twice" else 1)
        if act.kind == "old":
            return await self._tap(person, ever, what)
        if act.kind == "foreign":
            others = [p for n, known in enumerate(self.ever) if n != number for p in known]
            return await self._tap(person, others, what, own=False)
        if act.kind == "forge":
            return await self._forge(person, ever, what)
        if act.kind == "clock":
            span = SPANS[what % len(SPANS)]
            if what % 3 == 0:
                move_clock(span)  # Nothing that is done at a fixed time was done yet.
                return Deed()
            await self.stage.passes(span)
            return Deed(moved=True)
        if act.kind == "language":
            language = ("fr", "en")[what % 2]
            await person.taps_data(f"b1|language|choose|{language}", message_id=_newest(person))
            return Deed(language=language)
        if act.kind == "answer":
            return await self._answer(talker, what)
        return await self._say(person, act.kind, what)

    async def _tap(
        self, person: Person, among: list[Pressed], what: int, *, times: int = 1, own: bool = True
    ) -> Deed:
        if not among:
            return Deed()
        chosen = among[what % len(among)]
        # The buttons of a foreign chat are sent from the own newest message, as a modified app would.
        where = chosen.message_id if own else _newest(person)
        await person.taps_data(chosen.data, message_id=where, times=times)
        return Deed(tapped=chosen, own=own)

    async def _forge(self, person: Person, ever: list[Pressed], what: int) -> Deed:
        chance = random.Random(what)
        data = chance.choice(ever).data if ever else "d1|1|1|cancel:"
        parts = data.split("|")
        parts[chance.randrange(len(parts))] = chance.choice(
            ("", "0", "-1", "99999", "²", "cancel:", "a|b", "9" * 19)
        )
        await person.taps_data("|".join(parts)[:60], message_id=_newest(person))
        return Deed(tapped=Pressed(_newest(person), data, "forged"), own=False)

    async def _answer(self, talker: Talker, what: int) -> Deed:
        session = await talker.session()
        if session is None:
            return Deed()
        talker.chance, talker.how = random.Random(what), random.Random(what)
        try:
            await talker.answers(session)
        except Stuck:
            return Deed()  # The screen is another page, or the answer led elsewhere half-way.
        except AssertionError as error:
            if "UnknownQuestion" not in type(error).__name__:
                raise
        return Deed()

    async def _say(self, person: Person, kind: str, what: int) -> Deed:
        chance = random.Random(what)
        if kind == "command":
            text = chance.choice(COMMANDS)
            await person.says(text)
            return Deed(text=text)
        if kind == "say":
            text = chance.choice(NASTY)
            await person.says(text)
            return Deed(text=text)
        if kind == "early":
            # Two texts before the bot comes to the first: the second cannot know the question after it.
            await person.transport.text(person.user_id, chance.choice(NASTY), None)
            text = chance.choice(NASTY)
            await person.says(text)
            return Deed(text=text)
        if kind == "resume":
            data = f"b1|dialog|resume|{chance.randrange(1, 9)}"
            await person.taps_data(data, message_id=_newest(person))
            return Deed(tapped=Pressed(_newest(person), data, "resume"), own=False)
        await SENDS[kind](self.stage, person, chance)
        return Deed(text="" if kind == "edit" else f"({kind})")


def _newest(person: Person) -> int:
    return person.received[-1].message_id if person.received else 1


async def _file(stage: Stage, person: Person, chance: random.Random) -> None:
    kind = chance.choice(FILES)
    data = PICTURE if kind in ("photo", "sticker") else f"%PDF {chance.random()}".encode()
    await person.sends_file(f"{kind}.bin", data, kind=kind, mime="application/octet-stream")


async def _raw(stage: Stage, person: Person, chance: random.Random) -> None:
    chat = f'{{"id": {person.user_id}, "type": "private", "first_name": "Tom"}}'
    user = f'{{"id": {person.user_id}, "is_bot": false, "first_name": "Tom"}}'
    head = f'"message_id": {_newest(person)}, "date": 1777881600, "chat": {chat}, "from": {user}'
    number = 900_000_000 + await InboxUpdate.all().count()
    await ingest(f'{{"update_id": {number}, "message": {{{head}, {chance.choice(RAW)}}}}}'.encode())
    await stage.settle()
    await person.look()


async def _contact(stage: Stage, person: Person, chance: random.Random) -> None:
    people = [other.user_id for other in stage.persons.values()]
    await person.sends_contact(chance.choice([None, *people]))


async def _edit(stage: Stage, person: Person, chance: random.Random) -> None:
    own = [m for m in await person.transport.messages(person.user_id) if person._is_own(m) and m.get("text")]
    if not own:
        return
    chosen = chance.choice(own[-6:])
    await person.transport.edit(person.user_id, chosen["message_id"], chance.choice(NASTY).strip() or "x")
    await stage.settle()
    await person.look()


SENDS = {"file": _file, "raw": _raw, "contact": _contact, "edit": _edit}
