"""Bytes to a listener and what comes back: no client library tidies up what is sent."""

import asyncio
from dataclasses import dataclass, field

Headers = dict[str, str]
LONGEST_WAIT = 20.0
SHORT_WAIT = 0.1


@dataclass
class Answer:
    """One answer; header names in lower case. Status 0: the connection was closed without one."""

    status: int
    headers: Headers = field(default_factory=dict)
    body: bytes = b""
    old: bool = False  # HTTP/1.0, after which a connection is closed.


class Wire:
    """A connection to a listener that is opened again whenever it was closed."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._streams: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def ask(self, request: bytes, *, head: bool = False, whole: bool = True) -> Answer:
        """Sends a request and reads one answer; one that is not `whole` is waited for only shortly.

        As every client does, it asks once more when a connection that was used before turns out to be closed.
        """
        was_used = self._streams is not None
        answer = await self._ask_once(request, head, whole)
        return (
            await self._ask_once(request, head, whole) if was_used and whole and not answer.status else answer
        )

    async def _ask_once(self, request: bytes, head: bool, whole: bool) -> Answer:
        if self._streams is None:
            self._streams = await asyncio.open_connection("127.0.0.1", self._port, limit=2**22)
        reader, writer = self._streams
        try:
            writer.write(request)
            answer = await asyncio.wait_for(self._read(reader, head), LONGEST_WAIT if whole else SHORT_WAIT)
        except (OSError, asyncio.IncompleteReadError, asyncio.LimitOverrunError):
            answer = Answer(0)
        if (
            not whole
            or answer.status == 0
            or answer.headers.get("connection", "close" if answer.old else "").lower() == "close"
        ):
            await self.close()
        return answer

    async def _read(self, reader: asyncio.StreamReader, head: bool) -> Answer:
        lines = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
        status = int(lines[0].split(" ")[1])
        pairs = [line.partition(":") for line in lines[1:] if ":" in line]
        headers = {name.lower(): value.strip() for name, _, value in pairs}
        if status == 100:
            return await self._read(reader, head)
        body = b""
        if not head and headers.get("transfer-encoding", "") == "chunked":
            while size := int(await reader.readline(), 16):
                body += (await reader.readexactly(size + 2))[:-2]
            await reader.readline()
        elif not head and status not in (101, 204, 304):
            body = await reader.readexactly(int(headers.get("content-length", "0")))
        return Answer(status, headers, body, lines[0].startswith("HTTP/1.0"))

    async def close(self) -> None:
        """Drops the connection."""
        if self._streams is not None:
            self._streams[1].transport.abort()
            self._streams = None


def request(method: str, target: str, headers: list[tuple[str, str]], body: bytes = b"") -> bytes:
    """A request as bytes; nothing is checked, escaped or added but the length of a body (when no header says it)."""
    names = {name.lower() for name, _ in headers}
    if body and not names & {"content-length", "transfer-encoding"}:
        headers = [*headers, ("Content-Length", str(len(body)))]
    lines = [f"{method} {target} HTTP/1.1", *(f"{name}: {value}" for name, value in headers)]
    return "\r\n".join(lines).encode("utf-8", "surrogatepass") + b"\r\n\r\n" + body
