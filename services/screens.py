"""Which screen each person has, and how far it was drawn."""

from typing import Any

from core import clock
from core.wake import wake
from models.delivery import Screen
from services.unit_of_work import after_commit, unit_of_work


async def show_page(
    member_id: int, chat_id: int, page: str, args: dict[str, Any], notice: str | None = None
) -> Screen:
    """Makes a page the person's one screen; it is drawn after the commit, and by the sweeper if a crash comes between."""
    async with unit_of_work():
        said = {"key": notice, "values": args} if notice else None
        screen = await Screen.select_for_update().get_or_none(member_id=member_id)
        if screen is None:
            screen = await Screen.create(
                member_id=member_id,
                chat_id=chat_id,
                page=page,
                args=args,
                notice=said,
                changed_at=clock.real_now(),
            )
        else:
            screen.chat_id, screen.page, screen.args, screen.notice = chat_id, page, args, said
            screen.rev += 1
            screen.attempts, screen.changed_at = 0, clock.real_now()
            await screen.save(
                update_fields=["chat_id", "page", "args", "notice", "rev", "attempts", "changed_at"]
            )
    after_commit(lambda: wake("screens"))
    return screen


async def redraw(member_id: int, notice: str | None, values: dict[str, Any]) -> None:
    """Has the person's present screen drawn again, with a sentence above it when `notice` names one."""
    async with unit_of_work():
        screen = await Screen.select_for_update().get_or_none(member_id=member_id)
        if screen is None:
            return
        screen.notice = {"key": notice, "values": values} if notice else None
        screen.rev += 1
        screen.attempts, screen.changed_at = 0, clock.real_now()
        await screen.save(update_fields=["notice", "rev", "attempts", "changed_at"])
    after_commit(lambda: wake("screens"))


async def current_screen(member_id: int) -> Screen | None:
    """The person's screen, or None before the first one."""
    return await Screen.get_or_none(member_id=member_id)
