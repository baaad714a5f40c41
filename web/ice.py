"""Which STUN and TURN servers a call page is given, with credentials that end soon after the call."""

import hashlib
import hmac
from base64 import b64encode
from datetime import timedelta
from typing import Any

from core import clock
from core.settings import Settings

SPARE = timedelta(minutes=5)


def ice_servers(settings: Settings, participation: str, remaining: timedelta) -> list[dict[str, Any]]:
    """The `iceServers` of one participation whose call can last for another `remaining`.

    A relay's user name is when it ends to be valid, and who it is for; the password is its HMAC-SHA-1 with the secret
    that the relay knows too (coturn's use-auth-secret). The relay's clock is the real one.
    """
    servers: list[dict[str, Any]] = [{"urls": [address]} for address in settings.stun_servers]
    if settings.turn_servers and settings.turn_secret is not None:
        ends = clock.real_now() + max(remaining, timedelta(0)) + SPARE
        user = f"{int(ends.timestamp())}:{participation}"
        secret = settings.turn_secret.get_secret_value().encode()
        password = b64encode(hmac.new(secret, user.encode(), hashlib.sha1).digest()).decode()
        servers.append({"urls": list(settings.turn_servers), "username": user, "credential": password})
    return servers
