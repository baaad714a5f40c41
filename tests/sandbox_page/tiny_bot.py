"""A bot of a few lines that gives the page something to show; it speaks to the world without a socket."""

from __future__ import annotations

import asyncio
import json
from typing import Any

from sandbox.world import World

TOKEN = "4242:tiny"
Json = dict[str, Any]
Files = dict[str, tuple[str, bytes, str]]

HOME = [
    [{"text": "Profil", "callback_data": "toast"}, {"text": "Avertir", "callback_data": "alert"}],
    [{"text": "Suite", "callback_data": "next", "style": "success"}],
    [{"text": "Conditions", "url": "https://example.org/terms"}],
    [{"text": "Copier", "copy_text": {"text": "https://example.org/lea"}}],
]
KEYS = [["Rouge", "Bleu"], ["Vert"]]


class TinyBot:
    """Answers commands, taps, files and corrections until it is stopped."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.account = world.register_bot(TOKEN, "Petit bot", "petit_bot", topics=True)
        self.updates: list[Json] = []
        self._task: asyncio.Task[None] | None = None

    async def call(self, method: str, files: Files | None = None, **params: Any) -> Any:
        """Make one Bot API call; a refusal fails the test."""
        plain = {
            name: json.dumps(value) if isinstance(value, dict | list) else value
            for name, value in params.items()
        }
        answer = await self.world.call(TOKEN, method, plain, files or {})
        assert answer["ok"], answer
        return answer["result"]

    async def say(self, user_id: int, text: str, **more: Any) -> Json:
        """Send a text to a person."""
        message: Json = await self.call("sendMessage", chat_id=user_id, text=text, **more)
        return message

    def start(self) -> None:
        """Begin to poll."""
        self._task = asyncio.create_task(self._poll())

    async def stop(self) -> None:
        """Stop polling; an error of the bot itself comes to light here."""
        assert self._task is not None
        self._task.cancel()
        await asyncio.gather(self._task, return_exceptions=True)
        if not self._task.cancelled():
            self._task.result()

    async def _poll(self) -> None:
        offset = 0
        while True:
            answer = await self.world.call(TOKEN, "getUpdates", {"offset": offset, "timeout": 20}, {})
            # A server that closes ends the polls with a conflict; the world lives on and the bot with it.
            if answer.get("error_code") == 409:
                await asyncio.sleep(0.05)
                continue
            for update in answer["result"]:
                offset = update["update_id"] + 1
                self.updates.append(update)
                await self._answer(update)

    async def _answer(self, update: Json) -> None:
        if "callback_query" in update:
            await self._tapped(update["callback_query"])
        elif "inline_query" in update:
            await self._asked(update["inline_query"])
        elif "edited_message" in update:
            message = update["edited_message"]
            await self.say(message["chat"]["id"], f"Corrigé : {message['text']}")
        elif "message" in update:
            await self._told(update["message"])

    async def _tapped(self, query: Json) -> None:
        said: Json = {}
        if query["data"] == "toast":
            said = {"text": "Profil envoyé"}
        elif query["data"] == "alert":
            said = {"text": "Cette action est définitive.", "show_alert": True}
        await self.call("answerCallbackQuery", callback_query_id=query["id"], **said)
        if query["data"] == "next":
            keyboard = {"inline_keyboard": [[{"text": "Précédent", "callback_data": "toast"}]]}
            await self.call(
                "editMessageText", chat_id=query["from"]["id"], message_id=query["message"]["message_id"],
                text="Deuxième page", reply_markup=keyboard,
            )  # fmt: skip

    async def _asked(self, query: Json) -> None:
        content = {"message_text": f"Fiche de {query['query']}"}
        result = {
            "type": "article",
            "id": "1",
            "title": f"Fiche {query['query']}",
            "input_message_content": content,
        }
        await self.call("answerInlineQuery", inline_query_id=query["id"], results=[result])

    async def _told(self, message: Json) -> None:
        user_id, text = message["chat"]["id"], message.get("text", "")
        if text.startswith("/start"):
            greeting = f"Bonjour {message['from']['first_name']} {text[7:]}".strip()
            await self.say(user_id, greeting, reply_markup={"inline_keyboard": HOME})
        elif text == "clavier":
            keyboard = {"keyboard": KEYS, "resize_keyboard": True}
            await self.say(user_id, "Quelle couleur ?", reply_markup=keyboard)
        elif text == "fichier":
            file = {"document": ("Attestation.txt", "contenu de l’attestation".encode(), "text/plain")}
            await self.call("sendDocument", files=file, chat_id=user_id, caption="Voici")
        elif "photo" in message:
            await self.say(user_id, f"Photo reçue, {len(message['photo'])} tailles")
        elif "document" in message:
            name, size = message["document"]["file_name"], message["document"]["file_size"]
            await self.say(user_id, f"Reçu : {name}, {size} octets, {message.get('caption')}")
        else:
            await self.say(user_id, f"Vous avez écrit : {text}")
