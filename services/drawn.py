"""That screens were drawn, noted for several people at once."""

import asyncio
from dataclasses import dataclass

from tortoise.exceptions import OperationalError

from models.database import on_sqlite
from models.delivery import Screen
from services.screens import note_drawn, note_several_drawn, settle_drawn
from services.unit_of_work import unit_of_work


@dataclass(eq=False)
class _Drawn:
    """A screen that is shown as this message; `has_changed` is known once that is noted."""

    screen: Screen
    message_id: int
    has_media: bool
    has_changed: bool | None = None


class DrawnScreens:
    """Notes how far leased screens were drawn: those that are drawn while others are being noted are noted together in
    the next transaction; nobody waits for company.
    """

    def __init__(self) -> None:
        self._waiting: list[_Drawn] = []
        self._noting = asyncio.Lock()

    async def settle(self, screen: Screen, message_id: int, has_media: bool) -> bool:
        """Notes that the leased screen is shown as this message; says whether it changed again meanwhile and must be
        drawn again.
        """
        if message_id != screen.message_id:
            return await settle_drawn(screen, message_id, has_media)
        mine = _Drawn(screen, message_id, has_media)
        self._waiting.append(mine)
        try:
            async with self._noting:
                if mine.has_changed is None:
                    await self._note_with_others(mine)
        finally:
            self._waiting = [each for each in self._waiting if each is not mine]
        if mine.has_changed is None:
            # Somebody holds it at this moment: only its own person waits for that.
            return await note_drawn(screen, message_id, has_media)
        return mine.has_changed

    async def _note_with_others(self, mine: _Drawn) -> None:
        try:
            await _note(self._waiting)
        except OperationalError:
            # What is wrong with one of them is told to that one: each of the others has its turn by itself.
            await _note([mine])


async def _note(drawn: list[_Drawn]) -> None:
    together = [each for each in drawn if each.has_changed is None]
    if not on_sqlite():
        noted = await note_several_drawn(
            [(each.screen, each.message_id, each.has_media) for each in together]
        )
        for each in together:
            each.has_changed = noted.get(each.screen.member_id)
        return
    async with unit_of_work():
        changed = [await note_drawn(each.screen, each.message_id, each.has_media) for each in together]
    for each, has_changed in zip(together, changed, strict=True):
        each.has_changed = has_changed
