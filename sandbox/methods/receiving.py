"""Methods by which a bot receives updates and files."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable
from typing import Any
from urllib.parse import urlsplit

from sandbox.errors import bad_request
from sandbox.files import DOWNLOAD_LIMIT
from sandbox.methods.call import Call, Method
from sandbox.people import Json
from sandbox.updates import KINDS

LOOPBACK = ("127.0.0.1", "localhost", "::1")
SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")


def _kinds(call: Call) -> list[str] | None:
    given = call.params.json("allowed_updates")
    if given is None:
        return None
    if not isinstance(given, list):
        raise bad_request("can't parse allowed updates JSON object")
    return [str(kind) for kind in given]


async def get_updates(call: Call) -> Any:
    """Take waiting updates; see `Updates.take`."""
    limit = min(max(call.params.number("limit", 100), 1), 100)
    timeout = min(max(call.params.number("timeout"), 0), 50)
    return await call.world.updates.take(call.bot, call.params.number("offset"), limit, timeout, _kinds(call))


async def set_webhook(call: Call) -> bool:
    """Set or, with an empty url, remove the webhook; refuses addresses outside this machine."""
    url = call.params.text("url").strip()
    if not url:
        return await delete_webhook(call)
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
    if parts.hostname not in LOOPBACK:
        raise bad_request("bad webhook: the sandbox delivers only to this machine")
    secret = call.params.text("secret_token")
    if secret and not SECRET.fullmatch(secret):
        raise bad_request("secret token contains unallowed characters")
    if call.params.flag("drop_pending_updates"):
        call.world.updates.drop(call.bot)
    kinds = _kinds(call)
    if kinds is not None:
        call.bot.allowed_updates = [kind for kind in kinds if kind in KINDS]
    call.bot.webhook = {
        "url": url,
        "secret_token": secret,
        "max_connections": min(max(call.params.number("max_connections", 40), 1), 100),
    }
    call.world.save_bot(call.bot)
    call.world.updates.end_polling(call.bot, "Conflict: terminated by setWebhook request")
    await call.world.webhooks.restart(call.bot)
    return True


async def delete_webhook(call: Call) -> bool:
    """Go back to polling."""
    if call.params.flag("drop_pending_updates"):
        call.world.updates.drop(call.bot)
    call.bot.webhook = {}
    call.world.save_bot(call.bot)
    await call.world.webhooks.restart(call.bot)
    return True


def get_webhook_info(call: Call) -> Json:
    """Tell how the webhook does."""
    hook = call.bot.webhook
    shown: Json = {
        "url": hook.get("url", ""),
        "has_custom_certificate": False,
        "pending_update_count": call.world.updates.count(call.bot),
    }
    if hook:
        shown["ip_address"] = "127.0.0.1"
        shown["max_connections"] = hook["max_connections"]
    shown |= {name: hook[name] for name in ("last_error_date", "last_error_message") if name in hook}
    if call.bot.allowed_updates:
        shown["allowed_updates"] = call.bot.allowed_updates
    return shown


def get_file(call: Call) -> Json:
    """Tell where a file can be fetched; refuses one over 20 MB."""
    row = call.world.files.row(call.bot, call.params.text("file_id"))
    if row["size"] > DOWNLOAD_LIMIT:
        raise bad_request("file is too big")
    return {
        "file_id": row["file_id"],
        "file_unique_id": row["unique_id"],
        "file_size": row["size"],
        "file_path": row["path"],
    }


def _waits(call: Call) -> bool:
    raise AssertionError("methods that wait are carried out outside a transaction")


WAITING: dict[str, Callable[[Call], Awaitable[Any]]] = {
    "getupdates": get_updates,
    "setwebhook": set_webhook,
    "deletewebhook": delete_webhook,
}
METHODS: dict[str, Method] = {
    "getUpdates": _waits,
    "setWebhook": _waits,
    "deleteWebhook": _waits,
    "getWebhookInfo": get_webhook_info,
    "getFile": get_file,
}
