"""« Mon e-mail »: proving an address, changing it, and how well the account is protected."""

from typing import Any

from bot.pages import Page
from bot.turn import Look, Turn
from bot.view import Button, Row, View, page_button
from bot.way_on import way_on
from bot.wording import contact_names
from core.i18n import Words
from core.sealed import seal, unseal
from services import own_email
from services.mail_codes import read_digits
from services.own_email import EmailState, Given, Protection
from services.preregistration import SEALED_LINK


def protection_lines(words: Words, protection: Protection) -> list[str]:
    """How well a membership is protected, and what would raise it (FR-019)."""
    lines = [
        words(
            "acc-protection",
            level=words.plain(f"access-level-{protection.level}"),
            mail=words.plain("access-yes" if protection.mail else "access-no"),
        )
    ]
    if not protection.mail:
        lines.append(words("access-raise_mail"))
    elif not protection.rescue:
        lines.append(words("access-raise_rescue"))
    return lines


class EmailPage(Page):
    """The address and its proof; a code typed here is recognised as one (FR-005, FR-018, FR-019, FR-065)."""

    name = "email"

    async def view(self, look: Look, args: dict[str, Any]) -> View:
        words = look.words
        state = await own_email.email_state(look.member)
        protection = await own_email.protection_of(look.member)
        lines = [words("email-title"), "", self._address(words, state), *protection_lines(words, protection)]
        lines += ["", *self._next(look, state)]
        rows: list[Row] = []
        if args.get("sealed"):
            link = look.facts.deep_link(str(unseal(look.facts.keys, SEALED_LINK, args["sealed"])))
            lines += ["", words("email-rescue", link=link)]
            rows.append((Button(words.plain("email-copy"), copy=link),))
        rows += await way_on(look) if state.proved else []
        return View("\n".join(lines), (*rows, *self._rows(words, state)))

    def _address(self, words: Words, state: EmailState) -> str:
        if state.address is None:
            return words("email-none")
        return words("email-proved_address" if state.proved else "email-unproved", address=state.address)

    def _next(self, look: Look, state: EmailState) -> list[str]:
        words, waiting = look.words, state.waiting
        if not look.facts.sends_mail:
            return [words("email-no_mail", admins=contact_names(look))]
        if waiting is not None:
            until = words.time(waiting.expires_at, look.zone)
            return [
                words("email-waiting", address=waiting.email, until=until),
                words("email-stuck", admins=contact_names(look)),
            ]
        if state.may_give_new:
            return [words("email-give_new" if state.address else "email-give")]
        return [words("email-change_how"), words("email-stuck", admins=contact_names(look))]

    def _rows(self, words: Words, state: EmailState) -> list[Row]:
        rows: list[Row] = []
        if state.proved and not state.may_give_new:
            rows.append((page_button(words.plain("set-email"), self.name, "change"),))
        if state.address is not None and not state.proved:
            rows.append((page_button(words.plain("email-confirm"), self.name, "confirm"),))
        rows.append((page_button(words.plain("email-make_rescue"), self.name, "rescue"),))
        rows.append(
            (
                page_button(words.plain("menu-settings"), "settings"),
                page_button(words.plain("common-home"), "home"),
            )
        )
        return rows

    async def open(self, turn: Turn, arg: str) -> None:
        if turn.member.registered_at is None:
            await turn.show("welcome")
        else:
            await turn.show(self.name)

    async def tap(self, turn: Turn, act: str, arg: str) -> None:
        if act not in ("change", "confirm", "rescue") or turn.member.registered_at is None:
            await super().tap(turn, act, arg)
        elif act != "rescue" and not turn.facts.sends_mail:
            turn.say("email-no_mail", alert=True, admins=contact_names(turn.look))
        elif act == "rescue":
            payload = await own_email.make_rescue_link(turn.member)
            await turn.show(
                self.name, notice="email-rescue_made", sealed=seal(turn.facts.keys, SEALED_LINK, payload)
            )
        else:
            ask = own_email.ask_old_code if act == "change" else own_email.ask_code_for
            await ask(turn.member)
            await turn.show(self.name, notice="email-sent")

    async def take_text(self, turn: Turn, args: dict[str, Any]) -> bool:
        digits = read_digits(turn.text)
        if digits is not None:
            given = await own_email.give_code(turn.facts.keys, turn.member, digits)
            await turn.show(self.name, notice=NOTICES[given], admins=contact_names(turn.look))
            return True
        if not turn.text or turn.text.startswith("/") or not turn.facts.sends_mail:
            return False
        if "@" not in turn.text:
            state = await own_email.email_state(turn.member)
            if state.waiting is not None:
                await turn.redraw("access-code_wrong")
                return True
            if not state.may_give_new:
                return False
        # What is no address is refused by whoever reads it, above this page.
        await own_email.ask_code_for(turn.member, turn.text)
        await turn.show(self.name, notice="email-sent")
        return True


NOTICES = {
    Given.PROVED: "email-now_proved",
    Given.OLD_PROVED: "email-old_proved",
    Given.TAKEN: "email-taken",
    Given.WRONG: "access-code_wrong",
    Given.OVER: "access-code_over",
}
