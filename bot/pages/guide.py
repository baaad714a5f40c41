"""The guided way behind « Rendre mon profil public »: one stop after the other, each one explained (FR-052)."""

from typing import Any

from bot.engine import take_text
from bot.pages import PAGES, Page
from bot.pages.sections import LISTS, SHELVES, open_section, section_name
from bot.turn import Look, Turn
from bot.view import Row, View, page_button
from core.errors import NotFound
from models.profile import Profile
from services.completeness import SectionName
from services.guided_way import EMAIL, EVIDENCE, Stop, Way, come_back, pass_over, way_of
from services.profiles import own_profile

# Stops that are not sections of the profile: where each one is done.
ELSEWHERE = {EMAIL: "email", EVIDENCE: "certify"}


class Guide(Page):
    """« Étape 3/9 »: what is asked here, why, and the ways to do it, to leave it for later, or to go back.

    It is read anew each time: whoever leaves and comes back goes on at the first stop that is neither done nor
    passed over. `arg` names a stop to look at.
    """

    name = "guide"

    async def open(self, turn: Turn, arg: str) -> None:
        _, way = await _way(turn.look)
        stop = way.named(arg) if arg else way.following
        if stop is None or stop.name == EVIDENCE:
            await PAGES["certify"].open(turn, "")
        else:
            await turn.show(self.name, arg=stop.name)

    async def view(self, look: Look, args: dict[str, Any]) -> View:
        words = look.words
        _, way = await _way(look)
        stop = way.named(str(args.get("arg", "")))
        name = section_name(words, stop.name)
        lines = [
            words("certify-title"),
            words("guide-step", n=stop.number, total=len(way.stops), name=name),
            "",
            words(f"guide-{stop.name}"),
        ]
        if stop.done:
            lines += ["", words("guide-done")]
        return View("\n".join(lines), tuple(self._rows(look, way, stop)))

    def _rows(self, look: Look, way: Way, stop: Stop) -> list[Row]:
        words = look.words
        key = "guide-change" if stop.done else "guide-fill"
        if stop.done and stop.name in list(LISTS):
            key = "guide-another"
        label = words.plain(key, what=section_name(words, stop.name))
        style = None if stop.done else "success"
        rows: list[Row] = [(page_button(label, self.name, "fill", stop.name, style),)]
        if stop.done:
            following = way.after(stop) or way.stops[-1]
            rows.append((page_button(words.plain("common-next"), self.name, "open", following.name),))
        else:
            rows.append((page_button(words.plain("guide-skip"), self.name, "skip", stop.name),))
        before = way.before(stop)
        last = page_button(words.plain("common-home"), "home")
        if before is None:
            return [*rows, (last,)]
        return [*rows, (page_button(words.plain("common-back"), self.name, "open", before.name), last)]

    async def tap(self, turn: Turn, act: str, arg: str) -> None:
        profile, way = await _way(turn.look)
        if act == "fill":
            await self._fill(turn, profile, way.named(arg))
        elif act == "skip":
            stop = way.named(arg)
            await pass_over(turn.member, profile.id, stop.name)
            await self.open(turn, (way.after(stop) or way.stops[-1]).name)
        elif act == "again":
            await come_back(turn.member, profile.id)
            await self.open(turn, "")
        else:
            await super().tap(turn, act, arg)

    async def take_text(self, turn: Turn, args: dict[str, Any]) -> bool:
        """What was sent answers the stop that is shown, as if its button had been tapped before."""
        profile, way = await _way(turn.look)
        stop = way.named(str(args.get("arg", "")))
        page = ELSEWHERE.get(stop.name) or SHELVES.get(SectionName(stop.name))
        if (turn.file is None) == (page in SHELVES.values()) or turn.is_edit:
            return False
        await self._fill(turn, profile, stop)
        return await (PAGES[page].take_text(turn, {}) if page else take_text(turn))

    async def _fill(self, turn: Turn, profile: Profile, stop: Stop) -> None:
        if stop.name in ELSEWHERE:
            await PAGES[ELSEWHERE[stop.name]].open(turn, "")
        else:
            await open_section(turn, profile, SectionName(stop.name), guided=True)


async def _way(look: Look) -> tuple[Profile, Way]:
    profile = await own_profile(look.member)
    if profile is None:
        raise NotFound()
    return profile, await way_of(profile, look.member)
