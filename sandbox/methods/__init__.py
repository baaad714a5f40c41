"""The methods of the Bot API, found by name whatever its case."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sandbox.errors import ApiError
from sandbox.methods import about, answering, chat, editing, moving, pinning, receiving, sending, topics
from sandbox.methods.absent import ABSENT
from sandbox.methods.call import Call, Method

if TYPE_CHECKING:
    from sandbox.params import Params
    from sandbox.people import Bot
    from sandbox.world import World

MODULES = (about, answering, chat, editing, moving, pinning, receiving, sending, topics)
METHODS: dict[str, Method] = {
    name.lower(): method for module in MODULES for name, method in module.METHODS.items()
}
SUPPORTED = frozenset(name for module in MODULES for name in module.METHODS)
ABSENT_BY_LOWER = {name.lower(): name for name in ABSENT}


async def perform(world: World, bot: Bot, name: str, params: Params) -> Any:
    """Carry out a method and return its result; raises ApiError.

    An unknown name is 404 as at Telegram; a method that exists there but not here is 501, never `true`.
    """
    call = Call(world, bot, params)
    lower = name.lower()
    if lower in receiving.WAITING:
        return await receiving.WAITING[lower](call)
    if lower in METHODS:
        return world.settle(lambda: METHODS[lower](call))
    if lower in ABSENT_BY_LOWER:
        raise ApiError(501, f"Not Implemented: the sandbox has no {ABSENT_BY_LOWER[lower]}")
    raise ApiError(404, "Not Found")
