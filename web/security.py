"""What browsers are told never to do on our pages, and who may open our sockets."""

from urllib.parse import SplitResult, urlsplit

from aiohttp import web
from aiohttp.typedefs import Handler

from web.context import CONTEXT

LOOPBACK = ("127.0.0.1", "localhost", "::1")
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; media-src 'self' blob:; "
    "connect-src 'self'{sockets}; manifest-src 'self'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
)
# What an answer to something that is no request of any page of ours says.
BARE_HEADERS = {
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
}
_DEVICES = "camera=(self), microphone=(self), display-capture=(self), autoplay=(self), fullscreen=(self)"
_NO_DEVICES = "camera=(), microphone=(), display-capture=(), autoplay=(), fullscreen=()"
_NEVER = "geolocation=(), payment=(), usb=(), midi=(), serial=(), browsing-topics=()"
# The first part of the paths where a person may give their camera.
_WITH_DEVICES = frozenset({"v", "test"})
# The first part of the paths that no search engine should keep.
_UNLISTED = frozenset({"v", "u", "d", "telegram", "metrics", "healthz", "readyz", "test"})

_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": f"{_NO_DEVICES}, {_NEVER}",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Frame-Options": "DENY",
}
_DEVICE_HEADERS = _HEADERS | {"Permissions-Policy": f"{_DEVICES}, {_NEVER}"}


def _first_part(path: str) -> str:
    return path[1:].partition("/")[0]


@web.middleware
async def secure_headers(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Adds the security headers to every answer, refusals included."""
    response = await handler(request)
    if response.prepared:
        return response
    part = _first_part(request.path)
    headers = response.headers
    if "Content-Security-Policy" not in headers:
        headers["Content-Security-Policy"] = _POLICY.format(sockets=_sockets(request, part))
    headers.update(_DEVICE_HEADERS if part in _WITH_DEVICES else _HEADERS)
    if part in _UNLISTED or response.status >= 400:
        headers["X-Robots-Tag"] = "noindex, nofollow"
    if request.app[CONTEXT].secure:
        headers["Strict-Transport-Security"] = "max-age=31536000"
    return response


async def never_bare(request: web.Request, response: web.StreamResponse) -> None:
    """Adds the least of them to what goes out without passing the middleware: an unmet `Expect`, a socket's 101."""
    for name in ("Content-Security-Policy", "X-Content-Type-Options", "Referrer-Policy"):
        response.headers.setdefault(name, BARE_HEADERS[name])


def _sockets(request: web.Request, part: str) -> str:
    """Older browsers do not count a socket to our own host as 'self'."""
    if part != "v" or not _is_host(request.host):
        return ""
    scheme = "wss" if request.app[CONTEXT].secure else "ws"
    return f" {scheme}://{request.host}"


def _is_host(host: str) -> bool:
    return all(c.isalnum() or c in "-.:[]" for c in host) and host.isascii()


def is_our_origin(request: web.Request) -> bool:
    """Whether a page of ours made this request: at the public address or, without one, on this loopback host.

    Without an Origin the answer is no: every browser sends one with a socket and with a POST.
    """
    try:
        origin = urlsplit(request.headers.get("Origin", ""))
        _place(origin)
    except ValueError:
        return False  # Brackets, digits or characters that no browser would write.
    if origin.scheme not in ("http", "https") or not origin.hostname:
        return False
    public = urlsplit(request.app[CONTEXT].settings.public_url)
    if public.hostname and _place(origin) == _place(public):
        return True
    if not public.hostname or public.hostname in LOOPBACK:
        return origin.hostname in LOOPBACK and origin.netloc == request.host
    return False


def _place(parts: SplitResult) -> tuple[str, str | None, int]:
    return parts.scheme, parts.hostname, parts.port or (443 if parts.scheme == "https" else 80)
