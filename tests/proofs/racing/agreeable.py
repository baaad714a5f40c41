"""The bot's real parts before a Telegram that agrees to everything, and updates as Telegram would send them."""

import json
from itertools import count
from pathlib import Path
from typing import Any

from telegram.request import BaseRequest, RequestData

from bot.assembly import Assembly, assemble
from bot.rates import Rates
from bot.turn import BotFacts
from core.keys import KeyRing
from models.member import Member
from services import inbox

TOKEN = "7000000001:TEST-token-of-the-races-012345678"
_ME = {"id": 7000000001, "is_bot": True, "first_name": "Entremise", "username": "entremise_bot"}


class Agreeable(BaseRequest):
    """Answers every call of the Bot API as Telegram does when all is well."""

    def __init__(self) -> None:
        self._numbers = count(1000)

    @property
    def read_timeout(self) -> float | None:
        return 5.0

    async def initialize(self) -> None:
        return None

    async def shutdown(self) -> None:
        return None

    async def do_request(
        self, url: str, method: str, request_data: RequestData | None = None, *_: Any, **__: Any
    ) -> tuple[int, bytes]:
        name = url.rpartition("/")[2]
        given = dict(request_data.parameters) if request_data is not None else {}
        result: Any = True
        if name == "getMe":
            result = _ME
        elif name.startswith(("send", "editMessage")):
            result = _message(
                int(given.get("chat_id", 1)), given.get("message_id") or next(self._numbers), _ME
            )
        return 200, json.dumps({"ok": True, "result": result}).encode()


def _message(chat_id: int, message_id: int, sender: dict[str, Any]) -> dict[str, Any]:
    chat = {"id": chat_id, "type": "private", "first_name": "A"}
    return {"message_id": message_id, "date": 1_777_881_600, "chat": chat, "from": sender, "text": "…"}


async def open_bot(folder: Path) -> Assembly:
    """The parts of the bot on the database that is open; nothing runs by itself."""
    facts = BotFacts("", "https://t.me", "https://entremise.example", KeyRing(b"k" * 32))
    return await assemble(
        token=TOKEN,
        request=Agreeable(),
        api="http://telegram.invalid",
        facts=facts,
        folder=folder,
        rates=Rates(unlimited=True),
    )


async def tapped(member: Member, data: str, update_id: int, *, lane: int | None = None) -> None:
    """A tap of a member comes in, in the lane of that person or in another."""
    user = {"id": member.telegram_id, "is_bot": False, "first_name": "A"}
    query = {"id": str(update_id), "from": user, "chat_instance": "1", "data": data}
    query["message"] = _message(int(member.telegram_id or 0), 5, _ME)
    await _received({"update_id": update_id, "callback_query": query}, lane or int(member.telegram_id or 0))


async def wrote(member: Member, text: str, update_id: int) -> None:
    """A message of a member comes in."""
    user = {"id": member.telegram_id, "is_bot": False, "first_name": "A"}
    message = _message(int(member.telegram_id or 0), update_id % 1_000_000, user) | {"text": text}
    await _received({"update_id": update_id, "message": message}, int(member.telegram_id or 0))


async def _received(update: dict[str, Any], lane: int) -> None:
    await inbox.receive([inbox.Incoming(update["update_id"], lane, json.dumps(update))])
