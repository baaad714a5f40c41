"""What every handler of the web part is given: settings, keys, and the callbacks that main wires in."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from aiohttp import web

from core.ids import public_id
from core.keys import KeyRing
from core.settings import Settings
from web.exchange import Exchange, InProcessExchange

Ingest = Callable[[bytes], Awaitable[None]]
Check = Callable[[], Awaitable[None]]


@dataclass
class WebContext:
    """Handed down from main; nothing here is read from the environment.

    `bot_name` is the bot's user name for links. `checks` raise when the process cannot serve; `ingest` stores
    one raw update and returns only once it is committed. `process` is this process's name among those of the
    installation; `on_beat` hears how many of its `role` live.
    """

    settings: Settings
    keys: KeyRing
    bot_name: str = ""
    ingest: Ingest | None = None
    checks: dict[str, Check] = field(default_factory=dict)
    exchange: Exchange = field(default_factory=InProcessExchange)
    process: str = field(default_factory=public_id)
    role: str = "run"
    on_beat: Callable[[int], None] = lambda living: None

    @property
    def secure(self) -> bool:
        """Whether the world reaches us by https, so that cookies must not travel otherwise."""
        return self.settings.public_url.startswith("https://")

    def bot_link(self, payload: str = "") -> str:
        """The address that opens the bot, with a deep link's payload if there is one."""
        base = f"{self.settings.telegram_link_base.rstrip('/')}/{self.bot_name}"
        return f"{base}?start={payload}" if payload else base


CONTEXT: web.AppKey[WebContext] = web.AppKey("context", WebContext)
