"""Files that are not what they say: sound ones cut, bent, joined and dressed up, and what was never one."""

from collections.abc import Callable
from functools import lru_cache
from random import Random

from tests.kit.documents import (
    commented_pictures,
    exploding_pdf,
    giant_picture,
    narrow_pdf,
    pdf,
    picture,
    picture_with_place,
)

MARK = b"<script>spoiled-by-the-sender</script>"
MIMES = ("image/jpeg", "image/png", "application/pdf", "text/html", "image/svg+xml", "", "a/b; c=")
NAMES = (
    "permis.pdf", "photo.jpg", "../../etc/passwd", "a\u202egpj.exe", "x" * 300 + ".pdf", "<b>permis</b>.pdf", "",
    "nul\x00.png", ".pdf", "CON.jpg", "photo.jpg.html",
)  # fmt: skip
_NOT_FILES = (
    b"", b"\x00", MARK, b"<!doctype html>" + MARK, b'<svg xmlns="http://www.w3.org/2000/svg">' + MARK + b"</svg>",
    b"GIF89a" + bytes(40), b"PK\x03\x04" + bytes(40), b"%PDF-1.7\n%%EOF", b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n",
    b"RIFF\x00\x00\x00\x00WEBPVP8 ", b"MZ" + bytes(60), b"%!PS-Adobe-3.0\n", b"BM" + bytes(50),
)  # fmt: skip


@lru_cache
def sound_files() -> tuple[bytes, ...]:
    """Files that are taken as they are."""
    return (
        picture(), picture("PNG"), picture("JPEG", (1200, 200), quality=95), picture("PNG", (101, 101)), pdf(), pdf(3),
        picture_with_place(), *commented_pictures(), narrow_pdf(),
    )  # fmt: skip


def sound_picture(random: Random) -> bytes:
    """A picture that is taken as it is."""
    return random.choice([content for content in sound_files() if not content.startswith(b"%PDF-")])


@lru_cache
def bombs() -> tuple[bytes, ...]:
    """Small files that unfold to more than any honest one."""
    return giant_picture(), exploding_pdf()


def spoiled(random: Random) -> bytes:
    """A file of any kind, most often one that was sound before."""
    match random.randrange(20):
        case 0:
            return random.choice(_NOT_FILES)
        case 1:
            return random.choice(bombs())
        case 2:
            return random.randbytes(random.choice((1, 100, 5000)))
        case 3 | 4:
            return random.choice(sound_files())
    content = random.choice(sound_files())
    for _ in range(random.choice((1, 1, 2))):
        content = random.choice(_WAYS)(content, random)
    return content


def looks_sound(content: bytes) -> bool:
    """What a look at the first bytes alone says."""
    return content.startswith((b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"%PDF-"))


def _bent(content: bytes, random: Random) -> bytes:
    bent = bytearray(content)
    for _ in range(random.choice((1, 3, 30))):
        bent[random.randrange(len(bent))] = random.randrange(256)
    return bytes(bent)


def _bent_at_its_head(content: bytes, random: Random) -> bytes:
    bent = bytearray(content)
    for _ in range(4):
        bent[random.randrange(min(64, len(bent)))] = random.randrange(256)
    return bytes(bent)


def _cut(content: bytes, random: Random) -> bytes:
    return content[: random.randrange(1, len(content) + 1)]


def _without_a_piece(content: bytes, random: Random) -> bytes:
    start = random.randrange(len(content))
    return content[:start] + content[start + random.randrange(1, 2000) :] or b"\x00"


def _twice(content: bytes, random: Random) -> bytes:
    start = random.randrange(len(content))
    piece = content[start : start + random.randrange(1, 5000)]
    return content[:start] + piece + content[start:]


def _with_a_tail(content: bytes, random: Random) -> bytes:
    return content + random.choice((MARK, bytes(4096), random.choice(sound_files()), b"PK\x03\x04" + MARK))


def _behind_something(content: bytes, random: Random) -> bytes:
    return random.choice((MARK, b"\x00", b"GIF89a", b"\n\n", random.choice(sound_files()))) + content


def _under_another_head(content: bytes, random: Random) -> bytes:
    return random.choice(sound_files())[: random.choice((4, 8, 32))] + content[random.choice((4, 8, 32)) :]


def _with_words_inside(content: bytes, random: Random) -> bytes:
    place = random.randrange(len(content))
    return (
        content[:place] + random.choice((MARK, b"/JavaScript (app.alert(1))", b"\x00" * 64)) + content[place:]
    )


_WAYS: tuple[Callable[[bytes, Random], bytes], ...] = (
    _bent, _bent_at_its_head, _cut, _without_a_piece, _twice, _with_a_tail, _behind_something, _under_another_head,
    _with_words_inside,
)  # fmt: skip
