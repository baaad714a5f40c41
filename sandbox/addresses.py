"""Which web addresses Telegram accepts in links and buttons."""

from __future__ import annotations

import ipaddress
import re
from urllib.parse import urlsplit

LABEL = re.compile(r"[^\W_]([\w-]{0,61}[^\W_])?", re.UNICODE)
SCHEMES = ("http", "https", "tg", "ton", "tonsite")


def _host_is_valid(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
        return True
    except ValueError:
        labels = host.rstrip(".").split(".")
        return len(labels) >= 2 and all(LABEL.fullmatch(label) for label in labels)


def checked_link(url: str) -> str:
    """Return the address as Telegram stores it, or an empty string when it is not a valid one.

    A host needs a dot or must be an IP address: Telegram refuses `http://localhost`. Without a scheme
    `http://` is assumed.
    """
    url = url.strip()
    if not url or any(character.isspace() or ord(character) < 32 for character in url):
        return ""
    try:
        parts = urlsplit(url)
        if "://" not in url and parts.scheme not in ("tg", "ton"):
            url = f"http://{url}"
            parts = urlsplit(url)
        host = parts.hostname or ""
        _ = parts.port
    except ValueError:
        return ""
    scheme = parts.scheme.lower()
    if scheme in ("tg", "ton"):
        return url
    if scheme not in SCHEMES or not _host_is_valid(host):
        return ""
    if not parts.path and not parts.query and not parts.fragment:
        return f"{url}/"
    return url


def why_invalid(url: str) -> str:
    """Return Telegram's reason for refusing the address of a button."""
    scheme = url.split("://", 1)[0].lower() if "://" in url else "http"
    return "Wrong HTTP URL" if scheme in ("http", "https") else "Unsupported URL protocol"
