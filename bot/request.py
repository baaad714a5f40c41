"""Carries Bot API calls over one shared aiohttp session; the token is never logged from here."""

import os
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, cast

import aiohttp
import orjson
from telegram._utils.defaultvalue import DefaultValue
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, RequestData

# PTB asks its users to opt in to durations instead of numbers of seconds, and warns at each 429 until they do.
os.environ.setdefault("PTB_TIMEDELTA", "true")

CONNECT_SECONDS = 5.0
READ_SECONDS = 20.0
UPLOAD_SECONDS = 60.0
CONNECTIONS = 64
_JSON = {"Content-Type": "application/json"}


class NotDelivered(NetworkError):
    """The call certainly did not reach Telegram: trying again cannot double anything."""


class AnswerLost(TimedOut):
    """The call went out and no answer came: it may have been carried out."""


@dataclass(frozen=True)
class _PlainData:
    """What is asked of PTB's RequestData, of which nobody may inherit."""

    json_parameters: dict[str, Any]
    contains_files: bool = False

    @property
    def parameters(self) -> dict[str, Any]:
        return self.json_parameters


def plain_data(values: dict[str, Any]) -> RequestData:
    """Parameters that are plain values already: they are written as JSON once, and hold no file."""
    return cast(RequestData, _PlainData(values))


class AiohttpRequest(BaseRequest):
    """PTB's transport on aiohttp: one session, kept connections, no proxies from the environment.

    Raises NotDelivered when no connection was made and AnswerLost when the answer did not come in time.
    """

    def __init__(self, connections: int = CONNECTIONS, read_seconds: float = READ_SECONDS) -> None:
        self._connections = connections
        self._read_seconds = read_seconds
        self._session: aiohttp.ClientSession | None = None

    @property
    def read_timeout(self) -> float | None:
        return self._read_seconds

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        try:
            answer: dict[str, Any] = orjson.loads(payload)
        except orjson.JSONDecodeError:
            # PTB is more patient with what is no UTF-8, and says what it thinks of the rest.
            return BaseRequest.parse_json_payload(payload)
        return answer

    async def initialize(self) -> None:
        if self._session is None or self._session.closed:
            connector = aiohttp.TCPConnector(limit=self._connections, keepalive_timeout=50)
            # Telegram sets no cookies, and looking for some at each call costs more than writing it.
            self._session = aiohttp.ClientSession(
                connector=connector,
                trust_env=False,
                auto_decompress=True,
                cookie_jar=aiohttp.DummyCookieJar(),
            )

    async def shutdown(self) -> None:
        if self._session is not None:
            await self._session.close()
            self._session = None

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
        if self._session is None:
            raise RuntimeError("the request was not initialised")
        body: aiohttp.FormData | bytes | None = None
        headers = {}
        reading = read_timeout if not isinstance(read_timeout, DefaultValue) else self._read_seconds
        if request_data is not None:
            if request_data.contains_files:
                body, reading = _form(request_data), max(reading or 0, UPLOAD_SECONDS)
            else:
                body, headers = orjson.dumps(request_data.json_parameters), _JSON
        try:
            # Read to its end, or failing at that, it gives its connection back by itself.
            answer = await self._session.request(
                method, url, data=body, headers=headers, timeout=_patience(reading)
            )
            return answer.status, await answer.read()
        except (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError) as error:
            raise NotDelivered(f"no connection: {type(error).__name__}") from None
        except (TimeoutError, aiohttp.ServerDisconnectedError, aiohttp.ClientOSError) as error:
            raise AnswerLost(f"no answer: {type(error).__name__}") from None
        except aiohttp.ClientError as error:
            raise NetworkError(f"HTTP failed: {type(error).__name__}") from None


@lru_cache
def _patience(reading: float | None) -> aiohttp.ClientTimeout:
    return aiohttp.ClientTimeout(total=None, connect=CONNECT_SECONDS, sock_read=reading)


def _form(data: RequestData) -> aiohttp.FormData:
    # Telegram shows a file's name as it is written: percent signs instead of accents would stay.
    form = aiohttp.FormData(default_to_multipart=True, quote_fields=False)
    for name, value in data.json_parameters.items():
        form.add_field(name, value)
    for name, (filename, content, mime) in data.multipart_data.items():
        form.add_field(name, content, filename=filename, content_type=mime)
    return form
