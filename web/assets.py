"""Static files, read once, served compressed from memory under an address that changes with their content."""

import gzip
import hashlib
import mimetypes
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from aiohttp import web

TYPES = {".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml", ".png": "image/png"}
FOR_EVER = "public, max-age=31536000, immutable"


@dataclass(frozen=True)
class Asset:
    """One file in both encodings."""

    body: bytes
    compressed: bytes
    content_type: str


@lru_cache
def assets() -> dict[str, Asset]:
    """Every static file by its path below `static`."""
    found: dict[str, Asset] = {}
    _read(files("web") / "static", "", found)
    return found


def _read(folder: Traversable, prefix: str, found: dict[str, Asset]) -> None:
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.is_dir():
            _read(entry, f"{prefix}{entry.name}/", found)
            continue
        body = entry.read_bytes()
        suffix = "." + entry.name.rsplit(".", 1)[-1]
        kind = TYPES.get(suffix) or mimetypes.guess_type(entry.name)[0] or "application/octet-stream"
        found[prefix + entry.name] = Asset(body, gzip.compress(body, mtime=0), kind)


@lru_cache
def edition() -> str:
    """One name for all files together: modules import one another relatively, so they move together."""
    digest = hashlib.sha256()
    for path, asset in assets().items():
        digest.update(path.encode() + b"\0" + asset.body)
    return digest.hexdigest()[:12]


def asset_url(path: str) -> str:
    """The address of a static file. A wrong path is a defect of ours and raises KeyError."""
    assets()[path]
    return f"/static/{edition()}/{path}"


async def serve_asset(request: web.Request) -> web.Response:
    """`/static/<edition>/<path>`; an older edition is 404 rather than the wrong content for ever."""
    asset = assets().get(request.match_info["path"])
    if asset is None or request.match_info["edition"] != edition():
        raise web.HTTPNotFound()
    headers = {"Cache-Control": FOR_EVER, "Vary": "Accept-Encoding"}
    zipped = "gzip" in request.headers.get("Accept-Encoding", "")
    if zipped:
        headers["Content-Encoding"] = "gzip"
    body = asset.compressed if zipped else asset.body
    return web.Response(body=body, content_type=asset.content_type, charset="utf-8", headers=headers)
