"""Files of the sandbox: photos, documents and other media."""

from __future__ import annotations

import hashlib
import io
import mimetypes
import secrets
from typing import TYPE_CHECKING, Any

import orjson
from PIL import Image, UnidentifiedImageError

from sandbox.errors import ApiError, bad_request
from sandbox.params import Upload
from sandbox.people import Bot, Json

if TYPE_CHECKING:
    from sandbox.world import World

MEGABYTE = 1024 * 1024
DOWNLOAD_LIMIT = 20 * MEGABYTE
UPLOAD_LIMIT = 50 * MEGABYTE
PHOTO_LIMIT = 10 * MEGABYTE
PHOTO_SIDES = (90, 320, 800, 1280)
PREFIX = {
    "photo": "AgACAgQ", "document": "BQACAgQ", "voice": "AwACAgQ", "audio": "CQACAgQ", "video": "BAACAgQ",
    "animation": "CgACAgQ", "video_note": "DQACAgQ", "sticker": "CAACAgQ", "thumbnail": "AAMCBAA",
}  # fmt: skip
FOLDER = {"photo": "photos", "document": "documents", "voice": "voice", "audio": "music", "video": "videos",
          "animation": "animations", "video_note": "video_notes", "sticker": "stickers",
          "thumbnail": "thumbnails"}  # fmt: skip
DURATION = {"voice", "audio", "video", "animation", "video_note"}
PICTURE = {"video", "animation"}
BARE = {"voice", "video_note", "photo", "sticker", "thumbnail"}


class Files:
    """Stores uploads and finds them again by file_id; a file_id serves only the bot that got it."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.store = world.store

    def keep(self, bot: Bot, kind: str, upload: Upload, shape: Json) -> Json:
        """Store bytes and return the object that messages show (Document, PhotoSize, Voice, …)."""
        if len(upload.data) > UPLOAD_LIMIT:
            raise ApiError(413, "Request Entity Too Large")
        if not upload.data:
            raise bad_request("file must be non-empty")
        unique = "AQAD" + hashlib.sha256(upload.data + kind.encode()).hexdigest()[:14]
        file_id = PREFIX[kind] + secrets.token_urlsafe(30)
        mime = upload.mime or mimetypes.guess_type(upload.name)[0] or "application/octet-stream"
        shown: Json = {"file_id": file_id, "file_unique_id": unique, "file_size": len(upload.data), **shape}
        if kind not in BARE and upload.name:
            shown["file_name"] = upload.name
        if kind not in ("photo", "thumbnail", "sticker", "video_note"):
            shown["mime_type"] = mime
        number = self.store.one("SELECT COALESCE(MAX(seq), -1) + 1 AS n FROM file")
        ending = mimetypes.guess_extension(mime) or ""
        if "." in upload.name:
            ending = "." + upload.name.rsplit(".", 1)[1][:8]
        path = f"{FOLDER[kind]}/file_{number['n'] if number else 0}{ending}"
        self.store.run(
            "INSERT INTO file (file_id, unique_id, bot_id, kind, path, name, mime, size, shape, data)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            file_id, unique, bot.id, kind, path, upload.name, mime, len(upload.data),
            orjson.dumps(shown), upload.data,
        )  # fmt: skip
        return shown

    def keep_photo(self, bot: Bot, upload: Upload) -> list[Json]:
        """Store a photo in Telegram's sizes; refuses what is no picture or has wrong sides."""
        if len(upload.data) > PHOTO_LIMIT:
            raise bad_request("file is too big")
        try:
            with Image.open(io.BytesIO(upload.data)) as image:
                width, height = image.size
                if width + height > 10000 or max(width, height) > 20 * min(width, height):
                    raise bad_request("PHOTO_INVALID_DIMENSIONS")
                picture = image.convert("RGB")
        except (UnidentifiedImageError, OSError, ValueError, Image.DecompressionBombError) as wrong:
            raise bad_request("IMAGE_PROCESS_FAILED") from wrong
        sides = [side for side in PHOTO_SIDES if side < max(width, height)][:3]
        sides.append(min(max(width, height), PHOTO_SIDES[-1]))
        sizes = [self._photo_size(bot, picture, side) for side in sides]
        for size in sizes:
            # Each size knows all of them, so that any file_id of the photo sends the whole photo again.
            self.store.run(
                "UPDATE file SET shape = ? WHERE file_id = ?", orjson.dumps(sizes), size["file_id"]
            )
        return sizes

    def _photo_size(self, bot: Bot, picture: Image.Image, side: int) -> Json:
        smaller = picture.copy()
        smaller.thumbnail((side, side))
        stream = io.BytesIO()
        smaller.save(stream, "JPEG", quality=87)
        shape = {"width": smaller.width, "height": smaller.height}
        return self.keep(bot, "photo", Upload("photo.jpg", stream.getvalue(), "image/jpeg"), shape)

    def row(self, bot: Bot | None, file_id: str) -> Any:
        """Return the stored row of a file_id; refuses an unknown one and another bot's."""
        found = self.store.one("SELECT * FROM file WHERE file_id = ?", file_id)
        if found is None or (bot is not None and found["bot_id"] != bot.id):
            raise bad_request("wrong file_id or the file is temporarily unavailable")
        return found

    def at_path(self, bot: Bot, path: str) -> Any:
        """Return the stored row at a download path, or None."""
        return self.store.one("SELECT * FROM file WHERE bot_id = ? AND path = ?", bot.id, path)

    def resolve(self, bot: Bot, kind: str, given: Any, uploads: dict[str, Upload], shape: Json) -> Any:
        """Return the media object for a parameter: an upload, `attach://name` or a file_id.

        A photo gives the list of its sizes. Web addresses are refused: the sandbox reaches nothing outside.
        """
        upload = given if isinstance(given, Upload) else None
        text = given if isinstance(given, str) else ""
        if text.startswith("attach://"):
            upload = uploads.get(text.removeprefix("attach://"))
            if upload is None:
                raise bad_request(f'file "{text}" isn\'t found in the request')
        if upload is not None:
            return self.keep_photo(bot, upload) if kind == "photo" else self.keep(bot, kind, upload, shape)
        if text.startswith(("http://", "https://")):
            raise bad_request("failed to get HTTP URL content")
        if not text:
            raise bad_request(f"there is no {kind} in the request")
        found = self.row(bot, text)
        if found["kind"] != kind:
            raise bad_request(f"can't use file of type {found['kind'].title()} as {kind.title()}")
        return orjson.loads(found["shape"])
