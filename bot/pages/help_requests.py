"""« Nous contacter »: one's own requests, one request, and the team's queue (FR-233)."""

from typing import Any

from bot.cards import CARDS
from bot.cards.help_request import HelpRequestCard
from bot.engine import begin
from bot.fitting import parted, two_a_row, with_ways
from bot.pages import Page
from bot.paging import page_line, turns
from bot.turn import Look, Turn
from bot.view import Row, View, page_button
from bot.wording import contact_names
from core import clock
from core.ids import read_row_id
from core.text import clip, one_line
from models.certification import may_be_submitted
from models.help_request import HelpRequest, HelpStatus, HelpTopic
from models.profile import Certification
from services import annulments, help_requests
from services.certifications import require_admin
from services.help_requests import HelpPage, access_request
from services.measures import access_member_case
from services.profiles import own_profile
from services.screens import current_screen

OWN_SHOWN = 6
_TITLES = {
    HelpStatus.OPEN: "help-queue",
    HelpStatus.ANSWERED: "help-queue_answered",
    HelpStatus.CLOSED: "help-queue_closed",
}
_FILTERS = {
    HelpStatus.OPEN: "help-open_button",
    HelpStatus.ANSWERED: "help-answered_button",
    HelpStatus.CLOSED: "help-closed_button",
}
STATES = {HelpStatus.OPEN: "⏳", HelpStatus.ANSWERED: "💬", HelpStatus.CLOSED: "✅"}


class ContactPage(Page):
    """Whoever never asked anything is asked at once what it is about; the others see their requests first."""

    name = "contact"

    async def open(self, turn: Turn, arg: str) -> None:
        if await help_requests.own_requests(turn.member, 1):
            await turn.show(self.name, more=arg == "more")
        else:
            await self.tap(turn, "write", "")

    async def view(self, look: Look, args: dict[str, Any]) -> View:
        words, rows = look.words, list[Row]()
        lines = [words("contact-page", people=contact_names(look))]
        requests = await help_requests.own_requests(look.member, OWN_SHOWN)
        profile = await own_profile(look.member)
        if requests:
            lines += ["", words("contact-mine")]
        mine = list[Row]()
        for request in requests:
            topic = words.plain(f"help-topic-{request.topic}")
            label = words.plain("contact-line", state=STATES[request.status], n=str(request.id), topic=topic)
            mine.append((page_button(label, "help_request", "open", request.id),))
        rows.append((page_button(words.plain("contact-write"), self.name, "write", style="primary"),))
        if profile is not None and profile.is_certified and not may_be_submitted(profile.certification):
            # What was certified changes through the team only.
            number = profile.category.is_organisation
            key, act = ("contact-number", "renumber") if number else ("contact-name", "rename")
            rows.append((page_button(words.plain(key), "certify", act),))
        help_, home = words.plain("common-help"), words.plain("common-home")
        rows.append((page_button(help_, "help"), page_button(home, "home")))
        shown, behind = parted(mine, rows)
        if behind and args.get("more"):
            back = page_button(words.plain("common-back"), self.name)
            return View("\n".join(lines), (*behind, (back, page_button(home, "home"))))
        more = page_button(words.plain("common-more"), self.name, "open", "more")
        return View("\n".join(lines), (*shown, *([(more,)] if behind else []), *rows))

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
        # What happened since the question was asked is shown instead of the question.
        if args.get("ask") == "close" and args.get("seen") == request.version and look.member.is_admin:
            thread = await help_requests.read_thread(look.member, request.id)
            name = help_requests.called(thread.member) if thread.member is not None else ""
            return HelpRequestCard().closing(look, request, name or look.words.plain("acc-deleted_name"))
        view = await CARDS["help_request"].view(look, request.id)
        mine = request.member_id == look.member.id
        key, page = ("common-contact", "contact") if mine else ("admin-requests", "help_queue")
        back = page_button(look.words.plain(key), page)
        return view.with_rows((back, page_button(look.words.plain("common-home"), "home")))


class HelpQueue(Page):
    """The team's requests at one point, or those that a text finds, and the door to people who wait for a permit.

    What is typed while it is shown is looked for: a number, or who asked (FR-071, FR-233).
    """

    name = "help_queue"

    async def open(self, turn: Turn, arg: str) -> None:
        await require_admin(turn.member)
        shown, _, place = arg.partition(".")
        page, _, more = place.partition(".")
        status = HelpStatus(shown) if shown in list(HelpStatus) else HelpStatus.OPEN
        await turn.show(self.name, shown=status.value, page=read_row_id(page), more=more == "more")

    async def view(self, look: Look, args: dict[str, Any]) -> View:
        words, text, page = look.words, str(args.get("q", "")), int(args.get("page", 0))
        status = HelpStatus(args.get("shown", HelpStatus.OPEN))
        if text:
            found = await help_requests.find_requests(look.member, text, page)
            title = words("help-found", count=found.total, text=text)
        else:
            found = await help_requests.team_requests(look.member, status, page)
            title = words(_TITLES[status], count=found.total)
        rows: list[Row] = [
            (page_button(self._label(look, found, request), "help_request", "open", request.id),)
            for request in found.requests
        ]
        if text:
            rows += turns(look, self.name, found.page, found.last_page, "page")
        else:
            rows += turns(look, self.name, found.page, found.last_page, about=status)
        ways = await self._ways(look, text, status)
        act, place = ("page", f"{found.page}") if text else ("open", f"{status}.{found.page}")
        back = page_button(words.plain("common-back"), self.name, act, place) if args.get("more") else None
        more = page_button(words.plain("common-more"), self.name, act, f"{place}.more")
        home = (page_button(words.plain("common-home"), "home"),)
        lines = [title, *page_line(look, found.page, found.last_page), "", words("help-search_hint")]
        return View("\n".join(lines), with_ways(rows, ways, home, more, back))

    async def _ways(self, look: Look, text: str, status: HelpStatus) -> list[Row]:
        """Who waits to be called, what waits to be annulled, and the requests at another point."""
        words, rows = look.words, list[Row]()
        to_call = await help_requests.count_to_call(look.member)
        if to_call:
            rows.append((page_button(words.plain("help-to_call", count=to_call), "certifications"),))
        to_annul = await annulments.count_annulments(look.member)
        if to_annul:
            rows.append((page_button(words.plain("annul-waiting_button", count=to_annul), "annulments"),))
        others = [each for each in HelpStatus if text or each is not status]
        filters = [
            page_button(words.plain(_FILTERS[each]), self.name, "open", f"{each}.0") for each in others
        ]
        return [*rows, *two_a_row(filters)]

    def _label(self, look: Look, found: HelpPage, request: HelpRequest) -> str:
        words = look.words
        mark = "⏰" if help_requests.is_late(request) else "🙋" if request.taken_by else "📨"
        mark = STATES[request.status] if request.status is not HelpStatus.OPEN else mark
        name = found.names.get(request.member_id) or words.plain("acc-deleted_name")
        topic = words.plain(f"help-topic-{request.topic}").partition(" ")[2]
        waited = words.ago(clock.now() - (request.closed_at or request.waiting_since))
        return f"{mark} {clip(name, 24)} · {clip(topic, 22)} · {waited}"

    async def tap(self, turn: Turn, act: str, arg: str) -> None:
        from bot.dialogs.help_requests import LetterToMember

        await require_admin(turn.member)
        if act == "page":
            screen = await current_screen(turn.member.id)
            args = screen.args if screen is not None and screen.page == self.name else {}
            page, _, more = arg.partition(".")
            text = str(args.get("q", ""))
            await turn.show(self.name, q=text, page=read_row_id(page), more=more == "more")
            return
        if act != "write":
            await super().tap(turn, act, arg)
            return
        case = await access_member_case(turn.member, arg)
        awaits_permit = case.profile is not None and case.profile.certification is Certification.NO_PERMIT
        topic = HelpTopic.CERTIFICATION if awaits_permit else HelpTopic.OTHER
        given = {"name": case.member.public_id, "who": case.called, "topic": topic.value}
        await begin(turn, LetterToMember, given=given)

    async def take_text(self, turn: Turn, args: dict[str, Any]) -> bool:
        await require_admin(turn.member)
        text = clip(one_line(turn.text), 60)
        if turn.file is not None or turn.is_edit or not text:
            return False
        await turn.show(self.name, q=text, page=0)
        return True


def write_row(look: Look, public_id: str) -> Row:
    """« Écrire à cette personne », for the team's pages about somebody."""
    return (page_button(look.words.plain("help-write_to"), "help_queue", "write", public_id),)
