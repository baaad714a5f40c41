"""A request to the team, with what was written to and fro."""

from datetime import timedelta
from typing import Any

from bot.cards import LivingCard
from bot.engine import begin
from bot.turn import Look, Turn
from bot.view import Button, Row, View, card_button, page_button
from bot.wording import category_name
from core.errors import IllegalMove
from core.text import clip
from models.delivery import Notification
from models.help_request import HelpMessage, HelpRequest, HelpStatus, HelpTopic
from services import help_requests
from services.help_requests import HelpThread, access_request, read_thread

MESSAGES_SHOWN = 4
TEXT_SHOWN = 700
MOMENT = "d MMMM, HH:mm"
# What is told while it waits for the team is no news once somebody answered or closed it.
_WHILE_OPEN = ("help.opened", "help.written", "help.reopened", "help.late")


class HelpRequestCard(LivingCard):
    """For who asked, and for the team with what it can do (FR-086, FR-233)."""

    kind = "help_request"
    says_when_gone = True
    is_its_page = True

    async def view(self, look: Look, object_id: int) -> View:
        thread = await read_thread(look.member, object_id)
        request = thread.request
        lines = [self._title(look, request), *self._about(look, thread), self._state(look, thread)]
        hidden = len(thread.messages) - MESSAGES_SHOWN
        if hidden > 0:
            lines += ["", look.words("help-earlier", count=hidden)]
        for message in thread.messages[-MESSAGES_SHOWN:]:
            lines += ["", self._message(look, thread, message)]
        rows = self._own_rows(look, request) if thread.mine else await self._team_rows(look, thread)
        return View("\n".join(lines), tuple(rows))

    def _title(self, look: Look, request: HelpRequest) -> str:
        topic = look.words.plain(f"help-topic-{request.topic}")
        return look.words("help-title", n=str(request.id), topic=topic)

    def _about(self, look: Look, thread: HelpThread) -> list[str]:
        words, request, lines = look.words, thread.request, list[str]()
        if not thread.mine:
            lines.append(self._from(look, thread))
        if request.topic is HelpTopic.NUMBER:
            numbers = {"old": request.old_number or "–", "new": request.new_number}
            if thread.profile is not None:
                lines.append(words("help-number_of", name=thread.profile.display_name, **numbers))
            else:
                lines.append(words("help-number", **numbers))
        if request.topic is HelpTopic.NAME:
            new = f"{request.new_first_name} {request.new_last_name}".strip()
            lines.append(words("help-name", old=request.old_name or "–", new=new))
        if request.carried_out_at is not None and request.status is not HelpStatus.CLOSED:
            lines.append(words("help-renamed" if request.topic is HelpTopic.NAME else "help-carried_out"))
        return lines

    def _from(self, look: Look, thread: HelpThread) -> str:
        words, member = look.words, thread.member
        if member is None:
            return words("help-from_gone")
        name = help_requests.called(member)
        if member.category is None:
            return words("help-from_newcomer", name=name)
        return words("help-from", name=name, category=category_name(words, member.category))

    def _state(self, look: Look, thread: HelpThread) -> str:
        words, request = look.words, thread.request
        if request.status is HelpStatus.CLOSED and request.closed_at is not None:
            line = words("help-state-closed", at=words.moment(request.closed_at, look.zone, MOMENT))
            until = help_requests.reopened_until(request)
            if until is None:
                return line
            again = words("help-reopen_until", until=words.moment(until, look.zone, "d MMMM"))
            return f"{line} {again}"
        if request.status is HelpStatus.ANSWERED:
            return words("help-state-answered" if thread.mine else "help-state-answered_team")
        late = "late" if help_requests.is_late(request) else "open"
        # Midnight is the end of the day before it.
        due = words.moment(help_requests.due_at(request) - timedelta(minutes=1), look.zone, "EEEE d MMMM")
        line = words(f"help-state-{late}", due=due)
        return line if thread.mine else f"{line}\n{self._taker(look, thread)}"

    def _taker(self, look: Look, thread: HelpThread) -> str:
        if thread.taker is None:
            return look.words("help-taken_by_nobody")
        if thread.taker.id == look.member.id:
            return look.words("help-taken_by_you")
        return look.words("help-taken_by", name=help_requests.called(thread.taker))

    def _message(self, look: Look, thread: HelpThread, message: HelpMessage) -> str:
        words = look.words
        if message.by_team:
            who = words.plain("help-team")
        elif thread.mine:
            who = words.plain("help-you")
        else:
            who = help_requests.called(thread.member) if thread.member else words.plain("acc-deleted_name")
        at = words.moment(message.written_at, look.zone, MOMENT)
        return words("help-message", who=who, at=at, text=clip(message.body, TEXT_SHOWN))

    def _button(
        self, look: Look, request: HelpRequest, act: str, key: str, style: str | None = None
    ) -> Button:
        return card_button(look.words.plain(key), self.kind, request.id, request.version, act, style)

    def _own_rows(self, look: Look, request: HelpRequest) -> list[Row]:
        if request.status is HelpStatus.CLOSED:
            reopen = self._button(look, request, "reopen", "help-reopen")
            return [(reopen,)] if help_requests.reopened_until(request) is not None else []
        rows: list[Row] = [
            (
                self._button(look, request, "write", "help-write", "primary"),
                self._button(look, request, "settle", "help-settle"),
            )
        ]
        if request.carried_out_at is not None:
            # Papers in the new name are given there.
            rows.append((page_button(look.words.plain("certify-mine"), "certify"),))
        return rows

    async def _team_rows(self, look: Look, thread: HelpThread) -> list[Row]:
        words, request, rows = look.words, thread.request, list[Row]()
        taken_by_other = thread.taker is not None and thread.taker.id != look.member.id
        if request.status is not HelpStatus.CLOSED and not taken_by_other:
            rows.append(
                (
                    self._button(look, request, "reply", "help-reply", "primary"),
                    self._button(look, request, "close", "help-close"),
                )
            )
            if await help_requests.changeable_profile(request) is not None:
                key = "help-rename" if request.topic is HelpTopic.NAME else "help-carry_out"
                rows.append((self._button(look, request, "carry_out", key, "success"),))
            mine = request.taken_by == look.member.id
            act, key = ("hand_back", "help-hand_back") if mine else ("take", "help-take")
            rows.append((self._button(look, request, act, key),))
        if help_requests.reopened_until(request) is not None:
            rows.append((self._button(look, request, "undo", "help-undo"),))
        if thread.member is not None:
            account = words.plain("help-account")
            rows.append((page_button(account, "member_case", "open", thread.member.public_id),))
        return rows

    def closing(self, look: Look, request: HelpRequest, name: str) -> View:
        """« Clore » asks first: the member is told at once."""
        close = self._button(look, request, "close_now", "help-close_now", "danger")
        back = page_button(look.words.plain("common-back"), "help_request", "open", request.id)
        return View(look.words("help-ask_close", n=str(request.id), name=name), ((close,), (back,)))

    async def facts(self, look: Look, object_id: int) -> dict[str, Any]:
        request = await access_request(look.member, object_id)
        return {"n": str(request.id), "topic": look.words.plain(f"help-topic-{request.topic}")}

    async def still_true(self, owed: Notification) -> bool:
        status = await help_requests.status_of(owed.subject_id or 0)
        if owed.key in _WHILE_OPEN:
            return status is HelpStatus.OPEN
        if owed.key == "help.closed":
            return status is HelpStatus.CLOSED
        return status is not None

    async def tap(self, turn: Turn, object_id: int, version: int, act: str) -> None:
        from bot.dialogs.help_requests import HelpReply

        request = await access_request(turn.member, object_id)
        if act in ("write", "reply"):
            if request.status is HelpStatus.CLOSED:
                raise IllegalMove(status=request.status, move=act)
            by_team = request.member_id != turn.member.id
            await begin(turn, HelpReply, given={"request_id": request.id, "by_team": by_team})
            return
        if act == "close":
            await help_requests.require_closable(turn.member, object_id, version)
            await turn.show("help_request", arg=object_id, ask="close", seen=version)
            return
        done = {
            "take": (help_requests.take_request, "help-taken"),
            "hand_back": (help_requests.hand_back, "help-handed_back"),
            "close_now": (help_requests.close_request, "help-closed"),
            "undo": (help_requests.undo_closing, "help-reopened"),
            "carry_out": (help_requests.carry_out_change, "help-change_started"),
            "settle": (help_requests.settle, "help-closed"),
            "reopen": (help_requests.reopen, "help-reopened"),
        }
        if act not in done:
            await super().tap(turn, object_id, version, act)
            return
        service, notice = done[act]
        await service(turn.member, object_id, version)
        await turn.show("help_request", notice=notice, arg=object_id)
