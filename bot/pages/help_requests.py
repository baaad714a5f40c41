"""« Nous contacter »: one's own requests, one request, and the team's queue (FR-233)."""

from typing import Any

from bot.cards import CARDS
from bot.engine import begin
from bot.pages import Page
from bot.turn import Look, Turn
from bot.view import Row, View, page_button
from bot.wording import contact_names
from core import clock
from core.ids import read_row_id
from core.text import clip
from models.help_request import HelpRequest, HelpStatus, HelpTopic
from models.profile import Certification
from services import help_requests
from services.certifications import require_admin
from services.help_requests import HelpPage, access_request
from services.measures import access_member_case

OWN_SHOWN = 6
STATES = {HelpStatus.OPEN: "⏳", HelpStatus.ANSWERED: "💬", HelpStatus.CLOSED: "✅"}


class ContactPage(Page):
    """Whoever never asked anything is asked at once what it is about; the others see their requests first."""

    name = "contact"

    async def open(self, turn: Turn, arg: str) -> None:
        if await help_requests.own_requests(turn.member, 1):
            await turn.show(self.name)
        else:
            await self.tap(turn, "write", "")

    async def view(self, look: Look, args: dict[str, Any]) -> View:
        words, rows = look.words, list[Row]()
        lines = [words("contact-page", people=contact_names(look))]
        requests = await help_requests.own_requests(look.member, OWN_SHOWN)
        if requests:
            lines += ["", words("contact-mine")]
        for request in requests:
            topic = words.plain(f"help-topic-{request.topic}")
            label = words.plain("contact-line", state=STATES[request.status], n=str(request.id), topic=topic)
            rows.append((page_button(label, "help_request", "open", request.id),))
        rows.append((page_button(words.plain("contact-write"), self.name, "write", style="primary"),))
        help_, home = words.plain("common-help"), words.plain("common-home")
        rows.append((page_button(help_, "help"), page_button(home, "home")))
        return View("\n".join(lines), tuple(rows))

    async def tap(self, turn: Turn, act: str, arg: str) -> None:
        from bot.dialogs.help_requests import ContactUs

        if act != "write":
            await super().tap(turn, act, arg)
            return
        await begin(turn, ContactUs)


class HelpRequestPage(Page):
    """One request, for who asked and for the team."""

    name = "help_request"

    async def open(self, turn: Turn, arg: str) -> None:
        request = await access_request(turn.member, read_row_id(arg))
        await turn.show(self.name, arg=request.id)

    async def view(self, look: Look, args: dict[str, Any]) -> View:
        request = await access_request(look.member, int(args["arg"]))
        view = await CARDS["help_request"].view(look, request.id)
        mine = request.member_id == look.member.id
        key, page = ("common-contact", "contact") if mine else ("admin-requests", "help_queue")
        back = page_button(look.words.plain(key), page)
        return view.with_rows((back, page_button(look.words.plain("common-home"), "home")))


class HelpQueue(Page):
    """What waits for the team, the oldest first, and the door to people who wait for a permit (FR-071, FR-233)."""

    name = "help_queue"

    async def open(self, turn: Turn, arg: str) -> None:
        await require_admin(turn.member)
        shown, _, page = arg.partition(".")
        status = HelpStatus.ANSWERED if shown == HelpStatus.ANSWERED else HelpStatus.OPEN
        await turn.show(self.name, shown=status.value, page=read_row_id(page))

    async def view(self, look: Look, args: dict[str, Any]) -> View:
        words, status = look.words, HelpStatus(args.get("shown", HelpStatus.OPEN))
        found = await help_requests.team_requests(look.member, status, int(args.get("page", 0)))
        rows: list[Row] = [
            (page_button(self._label(look, found, request), "help_request", "open", request.id),)
            for request in found.requests
        ]
        moves = [
            page_button(words.plain(key), self.name, "open", f"{status}.{number}")
            for key, number in (("common-back", found.page - 1), ("common-next", found.page + 1))
            if 0 <= number <= found.last_page
        ]
        rows += [tuple(moves)] if moves else []
        to_call = await help_requests.count_to_call(look.member)
        if to_call:
            rows.append((page_button(words.plain("help-to_call", count=to_call), "certifications"),))
        is_open = status is HelpStatus.OPEN
        other, key = (
            (HelpStatus.ANSWERED, "help-answered_button")
            if is_open
            else (HelpStatus.OPEN, "help-open_button")
        )
        rows.append(
            (
                page_button(words.plain(key), self.name, "open", f"{other}.0"),
                page_button(words.plain("common-home"), "home"),
            )
        )
        title = "help-queue" if is_open else "help-queue_answered"
        return View(words(title, count=found.total), tuple(rows))

    def _label(self, look: Look, found: HelpPage, request: HelpRequest) -> str:
        words = look.words
        mark = "⏰" if help_requests.is_late(request) else "🙋" if request.taken_by else "📨"
        name = found.names.get(request.member_id) or words.plain("acc-deleted_name")
        topic = words.plain(f"help-topic-{request.topic}").partition(" ")[2]
        waited = words.ago(clock.now() - request.waiting_since)
        return f"{mark} {clip(name, 24)} · {clip(topic, 22)} · {waited}"

    async def tap(self, turn: Turn, act: str, arg: str) -> None:
        from bot.dialogs.help_requests import LetterToMember

        await require_admin(turn.member)
        if act != "write":
            await super().tap(turn, act, arg)
            return
        case = await access_member_case(turn.member, arg)
        awaits_permit = case.profile is not None and case.profile.certification is Certification.NO_PERMIT
        topic = HelpTopic.CERTIFICATION if awaits_permit else HelpTopic.OTHER
        given = {"name": case.member.public_id, "who": case.called, "topic": topic.value}
        await begin(turn, LetterToMember, given=given)


def write_row(look: Look, public_id: str) -> Row:
    """« Écrire à cette personne », for the team's pages about somebody."""
    return (page_button(look.words.plain("help-write_to"), "help_queue", "write", public_id),)
