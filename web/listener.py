"""The connection under the web part: what is not even a request is answered briefly and without a word of it."""

import asyncio
import logging
from typing import Any

from aiohttp import web

from web.security import BARE_HEADERS

log = logging.getLogger(__name__)


class Connection(web.RequestHandler):
    """Answers what the parser refuses, or what failed outside of every handler, with the security headers.

    aiohttp would repeat the line that it could not read, in the answer and with a traceback in the log: our secret
    paths could be in it.
    """

    def log_exception(self, *args: Any, **kwargs: Any) -> None:
        """A defect is logged with its traceback; a body that is not what its headers say is none of ours."""
        if isinstance(kwargs.get("exc_info"), web.RequestPayloadError):
            log.info("a body that could not be read")
        else:
            super().log_exception(*args, **kwargs)

    def handle_error(
        self,
        request: web.BaseRequest,
        status: int = 500,
        exc: BaseException | None = None,
        message: str | None = None,
    ) -> web.StreamResponse:
        """One line; the connection ends. Raises ConnectionError when a part of an answer is out already."""
        if status >= 500:
            self.log_exception("an answer failed", exc_info=exc)
        else:
            log.info("not a request: %s", type(exc).__name__)
        if request.writer.output_size > 0:
            raise ConnectionError("a part of the answer is out already")
        answer = web.Response(status=status, text=f"{status}\n", headers=BARE_HEADERS)
        answer.force_close()
        return answer


async def listen(runner: web.AppRunner, host: str, port: int) -> asyncio.Server:
    """Opens a listener whose connections are ours, for a runner that is set up. Raises OSError like any listener."""
    server = runner.server
    assert server is not None, "the runner was not set up"
    loop = asyncio.get_running_loop()

    def connection() -> Connection:
        # aiohttp takes None for "no access log" and says Logger.
        return Connection(server, loop=loop, access_log=None)  # type: ignore[arg-type]

    return await loop.create_server(connection, host, port, backlog=128)
