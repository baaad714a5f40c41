"""« Journal d’audit » for the team, and what a member may read of it about themselves."""

from typing import Any

from bot.fitting import two_a_row
from bot.pages import Page
from bot.turn import Look, Turn
from bot.view import Button, Row, View, page_button
from core.ids import is_public_id
from services import audit
from services.audit import OPERATOR, SYSTEM, AuditLine, AuditPage

KINDS = (
    "certification",
    "account",
    "appeal",
    "document",
    "help",
    "admin",
    "member",
    "mission",
    "role",
    "team",
)
SEPARATOR = "~"
KINDS_SHOWN = 5  # With another page of them, the way back and home these make eight buttons.


def packed(number: int, action: str, about: str) -> str:
    """What a button of the log carries: the page, the kind of act, and a member's public id."""
    return f"{number}{SEPARATOR}{action}{SEPARATOR}{about}"


def unpacked(text: str) -> tuple[int, str, str]:
    """The same read again; whatever no button of ours carries asks for the newest of everything."""
    number, _, rest = text.partition(SEPARATOR)
    action, _, about = rest.partition(SEPARATOR)
    about = about.partition(SEPARATOR)[0]
    page = int(number) if number.isascii() and number.isdigit() and len(number) < 6 else 0
    return page, action if action in KINDS else "", about if is_public_id(about) else ""


def _kinds_page(text: str) -> int | None:
    """Which page of kinds to choose from such a text asks for, as a fourth part; None for the log itself."""
    parts = text.split(SEPARATOR)
    return int(parts[3]) if len(parts) == 4 and parts[3] in ("0", "1") else None


class AuditLog(Page):
    """Everything, the newest first, of one kind of act or about one member, and whether the chain holds (EXT-15)."""

    name = "audit"

    async def open(self, turn: Turn, arg: str) -> None:
        number, action, about = unpacked(arg)
        await audit.read_log(turn.member, page=number, action=action, about=about)
        kinds = _kinds_page(arg)
        await turn.show(self.name, arg=packed(number, action, about), kinds=kinds)

    async def view(self, look: Look, args: dict[str, Any]) -> View:
        number, action, about = unpacked(str(args.get("arg", "")))
        page = await audit.read_log(look.member, page=number, action=action, about=about)
        lines = [look.words("audit-title"), look.words("audit-chain", **await self._chain())]
        if action:
            lines.append(look.words("audit-only", kind=look.words.plain(f"audit-kind-{action}")))
        if about:
            lines.append(look.words("audit-about_one"))
        lines += ["", *(audit_line(look, line, names=True) for line in page.lines)]
        if not page.lines:
            lines.append(look.words("audit-empty"))
        here = packed(number, action, about)
        if args.get("kinds") is None:
            rows = self._rows(look, page, here, is_part=bool(action or about))
        else:
            rows = self._kinds(look, int(args["kinds"]), here)
        return View("\n".join(lines), tuple(rows))

    async def _chain(self) -> dict[str, Any]:
        state = await audit.chain_state()
        return {"sealed": state.sealed, "waiting": state.waiting, "state": "ok" if state.fresh else "late"}

    def _rows(self, look: Look, page: AuditPage, here: str, *, is_part: bool) -> list[Row]:
        words, rows = look.words, list[Row]()
        _, action, about = unpacked(here)
        rows.extend(turning_rows(look, self.name, page, lambda number: packed(number, action, about)))
        if is_part:
            rows.append((page_button(words.plain("audit-all"), self.name, "open", packed(0, "", "")),))
        kinds = page_button(words.plain("audit-kinds"), self.name, "open", f"{here}{SEPARATOR}0")
        rows.append((kinds, page_button(words.plain("common-home"), "home")))
        return rows

    def _kinds(self, look: Look, page: int, here: str) -> list[Row]:
        """What else the log can be read by, a page of kinds at a time."""
        words = look.words
        _, action, about = unpacked(here)
        shown = [kind for kind in KINDS if kind != action][page * KINDS_SHOWN :][:KINDS_SHOWN]
        buttons = [
            page_button(words.plain(f"audit-kind-{kind}"), self.name, "open", packed(0, kind, about))
            for kind in shown
        ]
        others = f"{here}{SEPARATOR}{1 - page}"
        buttons.append(page_button(words.plain("common-more"), self.name, "open", others))
        back = page_button(words.plain("common-back"), self.name, "open", here)
        return [*two_a_row(buttons), (back, page_button(words.plain("common-home"), "home"))]


class AuditMine(Page):
    """« Ce que l’équipe a fait avec vos données »: date and act, without who (trust.md)."""

    name = "audit_mine"

    async def open(self, turn: Turn, arg: str) -> None:
        await turn.show(self.name, arg=str(unpacked(arg)[0]))

    async def view(self, look: Look, args: dict[str, Any]) -> View:
        page = await audit.about_member(look.member, page=unpacked(str(args.get("arg", "")))[0])
        lines = [look.words("audit-mine_title"), ""]
        lines += [audit_line(look, line, names=False) for line in page.lines]
        if not page.lines:
            lines.append(look.words("audit-mine_empty"))
        rows = list(turning_rows(look, self.name, page, str))
        back = page_button(look.words.plain("settings-privacy"), "privacy")
        rows.append((back, page_button(look.words.plain("common-home"), "home")))
        return View("\n".join(lines), tuple(rows))


def audit_line(look: Look, line: AuditLine, *, names: bool) -> str:
    """One act in words; a kind of act that the catalogue does not know is shown by its own name."""
    words, entry = look.words, line.entry
    key = f"audit-act-{entry.action.replace('.', '-')}"
    said = words.plain(key) if words.has(key) else entry.action
    what = f"{said} ({_reason(look, entry.reason)})" if entry.reason else said
    if line.case:
        known = "yes" if line.reported else "no"
        what = words.plain("audit-about_case", what=what, n=line.case, known=known, name=line.reported)
    day = words.moment(entry.acted_at, look.zone, "d MMM y, HH:mm")
    if not names:
        return words("audit-line_mine", day=day, what=what)
    actor = _actor(look, line)
    if entry.concerned is None:
        return words("audit-line_alone", day=day, what=what, actor=actor)
    gone = words.plain("acc-deleted_name")
    return words("audit-line", day=day, what=what, actor=actor, who=line.concerned or gone)


def _actor(look: Look, line: AuditLine) -> str:
    if line.entry.actor in (SYSTEM, OPERATOR):
        return look.words.plain(f"audit-actor-{line.entry.actor}")
    return line.actor or look.words.plain("acc-deleted_name")


def _reason(look: Look, reason: str) -> str:
    for prefix in ("clause", "cert-reason", "cert-need", "role"):
        if look.words.has(f"{prefix}-{reason}"):
            return look.words.plain(f"{prefix}-{reason}")
    return reason


def turning_rows(look: Look, name: str, page: AuditPage, arg: Any) -> list[Row]:
    """Newer and older lines."""
    buttons: list[Button] = []
    if page.number:
        buttons.append(page_button(look.words.plain("audit-newer"), name, "open", arg(page.number - 1)))
    if page.has_more:
        buttons.append(page_button(look.words.plain("audit-older"), name, "open", arg(page.number + 1)))
    return [tuple(buttons)] if buttons else []
