"""Whether the process lives, can serve, and what it counts; metrics for the machine itself only."""

import asyncio
import ipaddress
import logging

from aiohttp import web
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest

from core import metrics
from web.context import CONTEXT, Check

log = logging.getLogger(__name__)

CHECK_SECONDS = 2.0


async def say_alive(request: web.Request) -> web.Response:
    """The process answers."""
    return web.json_response({"status": "ok"}, headers={"Cache-Control": "no-store"})


async def say_ready(request: web.Request) -> web.Response:
    """Every check passes (200), or which do not (503); never why, which the log says."""
    checks = request.app[CONTEXT].checks
    results = {name: await _passes(check) for name, check in checks.items()}
    ready = all(results.values())
    body = {"status": "ok" if ready else "unavailable", "checks": results}
    headers = {"Cache-Control": "no-store"} | ({} if ready else {"Retry-After": "5"})
    return web.json_response(body, status=200 if ready else 503, headers=headers)


async def show_metrics(request: web.Request) -> web.Response:
    """Prometheus' text; to anybody but the loopback interface there is no such page."""
    forwarded = "X-Forwarded-For" in request.headers or "Forwarded" in request.headers
    if forwarded or not _is_loopback(request.remote):
        raise web.HTTPNotFound()
    metrics.TASKS.set(len(asyncio.all_tasks()))
    return web.Response(body=generate_latest(), headers={"Content-Type": CONTENT_TYPE_LATEST})


async def _passes(check: Check) -> bool:
    try:
        async with asyncio.timeout(CHECK_SECONDS):
            await check()
    except Exception:
        log.warning("a readiness check failed", exc_info=True)
        return False
    return True


def _is_loopback(address: str | None) -> bool:
    try:
        return ipaddress.ip_address(address or "").is_loopback
    except ValueError:
        return False
