"""The doors through which somebody may read something, and how far they come."""

from enum import StrEnum

import aiohttp

from services.notifications import Subject, owe
from tests.kit.person import Person
from tests.reading.town import Thing, Town


class Seen(StrEnum):
    """How far somebody reads."""

    NOTHING = "–"
    TEASER = "teaser"
    MEMBER = "member card"
    WHOLE = "whole"


def _seen(text: str, thing: Thing) -> Seen:
    if thing.full in text:
        return Seen.WHOLE
    if thing.member in text:
        return Seen.MEMBER
    return Seen.TEASER if thing.teaser in text else Seen.NOTHING


async def by_link(town: Town, reader: Person, thing: Thing) -> Seen:
    """A deep link: the card, everything that it leads to, and the documents behind it."""
    await reader.says("/menu")
    await reader.starts(thing.payload)
    text = str(reader.screen())
    if reader.screen().offers("Profil complet"):
        await reader.taps("Profil complet")
        text += str(reader.screen())
    seen = _seen(text, thing)
    offers_documents = "Documents (" in text or "📎 Documents" in text
    assert not offers_documents or seen is Seen.WHOLE, f"{reader.name} is offered documents of {thing.name}"
    return seen


async def by_search(town: Town, reader: Person, thing: Thing) -> Seen:
    """« Qui, quoi ? », by the name."""
    await reader.says("/chercher")
    await reader.says(thing.name)
    keyboard = str(reader.screen().raw.get("reply_markup", {}))
    return Seen.TEASER if f"|open|{thing.payload[2:]}" in keyboard else Seen.NOTHING


async def by_inline(town: Town, reader: Person, thing: Thing) -> Seen:
    """The bot's name and the thing's, typed in another chat."""
    query = await town.stage.world.ask_inline(reader.user_id, town.stage.bot_id, thing.name)
    await town.stage.settle()
    return _seen(str(town.stage.world.answers(query)), thing)


async def by_web(http: aiohttp.ClientSession, site: str, thing: Thing) -> Seen:
    """The page on the web, which nobody logs in to. What is not to be seen does not exist there."""
    async with http.get(site + thing.path) as answer:
        seen = _seen(await answer.text(), thing)
        assert (answer.status == 200) is (seen is not Seen.NOTHING), (thing.path, answer.status)
        return seen


async def by_contact(town: Town, reader: Person, thing: Thing) -> Seen:
    """A contact of Telegram, shared in « Qui, quoi ? »: no card exists where none may be found."""
    if thing.telegram_id is None:
        return Seen.NOTHING
    await reader.says("/chercher")
    await reader.sends_contact(thing.telegram_id)
    found = f"|{thing.payload[2:]}" in str(reader.screen().raw.get("reply_markup", {}))
    return _seen(str(reader.screen()), thing) if found else Seen.NOTHING


async def by_notice(town: Town, reader: Person, thing: Thing) -> Seen:
    """A notice whose subject it is, owed to a reader who may have lost the right since."""
    known = len(reader.received)
    key, kind = (
        ("certification.certified", "profile") if thing.payload[0] == "p" else ("mission.expired", "mission")
    )
    member = await town.stage.member(reader)
    details = {"why": "begun"} if kind == "mission" else {}
    subject = Subject(kind, thing.object_id, 1)
    await owe(member.id, key, subject=subject, details=details, mutable=False)
    await town.stage.settle()
    await reader.look()
    return _seen("\n".join(str(screen) for screen in reader.received[known:]), thing)


DOORS = {
    "link": by_link,
    "search": by_search,
    "inline": by_inline,
    "contact": by_contact,
    "notice": by_notice,
}
