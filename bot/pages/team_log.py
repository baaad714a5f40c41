"""What was changed in an organisation's team, for its owners (EXT-15)."""

from typing import Any

from bot.pages import Page
from bot.pages.audit import audit_line, turning_rows
from bot.turn import Look, Turn
from bot.view import View, page_button
from core.ids import read_row_id
from services import audit, teams


class TeamLog(Page):
    """Who changed what about whom, the newest first; `arg` is the organisation's id and the page."""

    name = "team_log"

    async def open(self, turn: Turn, arg: str) -> None:
        organisation, _, number = arg.partition(".")
        organisation_id, page = read_row_id(organisation), read_row_id(number)
        await audit.about_organisation(turn.member, organisation_id, page=page)
        await turn.show(self.name, arg=organisation_id, page=page)

    async def view(self, look: Look, args: dict[str, Any]) -> View:
        words, organisation_id = look.words, int(args["arg"])
        page = await audit.about_organisation(look.member, organisation_id, page=int(args.get("page", 0)))
        team = await teams.team_of(look.member, organisation_id)
        lines = [words("audit-team_title", name=team.name), ""]
        lines += [audit_line(look, line, names=True) for line in page.lines]
        if not page.lines:
            lines.append(words("audit-team_empty"))
        rows = turning_rows(look, self.name, page, lambda number: f"{organisation_id}.{number}")
        back = page_button(words.plain("menu-team"), "team", "open", organisation_id)
        return View("\n".join(lines), (*rows, (back, page_button(words.plain("common-home"), "home"))))
