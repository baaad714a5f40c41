"""« Messagerie »: the threads of a person."""

from typing import Any

from bot.conversation_text import file_label
from bot.pages import Page
from bot.paging import page_line_from, turns_from
from bot.turn import Look, Turn
from bot.view import Button, View, page_button
from core.i18n import Words
from core.ids import read_row_id
from core.text import clip
from models.conversation import ConversationState
from services import conversations

SHOWN = 4


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
            text = excerpt_of(words, thread)
            text = f"{mine}{text}" if text else words("messages-nothing_yet")
            lines.append(words("messages-line", name=name, text=text, count=thread.unread))
            label = words.plain("messages-thread", name=name, count=thread.unread)
            rows.append((page_button(label, "conversation", "open", thread.id),))
        turn_to = "archives" if args.get("archived") else "open"
        lines += page_line_from(look, start, SHOWN, total)
        rows += turns_from(look, self.name, start, SHOWN, total, turn_to)
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


def excerpt_of(words: Words, thread: conversations.ConversationLine) -> str:
    """What the newest message says: its file, its words, or both."""
    if thread.file is None:
        return thread.excerpt
    label = file_label(words, thread.file)
    return f"{label} · {thread.excerpt}" if thread.excerpt else label


def named(words: Words, thread: conversations.ConversationLine) -> str:
    """What a thread is called: the other side, and the mission that it is about."""
    name = thread.other_name or words.plain("acc-deleted_name")
    return f"{name} · {clip(thread.about, 40)}" if thread.about else name
