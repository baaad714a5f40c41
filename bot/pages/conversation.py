"""One conversation: its messages, its files, and writing into it."""

from typing import Any

from bot.conversation_text import ROOM, file_buttons, file_label, given_file, message_line, newest_lines
from bot.fitting import MOST_BUTTONS, how_many, if_there_is_room, two_a_row
from bot.interest_ways import conversation_rows
from bot.kept_files import send_kept_file
from bot.pages import PAGES, Page
from bot.pages.messages import named
from bot.refusals import refusal_key
from bot.turn import Look, Turn
from bot.view import Button, Row, View, page_button
from core.errors import NotFound
from core.ids import read_row_id
from core.text import clip, one_line, utf16_length
from models.conversation import ConversationState
from services import contact_shares, conversations
from services.conversation_people import CannotAnswer
from services.conversations import (
    ConversationArchived,
    ConversationLine,
    CounterpartGone,
    Thread,
    ThreadMessage,
)
from services.profiles import access_profile
from services.spoken_of import may_be_for_somebody_else

PAGE_SIZE = 8
FILES_SHOWN, FILES_A_PAGE = 2, 5
# A message may have 4,000 units: with its author, its time and the name of a file that fits one of Telegram's.
WHOLE = 4000


class ConversationPage(Page):
    """One thread; whatever is typed or sent here is an answer (FR-165, FR-166, FR-170).

    `before` shows older messages, `whole` one message in its full length, `removes` one's own messages to take back.
    """

    name = "conversation"
    asks_for_words = True

    async def open(self, turn: Turn, arg: str) -> None:
        thread = await conversations.read_conversation(read_row_id(arg), turn.member, limit=1)
        await turn.show(self.name, arg=thread.line.id)

    async def view(self, look: Look, args: dict[str, Any]) -> View:
        before = int(args.get("before") or 0) or None
        number = int(args["arg"])
        thread = await conversations.read_conversation(
            number, look.member, limit=PAGE_SIZE, before=before, peek=True
        )
        if args.get("removes"):
            return self._removing(look, thread)
        name = thread.line.other_name or look.words.plain("acc-deleted_name")
        if args.get("whole"):
            return self._whole(look, thread, name, int(args["whole"]))
        here = f"{number}.{before or 0}"
        if args.get("files"):
            return self._files(look, thread, here)
        lines, wanted, rare = await self._thread(look, thread, name, before)
        home = page_button(look.words.plain("common-home"), "home")
        back = (page_button(look.words.plain("menu-messages"), "messages"), home)
        if how_many([*wanted, *rare, back]) <= MOST_BUTTONS:
            return View("\n\n".join(lines), (*wanted, *rare, back))
        more = (page_button(look.words.plain("common-more"), self.name, "more", here),)
        shown = if_there_is_room([more, back], *wanted)
        if args.get("more"):
            left = [row for row in wanted if row not in shown]
            return View(lines[0], (*left, *rare, (self._back(look, here), home)))
        return View("\n\n".join(lines), (*shown, more, back))

    async def _thread(
        self, look: Look, thread: Thread, name: str, before: int | None
    ) -> tuple[list[str], list[Row], list[Row]]:
        """The page in words, its buttons with the most wanted first, and those that may be behind « Plus… »."""
        words, line = look.words, thread.line
        shown = newest_lines(look, name, list(thread.messages))
        messages = list(thread.messages[-len(shown) :]) if shown else []
        lines = [words("conversation-title", name=named(words, line)), *shown]
        if await conversations.is_other_under_check(line.id, look.member):
            lines.append(words("cert-pending_other"))
        if await conversations.is_other_out_of_reach(line.id, look.member):
            lines.append(words("conversation-out_of_reach"))
        lines.append(await below_thread(look, line, is_new=not messages))
        rows, rare = list[Row](), list[Row]()
        if len(messages) == 1 and utf16_length(messages[0].body) > ROOM:
            label = words.plain("conversation-whole")
            rows.append((page_button(label, self.name, "whole", f"{line.id}.{messages[0].id}"),))
        older = messages and (thread.before is not None or len(messages) < len(thread.messages))
        turning: list[Any] = []
        if older:
            label = words.plain("conversation-older")
            turning.append(page_button(label, self.name, "older", f"{line.id}.{messages[0].id}"))
        if before is not None:
            turning.append(page_button(words.plain("conversation-newest"), self.name, "open", line.id))
        rows += [tuple(turning)] if turning else []
        if look.member.barred_by is None:
            rows += await conversation_rows(look, line.id)
            rare = await self._ways(look, thread)
            if any(message.warns for message in messages):
                rows.append(rare.pop())  # Whoever reads a lure finds the report at once.
        rows += self._file_ways(look, messages, f"{line.id}.{before or 0}")
        return lines, rows, rare

    def _file_ways(self, look: Look, messages: list[ThreadMessage], here: str) -> list[Row]:
        """The other side's files: two with a button each, more behind one button; one's own need none."""
        buttons = file_buttons(look, messages)
        if len(buttons) <= FILES_SHOWN:
            return [(button,) for button in buttons]
        label = look.words.plain("conversation-files", count=len(buttons))
        return [(page_button(label, self.name, "files", here),)]

    def _files(self, look: Look, thread: Thread, here: str) -> View:
        """The files of one page of the thread, the newest ones where there are many."""
        words = look.words
        home = page_button(words.plain("common-home"), "home")
        sent = [message for message in thread.messages if message.file is not None and not message.by_me]
        rows = two_a_row(file_buttons(look, sent[-FILES_A_PAGE:]))
        if len(sent) > FILES_A_PAGE:
            older = f"{thread.line.id}.{sent[-FILES_A_PAGE].id}"
            rows.append((page_button(words.plain("conversation-older"), self.name, "files", older),))
        title = words("conversation-title", name=named(words, thread.line))
        return View(f"{title}\n\n{words('conversation-which_file')}", (*rows, (self._back(look, here), home)))

    def _back(self, look: Look, here: str) -> Button:
        """Back to the page of the thread that was read."""
        number, _, before = here.partition(".")
        older = before != "0"
        label = look.words.plain("common-back")
        return page_button(label, self.name, "older" if older else "open", here if older else number)

    async def _ways(self, look: Look, thread: Thread) -> list[Row]:
        """Contact details after the deal, the other side's card, taking back, and the report of a scam."""
        number, plain = thread.line.id, look.words.plain
        rows: list[Row] = []
        exchange = await contact_shares.find_exchange(number, look.member)
        if exchange is not None and (exchange.may_share or exchange.theirs or exchange.mine):
            # Where nothing can be given any more, what was given can still be read, and taken back.
            label = plain("int-contacts" if exchange.may_share else "int-contacts_given")
            rows.append((page_button(label, "contacts", "open", number),))
        second = []
        if any(message.by_me and not message.is_deleted for message in thread.messages):
            here = f"{number}.{thread.messages[-1].id}"
            second.append(page_button(plain("conversation-remove"), self.name, "remove", here))
        if await self._has_card(look, number):
            second.append(page_button(plain("conversation-card"), self.name, "card", number))
        rows += [tuple(second)] if second else []
        # A lure that was edited away, or stands on an older page, can still be reported.
        style = "danger" if any(message.warns for message in thread.messages) else None
        rows.append((page_button(plain("conversation-report"), self.name, "report", number, style),))
        return rows

    async def _has_card(self, look: Look, number: int) -> bool:
        """Whether the other side has a card that this reader may open."""
        try:
            await access_profile(await conversations.other_profile_of(number, look.member), look.member)
        except NotFound:
            return False
        return True

    def _whole(self, look: Look, thread: Thread, name: str, message_id: int) -> View:
        words = look.words
        found = [message for message in thread.messages if message.id == message_id]
        lines = [message_line(look, name, message, room=WHOLE - 110 * message.warns) for message in found]
        back = page_button(words.plain("common-back"), self.name, "open", thread.line.id)
        return View(lines[0] if lines else words("conversation-title", name=name), ((back,),))

    def _removing(self, look: Look, thread: Thread) -> View:
        words = look.words
        rows: list[Row] = []
        for message in thread.messages:
            if not message.by_me or message.is_deleted:
                continue
            said = one_line(message.body) or (file_label(words, message.file) if message.file else "")
            at = words.moment(message.created_at, look.zone, "HH:mm")
            label = f"🗑 {at} · {clip(said, 36)}"
            rows.append((page_button(label, self.name, "removed", message.id),))
        back = page_button(words.plain("common-back"), self.name, "open", thread.line.id)
        return View(words("conversation-which" if rows else "conversation-none_left"), (*rows, (back,)))

    async def tap(self, turn: Turn, act: str, arg: str) -> None:
        if act == "file":
            file, _ = await conversations.access_file(read_row_id(arg), turn.member)
            send_kept_file(turn, file.kind, file.file_id)
            await turn.redraw()
        elif act in ("older", "whole", "remove", "more", "files"):
            thread, _, message_id = arg.partition(".")
            line = await conversations.line_of(read_row_id(thread), turn.member)
            place = read_row_id(message_id)
            # A page is read by what comes after it: "before" the message itself leaves it out.
            ways: dict[str, dict[str, Any]] = {
                "older": {"before": place},
                "whole": {"before": place + 1, "whole": place},
                "remove": {"before": place + 1, "removes": True},
                "more": {"before": place or None, "more": True},
                "files": {"before": place or None, "files": True},
            }
            await turn.show(self.name, arg=line.id, **ways[act])
        elif act == "removed":
            number = await conversations.delete_message(turn.member, read_row_id(arg))
            await turn.show(self.name, notice="conversation-was_removed", arg=number)
        elif act in ("card", "report"):
            name = await conversations.other_profile_of(read_row_id(arg), turn.member)
            page = "profile" if act == "card" else "scam"
            await PAGES[page].open(turn, name)
        else:
            await super().tap(turn, act, arg)

    async def take_text(self, turn: Turn, args: dict[str, Any]) -> bool:
        if turn.is_edit:
            return False
        number = int(args["arg"])
        if turn.contact is not None:
            await turn.redraw("conversation-no_contact")
        elif turn.file is None and not turn.text:
            await turn.redraw("err-attachment-refused")
        elif turn.file is None and await may_be_for_somebody_else(turn.screen, number):
            await PAGES["unknown"].open(turn, str(number))
        else:
            file = given_file(turn.file)
            try:
                await conversations.reply(turn.member, number, turn.text, turn.message_id, file)
            except (ConversationArchived, CannotAnswer, CounterpartGone):
                await turn.redraw()  # The page says why below the thread, and once is enough.
            else:
                await turn.show(self.name, arg=number)
        return True


async def below_thread(look: Look, line: ConversationLine, *, is_new: bool = False) -> str:
    """Below the messages: that one may write, or why nothing can be written now, before somebody has tried."""
    words = look.words
    if line.state is not ConversationState.OPEN:
        return words("msg-archived")
    closed = await conversations.why_not_reply(look.member, line.id) if line.other_name else None
    if closed is not None:
        key, values = refusal_key(closed, look)
        return words(key, **values)
    if not line.other_name:
        return words("conversation-gone")
    return words("conversation-type_first" if is_new else "conversation-type_to_answer")
