"""Carries Bot API calls to a sandbox world in the same process, without a socket."""

import json
from typing import Any
from urllib.parse import urlsplit

from telegram.error import TimedOut
from telegram.request import BaseRequest, RequestData

from bot.request import AnswerLost, NotDelivered
from sandbox.world import World

API = "http://sandbox.invalid"


class WorldRequest(BaseRequest):
    """PTB's transport that calls `World.call`. `calls` counts what was asked, by method."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.calls: dict[str, int] = {}

    @property
    def read_timeout(self) -> float | None:
        return 5.0

    async def initialize(self) -> None:
        return None

    async def shutdown(self) -> None:
        return None

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Any = BaseRequest.DEFAULT_NONE,
        write_timeout: Any = BaseRequest.DEFAULT_NONE,
        connect_timeout: Any = BaseRequest.DEFAULT_NONE,
        pool_timeout: Any = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        path = urlsplit(url).path
        if path.startswith("/file/bot"):
            return self._file(path.removeprefix("/file/bot"))
        token, _, name = path.removeprefix("/bot").partition("/")
        self.calls[name] = self.calls.get(name, 0) + 1
        files = {}
        if request_data is not None and request_data.contains_files:
            for part, (filename, content, mime) in request_data.multipart_data.items():
                files[part] = (filename, content if isinstance(content, bytes) else content.read(), mime)
        params = dict(request_data.json_parameters) if request_data is not None else {}
        try:
            answer = await self.world.call(token, name, params, files)
        except TimeoutError as error:
            raise AnswerLost(str(error)) from error
        except ConnectionError as error:
            raise NotDelivered(str(error)) from error
        return (200 if answer["ok"] else answer["error_code"]), json.dumps(answer).encode()

    def _file(self, rest: str) -> tuple[int, bytes]:
        token, _, path = rest.partition("/")
        row = self.world.files.at_path(self.world.bot_of_token(token), path)
        return (404, b"{}") if row is None else (200, row["data"])


__all__ = ["API", "TimedOut", "WorldRequest"]
