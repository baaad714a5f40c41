"""The sandbox's listener: Bot API, control API, page and mailbox on loopback."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from urllib.parse import urlsplit

from aiohttp import web

from sandbox import act_routes, bot_routes, control_routes, page_routes
from sandbox.bot_routes import WORLD
from sandbox.mailbox import Mailbox
from sandbox.world import World

LOOPBACK = {"127.0.0.1", "localhost", "::1"}
LARGEST_REQUEST = 60 * 1024 * 1024
STOP_SECONDS = 0.5
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


def _is_local(address: str) -> bool:
    try:
        return urlsplit(address).hostname in LOOPBACK
    except ValueError:
        return False


@web.middleware
async def only_local(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Refuse foreign Host names (DNS rebinding) and pages of other sites."""
    origin = request.headers.get("Origin")
    if not _is_local(f"http://{request.headers.get('Host', '')}") or (
        origin is not None and not _is_local(origin)
    ):
        return web.Response(status=403, text="The sandbox only answers this machine.")
    return await handler(request)


class Server:
    """Serves a world. Ports of 0 take free ones; `url` and `smtp_port` tell them after the start."""

    def __init__(self, world: World, host: str = "127.0.0.1", port: int = 8081, smtp_port: int = 0) -> None:
        if host not in LOOPBACK:
            raise ValueError("The sandbox only listens on loopback.")
        self.world, self.host, self.port = world, host, port
        self.mailbox = Mailbox(world, host, smtp_port)
        self._runner: web.AppRunner | None = None

    def application(self) -> web.Application:
        """Return the aiohttp application."""
        app = web.Application(
            middlewares=[only_local, control_routes.sentences], client_max_size=LARGEST_REQUEST
        )
        app[WORLD] = self.world
        for routes in (bot_routes, control_routes, act_routes, page_routes):
            routes.add_routes(app)
        return app

    async def start(self) -> None:
        """Begin to listen."""
        self.world.events.ended = False
        self._runner = web.AppRunner(self.application(), access_log=None, shutdown_timeout=STOP_SECONDS)
        await self._runner.setup()
        site = web.TCPSite(self._runner, self.host, self.port)
        await site.start()
        self.port = int(self._runner.addresses[0][1])
        await self.mailbox.start()

    async def stop(self) -> None:
        """Stop listening, ending the lines that are still open."""
        self.world.events.end()
        for bot in self.world.bots.values():
            self.world.updates.end_polling(bot, "Conflict: the sandbox is closing")
        await self.mailbox.stop()
        if self._runner is not None:
            await self._runner.cleanup()
            self._runner = None

    @property
    def url(self) -> str:
        """Return the address without a slash at its end."""
        return f"http://{self.host}:{self.port}"

    @property
    def smtp_port(self) -> int:
        """Return the port of the mailbox."""
        return self.mailbox.port
