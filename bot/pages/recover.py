"""« Récupérer mon compte »: back into one's membership from another Telegram account."""

from typing import Any

from bot.pages import Page
from bot.turn import Look, Turn
from bot.view import Row, View, page_button
from bot.wording import contact_names
from core.errors import NotFound
from models.access import LinkKind
from services import personal_links, recovery
from services.delivery import reader
from services.identity import require_newcomer
from services.mail_codes import Tried, read_digits


async def _welcome_back(turn: Turn) -> None:
    await turn.show("home", notice="recover-done")


class Recover(Page):
    """Asks for the address, then for the code; says the same whether anybody has the address (FR-016, FR-017)."""

    name = "recover"

    async def view(self, look: Look, args: dict[str, Any]) -> View:
        words, admins = look.words, contact_names(look)
        rows: list[Row] = []
        if look.member.registered_at is not None:
            text = words("recover-registered", admins=admins)
        elif not look.facts.sends_mail:
            text = words("recover-no_mail", admins=admins)
        else:
            waiting = await recovery.waiting_recovery(look.member)
            if waiting is None or args.get("other"):
                text = words("recover-ask", admins=admins)
            else:
                until = words.time(waiting.expires_at, look.zone)
                text = words("recover-waiting", address=waiting.email, until=until, admins=admins)
                rows.append((page_button(words.plain("recover-other"), self.name, "other"),))
        rows.append(
            (
                page_button(words.plain("common-contact"), "contact"),
                page_button(words.plain("common-home"), "home"),
            )
        )
        return View(text, tuple(rows))

    async def open(self, turn: Turn, arg: str) -> None:
        await turn.show(self.name)

    async def tap(self, turn: Turn, act: str, arg: str) -> None:
        if act == "other":
            await turn.show(self.name, other=1)
        else:
            await super().tap(turn, act, arg)

    async def take_text(self, turn: Turn, args: dict[str, Any]) -> bool:
        if turn.member.registered_at is not None or not turn.text or not turn.facts.sends_mail:
            return False
        digits = read_digits(turn.text)
        if digits is None:
            await recovery.ask_recovery(turn.member, turn.text)
            await turn.show(self.name)
            return True
        contact = contact_names(turn.look)
        given = await recovery.recover_by_code(turn.facts.keys, turn.member, digits, contact)
        if given.member is None:
            wrong = given.outcome is Tried.WRONG
            await turn.show(self.name, notice="access-code_wrong" if wrong else "access-code_over")
        else:
            turn.member = given.member
            await _welcome_back(turn)
        return True


class Rescue(Page):
    """The confirmation of a rescue link (`r_…`): the tap moves the membership, opening it changes nothing."""

    name = "rescue"

    async def open(self, turn: Turn, arg: str) -> None:
        await require_newcomer(turn.member)
        try:
            await (personal_links.hold_link(arg, turn.member) if arg else self._held(turn.look))
        except NotFound:
            await turn.show("recover", notice="rescue-unknown")
            return
        await turn.show(self.name)

    async def _held(self, look: Look) -> int:
        link = await personal_links.held_link(look.member)
        if link.kind is not LinkKind.RESCUE:
            raise NotFound()
        return link.member_id or 0

    async def view(self, look: Look, args: dict[str, Any]) -> View:
        words = look.words
        member = await reader(await self._held(look))
        return View(
            words("rescue-page", name=member.display_name),
            (
                (page_button(words.plain("rescue-yes"), self.name, "yes", style="success"),),
                (page_button(words.plain("common-cancel"), "welcome"),),
            ),
        )

    async def tap(self, turn: Turn, act: str, arg: str) -> None:
        if act != "yes":
            await super().tap(turn, act, arg)
            return
        turn.member = await recovery.recover_by_link(turn.member, contact_names(turn.look))
        await _welcome_back(turn)
