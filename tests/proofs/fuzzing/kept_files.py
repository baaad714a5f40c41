"""What is kept of the files that somebody gave or sent: what was shown, and nothing else."""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from PIL import Image, ImageChops, ImageOps, ImageStat

from core.errors import NotFound
from models.certification import EvidenceDocument
from models.chat_document import ChatDocument
from models.gallery import GalleryPicture, ProfileDocument
from models.profile import Profile
from services.evidence.chat_documents import bound_while_held
from services.evidence.giving import read_document
from services.evidence.inspection import LARGEST
from services.evidence.inspector import LONGEST_SIDE
from services.evidence.vault import Sealed, open_sealed
from services.file_removal import delete_unwanted_files
from services.files import files
from tests.proofs.fuzzing.spoiled_files import looks_sound

UNFINISHED, UNNAMED, REFUSED = "files left unfinished", "files that no row names", "files kept though refused"
READABLE, OTHER = "documents that the disk tells", "documents that do not open to what was given"
NO_PICTURE, DRESSED = "pictures kept that do not open", "pictures kept with what came with them"
DIFFERENT, LARGE = "pictures kept that show something else", "files kept larger than the limit"
BROKEN = (UNFINISHED, UNNAMED, REFUSED, READABLE, OTHER, NO_PICTURE, DRESSED, DIFFERENT, LARGE)
_NAME = re.compile(r"[a-z]+/[0-9a-f]{32}\.[a-z]+")
_ENCRYPTED = "evidence/"
# Enough of a file to know it by, as no cipher brings forth by chance.
_TELLING_BYTES = 32
_JFIF = {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
# Of two pictures drawn this small the mean difference of a pixel (0 to 255) is below this if they show the same.
_SMALL, _ALIKE = (16, 16), 12.0
Wrong = tuple[str, str]


@dataclass
class Kept:
    """The store before and after each story; a story is one file that somebody gave or sent."""

    folder: Path
    looked_at: int = 0
    _known: set[str] = field(default_factory=set)

    def begin(self) -> None:
        """What lies there already is of no story."""
        self._known = self.names()

    def names(self) -> set[str]:
        """Everything that lies in the store."""
        found = (each for each in self.folder.rglob("*") if each.is_file())
        return {each.relative_to(self.folder).as_posix() for each in found}

    async def wrong_after(self, sent: bytes, *, refused: bool) -> list[Wrong]:
        """What is wrong with what one story left in the store."""
        while await delete_unwanted_files():
            pass
        before, self._known = self._known, self.names()
        wrong: list[Wrong] = []
        for name in sorted(self._known - before):
            if not _NAME.fullmatch(name):
                wrong.append((UNFINISHED, name))
                continue
            if refused or not looks_sound(sent):
                wrong.append((REFUSED, name))
            wrong += await self._wrong_with(name, sent)
        return wrong

    async def _wrong_with(self, name: str, sent: bytes) -> list[Wrong]:
        row = await _row_of(name)
        if row is None:
            return [(UNNAMED, name)]
        self.looked_at += 1
        raw = await files().get(name)
        if not name.startswith(_ENCRYPTED):
            return list(wrong_content(raw, sent))
        try:
            opened = await _opened(row)
        except NotFound:
            return [(OTHER, f"{name}: it does not open")]
        wrong = [(READABLE, name)] if _tells(raw, opened) or _tells(raw, sent) else []
        return wrong + list(wrong_content(opened, sent))


async def _row_of(name: str) -> object | None:
    """The row that names a file."""
    for table in (EvidenceDocument, ChatDocument, GalleryPicture, ProfileDocument):
        if found := await table.get_or_none(file=name):
            return found
    return await Profile.get_or_none(picture=name)


async def _opened(row: object) -> bytes:
    if isinstance(row, EvidenceDocument):
        return await read_document(row)
    assert isinstance(row, ChatDocument) and row.file is not None and row.wrapped_key is not None
    return await open_sealed(Sealed(row.file, row.wrapped_key), bound_while_held(row))


def _tells(raw: bytes, content: bytes) -> bool:
    """Whether any piece of a content stands in a file."""
    pieces = range(0, len(content) - _TELLING_BYTES, 4096)
    return looks_sound(raw) or any(content[start : start + _TELLING_BYTES] in raw for start in pieces)


def wrong_content(kept: bytes, sent: bytes) -> Iterator[Wrong]:
    """A PDF is kept as it was sent, a picture made anew: it opens, shows the same, and holds nothing but its pixels."""
    if len(kept) > LARGEST:
        yield LARGE, f"{len(kept)} bytes"
    if not sent.startswith((b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n")):
        if kept != sent:
            yield OTHER, f"{len(kept)} bytes instead of {len(sent)}"
        return
    try:
        shown = Image.open(io.BytesIO(kept), formats=("JPEG",))
        shown.load()
    except Exception as error:
        yield NO_PICTURE, type(error).__name__
        return
    if max(shown.size) > LONGEST_SIDE:
        yield LARGE, f"{shown.size} pixels"
    if set(shown.info) - _JFIF or len(shown.getexif()) or not kept.endswith(b"\xff\xd9"):
        yield DRESSED, f"{sorted(shown.info)}"
    if (distance := _distance(shown, sent)) > _ALIKE:
        yield DIFFERENT, f"by {distance:.0f} of 255"


def _distance(shown: Image.Image, sent: bytes) -> float:
    """How much of a pixel two pictures differ by, upright and on white, drawn small."""
    given: Image.Image = Image.open(io.BytesIO(sent), formats=("JPEG", "PNG"))
    given = ImageOps.exif_transpose(given).convert("RGBA")
    white = Image.new("RGBA", given.size, "white")
    given = Image.alpha_composite(white, given).convert("RGB").resize(_SMALL, Image.Resampling.BOX)
    both = ImageChops.difference(given, shown.convert("RGB").resize(_SMALL, Image.Resampling.BOX))
    return sum(ImageStat.Stat(both).mean) / 3
