"""A call as the caller and the called see it: ringing, answered, missed, over."""

from typing import Any

from bot.cards import LivingCard
from bot.service_names import shown_service
from bot.turn import Look, Turn
from bot.view import Button, View, card_button, page_button
from bot.wording import called, trust_line
from models.call import Call, CallStatus
from models.delivery import Notification
from models.profile import Profile
from services import calls
from services.call_people import (
    answered_by,
    call_stands,
    callee_profile,
    caller_card,
    caller_of,
    declined_by,
    has_seat,
    is_caller,
    may_answer,
)

_STATUS_KEYS = {
    CallStatus.RINGING: "call-status-ringing",
    CallStatus.ACCEPTED: "call-status-accepted",
    CallStatus.DECLINED: "call-status-declined",
    CallStatus.MISSED: "call-status-missed",
    CallStatus.CANCELLED: "call-status-cancelled",
    CallStatus.LIVE: "call-status-live",
    CallStatus.FAILED: "call-status-failed",
    CallStatus.ENDED: "call-status-ended",
}


class CallCard(LivingCard):
    """One direct call (FR-114); strangers get NotFound."""

    kind = "call"
    is_its_page = True

    async def view(self, look: Look, object_id: int) -> View:
        call = await calls.access_call(object_id, look.member)
        words = look.words
        profile = await callee_profile(call)
        caller = is_caller(call, look.member)
        asker = called(words, (await caller_of(call)).display_name)
        name = _called(look, call, profile) if caller else asker
        lines = [words("call-line", status=words.plain(_STATUS_KEYS[call.status]), name=name)]
        if caller and call.status is CallStatus.RINGING:
            lines.append(words("call-rings"))
        elif call.status is CallStatus.RINGING:
            card = await caller_card(call)
            lines.append(trust_line(words, card) if card else words("call-visitor"))
            if await declined_by(call, look.member):
                lines.append(words("call-not_now"))
        elif not caller and not await has_seat(call, look.member):
            taker = await answered_by(call)
            if taker is not None:
                lines.append(words("call-taken", name=taker.called))
        return View("\n".join(lines), tuple(await self._buttons(look, call, profile, caller)))

    async def _buttons(
        self, look: Look, call: Call, profile: Profile, caller: bool
    ) -> list[tuple[Button, ...]]:
        words = look.words

        def act(key: str, act: str, style: str | None = None) -> Button:
            return card_button(words.plain(key), self.kind, call.id, call.version, act, style)

        if call.status is CallStatus.RINGING:
            if caller:
                return [(act("call-give_up", "give_up"),)]
            if not await may_answer(call, look.member):
                return []
            return [(act("call-answer", "answer", "success"), act("call-reject", "reject", "danger"))]
        if call.status in (CallStatus.ACCEPTED, CallStatus.LIVE, CallStatus.FAILED):
            if not look.facts.pages_reachable or not await has_seat(call, look.member):
                return []
            address = await calls.call_url(look.facts.public_url, look.facts.keys, call, look.member)
            return [(Button(words.plain("call-join"), url=address, style="success"),)]
        unanswered = call.status in (CallStatus.DECLINED, CallStatus.MISSED, CallStatus.CANCELLED)
        if caller and (unanswered or call.status is CallStatus.ENDED) and profile.deleted_at is None:
            return [
                (page_button(words.plain("card-message"), "profile", "message", profile.public_id),),
                (page_button(words.plain("card-book"), "profile", "book", profile.public_id),),
            ]
        if not caller and call.status is CallStatus.ENDED:
            card = await caller_card(call)
            if card is not None and card.certified:
                return [(page_button(words.plain("card-message"), "profile", "message", card.public_id),)]
        return []

    async def facts(self, look: Look, object_id: int) -> dict[str, Any]:
        call = await calls.access_call(object_id, look.member)
        if is_caller(call, look.member):
            return {"name": _called(look, call, await callee_profile(call))}
        return {"name": called(look.words, (await caller_of(call)).display_name)}

    async def headline(self, look: Look, owed: Notification) -> str:
        facts = await self.facts(look, owed.subject_id or 0)
        service = owed.details.get("service")
        if service and owed.key in ("call.incoming", "call.missed"):
            return look.words(
                f"notice-{owed.key.replace('.', '-')}-service",
                service=shown_service(look.words, service),
                **facts,
            )
        if owed.key != "call.missed":
            return await super().headline(look, owed)
        return look.words(f"notice-call-missed-{owed.details.get('side', 'callee')}", **facts)

    async def still_true(self, owed: Notification) -> bool:
        return await call_stands(owed.subject_id or 0, owed.key, owed.recipient_id)

    async def tap(self, turn: Turn, object_id: int, version: int, act: str) -> None:
        moves = {"answer": calls.answer, "reject": calls.reject, "give_up": calls.give_up}
        if act not in moves:
            await super().tap(turn, object_id, version, act)
            return
        # The card itself, drawn again with its link, is the answer: a page of the call would only repeat it.
        await moves[act](object_id, turn.member, version)


def _called(look: Look, call: Call, profile: Profile) -> str:
    """The profile that is called, with its service; plain."""
    if not call.service:
        return called(look.words, profile.display_name)
    name = called(look.words, profile.display_name)
    return look.words.plain("call-with_service", name=name, service=shown_service(look.words, call.service))
