"""« Messagerie »: the threads of a person, and one of them."""

from typing import Any

from bot.cards.conversation import message_lines
from bot.interest_ways import conversation_rows
from bot.pages import Page
from bot.turn import Look, Turn
from bot.view import Button, View, page_button
from core.i18n import Words
from core.ids import read_row_id
from core.text import clip
from models.conversation import ConversationState
from services import conversations

SHOWN = 6


class Messages(Page):
    """Threads, the newest first, with what is unread (FR-170)."""

    name = "messages"

    async def open(self, turn: Turn, arg: str) -> None:
        await turn.show(self.name, arg=read_row_id(arg))

    async def view(self, look: Look, args: dict[str, Any]) -> View:
        words = look.words
        start = max(int(args.get("arg") or 0), 0)
        state = ConversationState.ARCHIVED if args.get("archived") else ConversationState.OPEN
        total = await conversations.count_conversations(look.member, state)
        threads = await conversations.list_conversations(look.member, state, limit=SHOWN, offset=start)
        title = "messages-title" if state is ConversationState.OPEN else "messages-archives_title"
        lines = [words(title, count=total)]
        rows: list[tuple[Button, ...]] = []
        for thread in threads:
            name = named(words, thread)
            mine = words("messages-mine") if thread.excerpt_is_mine else ""
            text = f"{mine}{thread.excerpt}" if thread.excerpt else words("messages-nothing_yet")
            lines.append(words("messages-line", name=name, text=text, count=thread.unread))
            label = words.plain("messages-thread", name=name, count=thread.unread)
            rows.append((page_button(label, "conversation", "open", thread.id),))
        turning, turn_to = [], "archives" if args.get("archived") else "open"
        if start:
            turning.append(page_button(words.plain("common-back"), self.name, turn_to, start - SHOWN))
        if start + SHOWN < total:
            turning.append(page_button(words.plain("common-next"), self.name, turn_to, start + SHOWN))
        if turning:
            rows.append(tuple(turning))
        if state is ConversationState.OPEN:
            rows += await self._archives(look)
        if not threads and state is ConversationState.OPEN:
            lines.append(words("messages-empty"))
            rows.append((page_button(words.plain("menu-search-who"), "search"),))
        rows.append((page_button(words.plain("common-home"), "home"),))
        return View("\n\n".join(lines), tuple(rows))

    async def _archives(self, look: Look) -> list[tuple[Button, ...]]:
        """The way to what was archived, once there is anything (D-12)."""
        if not await conversations.count_conversations(look.member, ConversationState.ARCHIVED):
            return []
        return [(page_button(look.words.plain("msg-archives"), self.name, "archives"),)]

    async def tap(self, turn: Turn, act: str, arg: str) -> None:
        if act == "archives":
            await turn.show(self.name, arg=read_row_id(arg), archived=True)
        else:
            await super().tap(turn, act, arg)


def named(words: Words, thread: conversations.ConversationLine) -> str:
    """What a thread is called: the other side, and the mission that it is about."""
    name = thread.other_name or words.plain("acc-deleted_name")
    return f"{name} · {clip(thread.about, 40)}" if thread.about else name


class ConversationPage(Page):
    """One thread; whatever is typed here is sent as an answer."""

    name = "conversation"

    async def open(self, turn: Turn, arg: str) -> None:
        thread = await conversations.read_conversation(read_row_id(arg), turn.member)
        await turn.show(self.name, arg=thread.line.id)

    async def view(self, look: Look, args: dict[str, Any]) -> View:
        words = look.words
        thread = await conversations.read_conversation(int(args["arg"]), look.member, limit=6, peek=True)
        name = thread.line.other_name or words.plain("acc-deleted_name")
        lines = [words("conversation-title", name=named(words, thread.line))]
        lines += message_lines(look, name, list(thread.messages))
        is_open = thread.line.state is ConversationState.OPEN
        lines.append(words("conversation-type_to_answer" if is_open else "msg-archived"))
        rows = await conversation_rows(look, thread.line.id)
        if thread.line.is_client:
            card = page_button(words.plain("conversation-card"), self.name, "card", thread.line.id)
            rows.append((card,))
        back = page_button(words.plain("menu-messages"), "messages")
        return View("\n\n".join(lines), (*rows, (back, page_button(words.plain("common-home"), "home"))))

    async def tap(self, turn: Turn, act: str, arg: str) -> None:
        from bot.pages import PAGES

        if act != "card":
            await super().tap(turn, act, arg)
            return
        name = await conversations.profile_name_of(read_row_id(arg), turn.member)
        await PAGES["profile"].open(turn, name)

    async def take_text(self, turn: Turn, args: dict[str, Any]) -> bool:
        if turn.is_edit:
            await conversations.edit_message(turn.member, turn.message_id, turn.text)
        elif not turn.text:
            await turn.redraw("conversation-text_only")
            return True
        else:
            await conversations.reply(turn.member, int(args["arg"]), turn.text, turn.message_id)
        await turn.redraw()
        return True
