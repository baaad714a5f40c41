"""How a played person reaches the sandbox: in the same process, or over its HTTP control interface."""

from typing import Any, Protocol

import aiohttp

from sandbox.world import World

Json = dict[str, Any]


class Transport(Protocol):
    """What a person can do and see in their chat with the bot."""

    async def add_person(self, **who: Any) -> int: ...
    async def start(self, user: int, payload: str) -> None: ...
    async def text(self, user: int, text: str, reply_to: int | None) -> None: ...
    async def tap(self, user: int, message_id: int, data: str) -> str: ...
    async def edit(self, user: int, message_id: int, text: str) -> None: ...
    async def file(self, user: int, kind: str, name: str, mime: str, data: bytes, caption: str) -> None: ...
    async def contact(self, user: int, of: int | None) -> None: ...
    async def block(self, user: int) -> None: ...
    async def unblock(self, user: int) -> None: ...
    async def messages(self, user: int) -> list[Json]: ...
    async def answer(self, query_id: str) -> Json | None: ...


class InProcess:
    """Acts on a world of this process."""

    def __init__(self, world: World, bot_id: int) -> None:
        self.world, self.bot_id = world, bot_id

    async def add_person(self, **who: Any) -> int:
        return self.world.add_person(**who).id

    async def start(self, user: int, payload: str) -> None:
        await self.world.send_start(user, self.bot_id, payload)

    async def text(self, user: int, text: str, reply_to: int | None) -> None:
        await self.world.send_text(user, self.bot_id, text, reply_to)

    async def tap(self, user: int, message_id: int, data: str) -> str:
        return await self.world.tap(user, self.bot_id, message_id, data, forge=True)

    async def edit(self, user: int, message_id: int, text: str) -> None:
        await self.world.edit_text(user, self.bot_id, message_id, text)

    async def file(self, user: int, kind: str, name: str, mime: str, data: bytes, caption: str) -> None:
        await self.world.send_file(user, self.bot_id, kind, name, mime, data, caption)

    async def contact(self, user: int, of: int | None) -> None:
        await self.world.send_contact(user, self.bot_id, of)

    async def block(self, user: int) -> None:
        await self.world.block(user, self.bot_id)

    async def unblock(self, user: int) -> None:
        await self.world.unblock(user, self.bot_id)

    async def messages(self, user: int) -> list[Json]:
        return self.world.chat(user, self.bot_id).messages

    async def answer(self, query_id: str) -> Json | None:
        return self.world.answers(query_id)


class OverHttp:
    """Acts through the sandbox's control interface, as its page does."""

    def __init__(self, session: aiohttp.ClientSession, url: str, bot_id: int) -> None:
        self._session, self._url, self._bot = session, url.rstrip("/"), bot_id

    async def _post(self, path: str, body: Json) -> Json:
        async with self._session.post(f"{self._url}/control{path}?bot={self._bot}", json=body) as answer:
            found: Json = await answer.json()
            if answer.status >= 400:
                raise AssertionError(f"{path}: {found}")
            return found

    async def _get(self, path: str) -> Json:
        async with self._session.get(f"{self._url}/control{path}") as answer:
            found: Json = await answer.json()
            return found

    async def add_person(self, **who: Any) -> int:
        return int((await self._post("/people", who))["id"])

    async def start(self, user: int, payload: str) -> None:
        await self._post(f"/people/{user}/start", {"payload": payload})

    async def text(self, user: int, text: str, reply_to: int | None) -> None:
        await self._post(
            f"/people/{user}/text", {"text": text, **({"reply_to": reply_to} if reply_to else {})}
        )

    async def tap(self, user: int, message_id: int, data: str) -> str:
        found = await self._post(
            f"/people/{user}/tap", {"message_id": message_id, "data": data, "forge": True}
        )
        return str(found["callback_query_id"])

    async def edit(self, user: int, message_id: int, text: str) -> None:
        await self._post(f"/people/{user}/edit", {"message_id": message_id, "text": text})

    async def file(self, user: int, kind: str, name: str, mime: str, data: bytes, caption: str) -> None:
        form = aiohttp.FormData({"kind": kind, "caption": caption})
        form.add_field("file", data, filename=name, content_type=mime)
        async with self._session.post(
            f"{self._url}/control/people/{user}/file?bot={self._bot}", data=form
        ) as answer:
            if answer.status >= 400:
                raise AssertionError(await answer.text())

    async def contact(self, user: int, of: int | None) -> None:
        await self._post(f"/people/{user}/contact", {"user_id": of} if of else {})

    async def block(self, user: int) -> None:
        await self._post(f"/people/{user}/block", {})

    async def unblock(self, user: int) -> None:
        await self._post(f"/people/{user}/unblock", {})

    async def messages(self, user: int) -> list[Json]:
        found: list[Json] = (await self._get(f"/chats/{user}?bot={self._bot}"))["messages"]
        return found

    async def answer(self, query_id: str) -> Json | None:
        found = await self._get(f"/answers/{query_id}")
        return None if found.get("pending") else found
