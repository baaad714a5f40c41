"""« Rubriques »: every section of one's profile, each with its own way in (FR-053, FR-062)."""

from typing import Any

from bot.engine import begin
from bot.fitting import MOST_BUTTONS, shown_and_behind, two_a_row
from bot.pages import PAGES, Page
from bot.pages.own_profile import own
from bot.turn import Look, Turn
from bot.view import Button, View, page_button
from core.i18n import Words
from models.profile import Profile
from services.completeness import SECTIONS, SectionName, percentage, read_sections

# Sections that are lists of their own, or belong to another page.
LISTS = {SectionName.EXPERIENCES: "experiences", SectionName.EDUCATION: "education"}
_KEYS = {
    SectionName.EXPERIENCES: "prof-xp",
    SectionName.EDUCATION: "prof-edu",
}
SHELVES = {SectionName.PHOTO: "photo", SectionName.DOCUMENTS: "documents"}


def section_name(words: Words, name: str) -> str:
    """What a section is called in a sentence."""
    return words.plain(f"section-{name}")


def section_button(words: Words, profile: Profile, name: SectionName) -> Button:
    """The button that opens a section, wherever it stands."""
    key = _KEYS.get(name, f"prof-{name}")
    if name is SectionName.PHOTO and profile.category.is_organisation:
        key = "prof-logo"
    label = words.plain(key)
    page = SHELVES.get(name) or LISTS.get(name)
    return page_button(label, page) if page else page_button(label, "sections", "fill", name)


async def open_section(
    turn: Turn, profile: Profile, name: SectionName, *, guided: bool = False, new: bool = False
) -> None:
    """Opens a section: its page, or its questions, with what it says now to start from.

    A list begins with a new entry on the guided way and with `new`, and with what is there otherwise.
    """
    from bot.dialogs.resume import NewCourse, NewExperience
    from bot.dialogs.sections import (
        Presentation,
        SectionDialog,
        Skills,
        Trade,
        WebSite,
        Whereabouts,
        WorkingMode,
    )

    dialogs: dict[SectionName, type[SectionDialog]] = {
        dialog.section_name: dialog
        for dialog in (
            Presentation, Skills, WorkingMode, Whereabouts, Trade, WebSite, NewExperience, NewCourse
        )
    }  # fmt: skip
    page = SHELVES.get(name) or (None if guided or new else LISTS.get(name))
    if page is not None:
        await PAGES[page].open(turn, "")
        return
    dialog = dialogs[name]
    given: dict[str, Any] = {"profile_id": profile.id, "guided": guided}
    if profile.category.is_organisation:
        given["category"] = profile.category.value
    if name is SectionName.WEB_SITE:
        given["now"] = profile.web_site or "none"
    await begin(turn, dialog, given=given, answers=_as_told(dialog, await dialog.known(profile), guided))


def _as_told(dialog: Any, known: dict[str, Any] | None, guided: bool) -> dict[str, Any] | None:
    """The answers to start from: what is empty is asked on the guided way, and waits for its button otherwise."""
    if known is None or guided:
        return {name: value for name, value in known.items() if value is not None} if known else None
    return {name: known.get(name) for name, step in dialog.steps.items() if name in known or step.optional}


async def leave_section(turn: Turn, name: SectionName, *, guided: bool) -> None:
    """After a section was told: on along the guided way, else back to where its button stands."""
    if guided:
        await PAGES["guide"].open(turn, name if name in LISTS else "")
        await turn.redraw("section-told", what=section_name(turn.words, name))
        return
    await turn.show(LISTS.get(name, "sections"))
    await turn.redraw("section-told", what=section_name(turn.words, name))


class Sections(Page):
    """The sections as buttons, those that are empty named above them."""

    name = "sections"

    async def open(self, turn: Turn, arg: str) -> None:
        await turn.show(self.name, more=arg == "more")

    async def view(self, look: Look, args: dict[str, Any]) -> View:
        words, profile = look.words, await own(look)
        sections = await read_sections(profile)
        empty = [section_name(words, section.name) for section in sections if not section.filled]
        lines = [words("sections-title"), "", words("profile-filled", percent=percentage(sections))]
        if empty:
            lines.append(words("sections-empty", list=", ".join(empty)))
        buttons = [section_button(words, profile, name) for name in _offered(profile)]
        buttons.append(page_button(words.plain("prof-gallery"), "gallery"))
        more = page_button(words.plain("common-more"), self.name, "open", "more")
        shown, behind = shown_and_behind(buttons, MOST_BUTTONS - 2, (), (), more)
        way_back = "my_profile"
        if args.get("more") and behind:
            shown, way_back = behind, self.name
        back = page_button(words.plain("common-back"), way_back)
        last = (back, page_button(words.plain("common-home"), "home"))
        return View("\n".join(lines), (*two_a_row(shown), last))

    async def tap(self, turn: Turn, act: str, arg: str) -> None:
        profile = await own(turn.look)
        if act not in ("fill", "next") or arg not in [name.value for name in _offered(profile)]:
            await super().tap(turn, act, arg)
            return
        await open_section(turn, profile, SectionName(arg), new=act == "next")


# Sections that count for some categories only, and are there for everybody.
_EVERYBODY = (SectionName.WEB_SITE, SectionName.SKILLS, SectionName.DOCUMENTS)


def _offered(profile: Profile) -> list[SectionName]:
    return list(dict.fromkeys((*SECTIONS[profile.category], *_EVERYBODY)))
