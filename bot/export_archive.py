"""Makes one file of what was collected about a person: readable JSON, their own files, and a page that explains it."""

import asyncio
import io
import json
import zipfile
from dataclasses import dataclass

from core.errors import NotFound
from core.i18n import Words
from services.files import files
from services.own_data import Collected

# Telegram takes 50 MB from a bot; JSON and the directory of the file need their part.
LARGEST = 45_000_000


@dataclass(frozen=True)
class Packed:
    """The file, and the names of what was too large for it."""

    content: bytes
    left_out: tuple[str, ...]


async def pack(collected: Collected, words: Words) -> Packed:
    """The ZIP file in the reader's language; what is beyond 45 MB is left out and named inside."""
    parts: dict[str, bytes] = {}
    for area, lists in collected.areas.items():
        name = f"{words.plain(f'own_data-area-{area}')}.json"
        parts[name] = json.dumps(lists, ensure_ascii=False, indent=2).encode()
    size, left_out = sum(map(len, parts.values())), []
    for given in collected.files:
        try:
            content = await files().get(given.stored)
        except NotFound:
            continue  # It was removed in the moment between.
        if size + len(content) > LARGEST:
            left_out.append(given.name)
            continue
        size += len(content)
        parts[f"{words.plain('own_data-folder')}/{given.name}"] = content
    readme = words.plain("own_data-readme", left_out=", ".join(left_out) or "–")
    parts = {f"{words.plain('own_data-readme_name')}.txt": readme.encode(), **parts}
    return Packed(await asyncio.to_thread(_zipped, parts), tuple(left_out))


def _zipped(parts: dict[str, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return target.getvalue()
