"""« Membres »: the team's list, one member, and pre-registration; there for administrators only."""

from functools import partial
from typing import Any

from bot.engine import begin
from bot.fitting import with_ways
from bot.member_import import import_members
from bot.pages import PAGES, Page
from bot.pages.email import protection_lines
from bot.pages.home import certification_key
from bot.pages.mission_cases import open_pasted
from bot.paging import numbered, page_line, turns
from bot.turn import Look, Turn
from bot.view import Button, Row, View, page_button
from bot.wording import category_name
from core import clock
from core.ids import read_row_id
from core.sealed import seal, unseal
from core.text import clip, one_line
from models.member import Member
from services import member_list, preregistration
from services.certifications import require_admin
from services.member_list import ListedMember
from services.preregistration import SEALED_LINK, ImportRefused


class Members(Page):
    """Who is there; what is typed while it is shown is looked for, and a table that is sent is imported (FR-244)."""

    name = "members"
    asks_for_words = True
    counts_entries = True

    async def open(self, turn: Turn, arg: str) -> None:
        await require_admin(turn.member)
        await turn.show(self.name, q=clip(one_line(arg), 60), page=0)

    async def view(self, look: Look, args: dict[str, Any]) -> View:
        words, text = look.words, str(args.get("q", ""))
        found = await member_list.find_members(look.member, text, int(args.get("page", 0)))
        rows: list[Row] = [
            (
                page_button(
                    numbered(place, self._label(look, member, found.companies)),
                    "member",
                    "open",
                    member.public_id,
                ),
            )
            for place, member in enumerate(found.members, found.page * member_list.PAGE_SIZE)
        ]
        rows += turns(look, self.name, found.page, found.last_page, "page")
        new = page_button(words.plain("members-new"), self.name, "new")
        table = page_button(words.plain("members-import"), self.name, "import")
        missions = page_button(words.plain("team_missions-button"), "team_missions")
        left = page_button(words.plain("departures-button"), "departures")
        home = (page_button(words.plain("common-home"), "home"),)
        back = page_button(words.plain("common-back"), self.name, "page", found.page)
        more = page_button(words.plain("common-more"), self.name, "page", f"{found.page}.more")
        shown = with_ways(
            rows, [(new, table), (missions, left)], home, more, back if args.get("more") else None
        )
        key = "members-found" if text else "members-page"
        lines = [words(key, count=found.total, text=text), *page_line(look, found.page, found.last_page)]
        return View("\n".join(lines), shown)

    def _label(self, look: Look, member: Member, companies: dict[int, str]) -> str:
        waiting = preregistration.is_waiting(member)
        who = member.known_as
        category = category_name(look.words, member.category) if member.category is not None else ""
        label = " · ".join(part for part in (clip(who, 24), companies.get(member.id, ""), category) if part)
        return f"{'✉️ ' if waiting else ''}{clip(label, 56)}"

    async def tap(self, turn: Turn, act: str, arg: str) -> None:
        from bot.dialogs.preregistration import Preregistration
        from services.screens import current_screen

        await require_admin(turn.member)
        if act == "new":
            await begin(turn, Preregistration)
        elif act == "import":
            await turn.show("members_import")
        elif act == "page":
            screen = await current_screen(turn.member.id)
            text = str(screen.args.get("q", "")) if screen is not None and screen.page == self.name else ""
            page, _, more = arg.partition(".")
            await turn.show(self.name, q=text, page=read_row_id(page), more=more == "more")
        else:
            await super().tap(turn, act, arg)

    async def take_text(self, turn: Turn, args: dict[str, Any]) -> bool:
        await require_admin(turn.member)
        if turn.file is not None:
            return await take_table(turn)
        if not turn.text:
            return False
        if not await open_pasted(turn):
            await self.open(turn, turn.text)
        return True


async def take_table(turn: Turn) -> bool:
    """A file that an administrator sends is read after the commit, line by line, and answered by a report."""
    assert turn.file is not None
    if turn.file.kind != "document":
        return False
    if turn.file.size > preregistration.BYTES:
        raise ImportRefused(why="large")
    turn.effects.append(partial(import_members, turn, turn.file.file_id))
    return True


class MembersImport(Page):
    """What the table has to look like (FR-015)."""

    name = "members_import"

    async def open(self, turn: Turn, arg: str) -> None:
        await require_admin(turn.member)
        await turn.show(self.name)

    async def view(self, look: Look, args: dict[str, Any]) -> View:
        await require_admin(look.member)
        words = look.words
        rows = (
            (
                page_button(words.plain("admin-members"), "members"),
                page_button(words.plain("common-home"), "home"),
            ),
        )
        return View(words("members-import_how", most=preregistration.LINES), rows)

    async def take_text(self, turn: Turn, args: dict[str, Any]) -> bool:
        await require_admin(turn.member)
        return turn.file is not None and await take_table(turn)


class MemberPage(Page):
    """One member: who, since when, how protected; acts on an account are on the page « member_case »."""

    name = "member"

    async def open(self, turn: Turn, arg: str) -> None:
        await member_list.access_listed_member(turn.member, arg)
        await turn.show(self.name, arg=arg)

    async def view(self, look: Look, args: dict[str, Any]) -> View:
        words = look.words
        listed = await member_list.access_listed_member(look.member, str(args["arg"]))
        lines, rows = self._lines(look, listed), list[Row]()
        if args.get("sealed"):
            link = look.facts.deep_link(str(unseal(look.facts.keys, SEALED_LINK, args["sealed"])))
            lines += ["", words("member-link", link=link)]
            rows.append((Button(words.plain("email-copy"), copy=link),))
        if listed.is_waiting:
            label = words.plain("member-invite_again")
            rows.append((page_button(label, self.name, "invite", listed.member.public_id),))
        if "member_case" in PAGES:
            label = words.plain("member-case")
            rows.append((page_button(label, "member_case", "open", listed.member.public_id),))
        rows.append(
            (
                page_button(words.plain("admin-members"), "members"),
                page_button(words.plain("common-home"), "home"),
            )
        )
        return View("\n".join(lines), tuple(rows))

    def _lines(self, look: Look, listed: ListedMember) -> list[str]:
        words, member = look.words, listed.member
        name = member.known_as
        lines = [words("member-title", name=name, id=member.public_id)]
        if member.category is not None:
            lines.append(words("member-category", category=category_name(words, member.category)))
        if listed.profile is not None:
            status = words.plain(f"cert-status-{certification_key(listed.profile.certification)}")
            lines.append(words("member-certification", status=status))
        if member.email is not None:
            key = "email-proved_address" if listed.protection.mail else "email-unproved"
            lines.append(words(key, address=member.email))
        if listed.is_waiting:
            return [
                *lines,
                words("member-waiting", day=words.moment(member.created_at, look.zone, "d MMMM y")),
            ]
        ago = words.ago(clock.now() - member.last_seen_at)
        return [*lines, words("member-seen", ago=ago), *protection_lines(words, listed.protection)[:1]]

    async def tap(self, turn: Turn, act: str, arg: str) -> None:
        if act != "invite":
            await super().tap(turn, act, arg)
            return
        invited = await preregistration.invite_again(turn.facts.keys, turn.member, arg)
        sealed = seal(turn.facts.keys, SEALED_LINK, invited.payload)
        await turn.show(self.name, notice="member-invited", arg=arg, sealed=sealed)
