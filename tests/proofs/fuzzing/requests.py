"""Requests that no browser and no Telegram makes, for every address of the web part."""

import gzip
import json
from random import Random

from tests.proofs.fuzzing import hostile
from tests.proofs.fuzzing.http import request

JSON = "application/json"
METHODS = (
    "GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "CONNECT", "PROPFIND", "get", "G", "X" * 30,
)  # fmt: skip
SEGMENTS = (
    "..", ".", "%2e%2e", "%00", "%0d%0aX-Evil:%201", "%ff%fe", "%C3%28", "é", "٣", "%E2%80%AE", "a" * 3000, "%",
    "%zz", "",
    "//", "\\", ";", "{public_id}", "*", "v", "p", "static", "%2fetc%2fpasswd", "1", "-1", "23456789abcd", "x-1",
    "null",
)  # fmt: skip
LANGUAGES = (
    "fr", "en;q=0.8", "*", "fr;q=NaN", "en;q=1e999", "de,fr;q=-1", "x" * 5000, ";;;,,,", "fr;q=",
    "en-US,en;q=0.5", "\u00e9",
)  # fmt: skip
HOSTS = (
    "localhost", "evil.example", "127.0.0.1:1", "", "a b", "[::1]", "[::", "x" * 300, "é.example", "a@b", "a/b", "-:.-",
    "<script>", "localhost; script-src *", "localhost:99999999", "\t",
)  # fmt: skip
ORIGINS = (
    "http://localhost", "http://127.0.0.1", "null", "http://", "http://[", "http://[::1]:x", "https://evil.example",
    "http://localhost:99999999", "javascript:1", "http://a@localhost", "//x", "http://localhost:0x50", "http://\u2100",
)  # fmt: skip
TYPES = (
    JSON,
    "text/plain",
    "application/json; charset=x",
    "",
    "multipart/form-data",
    "a" * 400,
    "json",
    "é",
    ";",
    "/",
)
UNFINISHED = {"Content-Length", "Transfer-Encoding", "Upgrade", "Expect"}
# Beyond the largest update; a header may say it without a body that is as long.
TOO_LARGE = 1024 * 1024 + 1


class RequestMaker:
    """Makes requests. `routes` are patterns of the application; `values` are good names to put in or to mutate."""

    def __init__(self, random: Random, routes: list[tuple[str, str]], values: list[str], place: str) -> None:
        self.random, self.routes, self.values, self.place = random, routes, values, place

    def any(self) -> tuple[bytes, bool, bool]:
        """A request, whether its answer has no body because it asks for the head, and whether it is whole: what says
        that more will come (or asks for another protocol) may rightly wait for that.
        """
        random = self.random
        method, pattern = random.choice(self.routes)
        if random.random() < 0.25:
            method = random.choice(METHODS)
        target = self._path(pattern) + self._query()
        headers = self._headers()
        body = self._body() if method in ("POST", "PUT", "PATCH") or random.random() < 0.05 else b""
        whole = method != "CONNECT" and not {name for name, _ in headers} & UNFINISHED
        return request(method, target, headers, body), method == "HEAD", whole

    def _path(self, pattern: str) -> str:
        random, parts = self.random, []
        for part in pattern.split("/"):
            if part.startswith("{"):
                part = random.choice((random.choice(self.values), random.choice(SEGMENTS), self.mutated()))
            parts.append(part)
        if random.random() < 0.2:
            parts.insert(random.randrange(1, len(parts) + 1), random.choice(SEGMENTS))
        return "/".join(parts) or "/"

    def mutated(self) -> str:
        """A good name with a character changed, gone or added."""
        name = self.random.choice(self.values)
        at = self.random.randrange(len(name) + 1)
        return (
            name[:at]
            + self.random.choice(("", "a", "2", "-", "%00", "é"))
            + name[at + self.random.randrange(2) :]
        )

    def _query(self) -> str:
        if self.random.random() < 0.6:
            return ""
        value = self.random.choice(
            ("fr", "en", "%00", "%ff", "a" * 2000, "%0d%0a", "<script>", "é", "fr&lang=en")
        )
        return "?" + self.random.choice(("lang=", "start=", "=", "&&", "lang[]=", "a;b=")) + value

    def _headers(self) -> list[tuple[str, str]]:
        random = self.random
        headers = [("Host", random.choice(HOSTS) if random.random() < 0.15 else self.place)]
        choices = (
            ("Origin", (*ORIGINS, f"http://{self.place}"), 0.5), ("Accept-Language", LANGUAGES, 0.3),
            ("Content-Type", TYPES, 0.5), ("Accept", ("text/html", "*/*", "x" * 500, ""), 0.4),
            ("Accept-Encoding", ("gzip", "br", "identity;q=0", ""), 0.2), ("Cookie", self._cookies(), 0.2),
            ("X-Telegram-Bot-Api-Secret-Token", ("", "x", "é", "a" * 256), 0.2),
            ("X-Forwarded-For", ("1.2.3.4", ""), 0.1),
            ("Content-Length", ("-1", "x", "0", str(TOO_LARGE), "9" * 30, "1, 2"), 0.04),
            ("Range", ("bytes=0-0",), 0.05),
            ("Transfer-Encoding", ("gzip", "chunked, x"), 0.02), ("Upgrade", ("websocket", "h2c"), 0.05),
            ("Content-Encoding", ("gzip", "deflate", "br", "x"), 0.05), ("Expect", ("100-continue", "x"), 0.03),
            ("Connection", ("Upgrade", "close", "x"), 0.05), ("X-Nasty", ("\x01", "a" * 9000, "\ud800"), 0.01),
        )  # fmt: skip
        for name, values, share in choices:
            if random.random() < share:
                headers.append((name, random.choice(values)))
        return headers

    def _cookies(self) -> tuple[str, ...]:
        return ("seat_x=1", f"seat_{self.random.choice(self.values)}=x", "=;;==", "a" * 4000, "é=ü", 'x="')

    def _body(self) -> bytes:
        random = self.random
        return random.choice(
            (
                b"", b"{}", b"[]", b"null", b'{"token": null}', b'{"token": 5}', b'{"token": "\\u00e9"}', b"\xff" * 50,
                json.dumps({"token": self.mutated()}).encode(), json.dumps({"token": hostile.text(random)}).encode(),
                b"[" * 5000, b'{"a":' * 2000, b'{"update_id": 1}', b"x" * 5000, gzip.compress(b"0" * 100_000),
                b'{"token": "' + b"a" * 4086 + b'"}', b'{"token": ' + b"9" * 4085 + b"}", b"--x\r\n\r\n--x--",
            )
        )  # fmt: skip
