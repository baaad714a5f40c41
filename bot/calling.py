"""Calls the Bot API with plain values, as the messages that everybody sees all day need it.

PTB's methods build an object for every button and every part of the answer, of which only a message's number is wanted.
"""

from typing import Any

from telegram import Bot

from bot.request import plain_data


async def call(bot: Bot, method: str, **parameters: Any) -> Any:
    """The plain result of a method; parameters that are None are left out. Raises what PTB's own methods raise."""
    given = {name: value for name, value in parameters.items() if value is not None}
    return await bot.request.post(f"{bot.base_url}/{method}", plain_data(given))
