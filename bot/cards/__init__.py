"""Messages about one object that stay true: they are redrawn in place when the object moves; one file a kind."""

import importlib
import pkgutil
from typing import Any, ClassVar

from bot.turn import Look, Turn
from bot.view import Attachment, Row, View, page_button
from models.delivery import Notification

CARDS: dict[str, "LivingCard"] = {}


class LivingCard:
    """One kind of object as a message. A subclass with a `kind` is registered by being defined.

    A notification about such an object is its headline (`notice-<key>`, given `facts`) above this view.
    """

    kind: ClassVar[str] = ""
    # Whether the page of that name shows nothing but this card: then only the newest of the two keeps buttons.
    is_its_page: ClassVar[bool] = False
    # Whether its last words say that there is nothing to read any more; otherwise only its buttons go.
    says_when_gone: ClassVar[bool] = False

    def __init_subclass__(cls) -> None:
        if cls.kind:
            CARDS[cls.kind] = cls()

    async def view(self, look: Look, object_id: int) -> View:
        """The object as this reader may see it now, with the actions that are possible now.

        Raises NotFound for whoever has no part in it.
        """
        raise LookupError(self.kind)

    async def message(self, look: Look, object_id: int) -> View:
        """The view as a message of its own, which may be all that its reader has: where nothing can be done any more,
        it leads home.
        """
        view = await self.view(look, object_id)
        if any(button.data is not None for row in view.rows for button in row):
            return view
        return view.with_rows((page_button(look.words.plain("common-home"), "home"),))

    async def again(self, look: Look, object_id: int, message_id: int) -> View:
        """What the message with this number shows of the object, which moved since."""
        return await self.message(look, object_id)

    async def left_behind(self, look: Look, object_id: int, message_id: int) -> View | None:
        """What a message keeps, without buttons, that a newer one takes over before it showed how the object moved.

        None leaves its words alone.
        """
        return await self.view(look, object_id)

    async def facts(self, look: Look, object_id: int) -> dict[str, Any]:
        """Values for headlines about the object: names, times in the reader's words."""
        return {}

    async def headline(self, look: Look, owed: Notification) -> str:
        """The sentence above the card in a notification: `notice-<key>` with this object's facts, as HTML."""
        facts = await self.facts(look, owed.subject_id or 0)
        return look.words(f"notice-{owed.key.replace('.', '-')}", **facts)

    async def in_brief(self, look: Look, owed: Notification, is_there: bool) -> Row | None:
        """The way to the object below a notification that is its headline alone; None where the whole view belongs
        below it. `is_there` says that the person has the view already, in a message that follows the object.
        """
        return None

    async def attachments(self, look: Look, owed: Notification) -> tuple[Attachment, ...]:
        """Files that go with a notification, such as an invitation for the calendar."""
        return ()

    async def payload(self, look: Look, object_id: int) -> str:
        """The payload of the deep link that opens the object in the bot, or nothing when there is none."""
        return ""

    async def still_true(self, owed: Notification) -> bool:
        """Whether an owed notification may still go out; asked right before it is sent."""
        return True

    async def tap(self, turn: Turn, object_id: int, version: int, act: str) -> None:
        """A button of the card (`n1|kind|id|version|act`); services refuse what is stale or not allowed."""
        turn.say("err-stale")


def load_cards() -> dict[str, LivingCard]:
    """Imports every card, once, and gives them by kind."""
    for info in pkgutil.iter_modules(__path__):
        importlib.import_module(f"{__name__}.{info.name}")
    return CARDS
