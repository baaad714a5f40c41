"""Pages that only tests walk through, so that the runtime is tested apart from the product's pages."""

from typing import Any

from bot.cards import LivingCard
from bot.pages import Page
from bot.turn import Look, Turn
from bot.view import Button, View, card_button, page_button
from core.errors import NotAllowed, NotFound
from models.delivery import Notification
from models.sql import execute
from services.unit_of_work import unit_of_work

BEHAVIOUR: dict[str, Any] = {}


class Hall(Page):
    """A page with a counter that taps raise, and texts that it remembers."""

    name = "hall"

    async def view(self, look: Look, args: dict[str, Any]) -> View:
        if args.get("arg") == "gone":
            raise NotFound()
        text = f"Salle {args.get('arg', '')}".strip()
        rows = (
            (page_button("Compter", "hall", "count"), page_button("Refuser", "hall", "refuse")),
            (page_button("Échouer", "hall", "fail"), page_button("Salle B", "hall", "open", "B")),
            (page_button("Image", "hall", "open", "image"), Button("Site", url="https://entremise.example/")),
        )
        if args.get("arg") == "broken":
            text = "<b>Salle cassée"
        return View(text, rows, picture=BEHAVIOUR.get("picture") if args.get("arg") == "image" else None)

    async def tap(self, turn: Turn, act: str, arg: str) -> None:
        await count(turn.member.id)
        if act == "hook":
            await BEHAVIOUR["hook"](turn)
        if act == "refuse":
            raise NotAllowed()
        if act == "fail":
            raise RuntimeError("a planted defect")
        turn.say("common-yes")
        await turn.show("hall", arg=f"comptée {await counted(turn.member.id)}")

    async def take_text(self, turn: Turn, args: dict[str, Any]) -> bool:
        await count(turn.member.id)
        BEHAVIOUR.setdefault("texts", []).append((turn.text, turn.is_edit))
        hook = BEHAVIOUR.get("hook")
        if hook is not None:
            await hook(turn)
        if turn.text.startswith("échec"):
            raise RuntimeError("a planted defect")
        if turn.text.startswith("refus"):
            raise NotAllowed()
        if turn.text.startswith("?"):
            return False
        await turn.show("hall", arg=turn.text[:60])
        return True


class Thing(LivingCard):
    """A card about something whose state is in BEHAVIOUR["things"]."""

    kind = "thing"

    async def view(self, look: Look, object_id: int) -> View:
        state = BEHAVIOUR.get("things", {}).get(object_id)
        if state is None:
            raise NotFound()
        return View(f"Objet {state}", ((card_button("Agir", "thing", object_id, 1, "go"),),))

    async def facts(self, look: Look, object_id: int) -> dict[str, Any]:
        return {"reference": f"R{object_id}"}

    async def still_true(self, owed: Notification) -> bool:
        return bool((owed.subject_version or 0) >= BEHAVIOUR.get("oldest", 0))

    async def headline(self, look: Look, owed: Notification) -> str:
        return look.words("notice-runtime-dead", error="", **await self.facts(look, owed.subject_id or 0))


async def count(member_id: int) -> None:
    """One more effect for a member, in the present transaction."""
    async with unit_of_work():
        await execute("UPDATE member SET version = version + 1 WHERE id = :id", id=member_id)


async def counted(member_id: int) -> int:
    """How many effects a member has had."""
    from models.member import Member

    return (await Member.get(id=member_id)).version - 1
