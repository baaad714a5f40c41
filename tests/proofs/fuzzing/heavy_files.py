"""Files that ask for much memory, and how much the inspector takes to judge them, weighed in a process of its own."""

import asyncio
import io
import struct
import sys
import zlib
from collections.abc import Callable

from PIL import Image

from tests.kit.documents import exploding_pdf, giant_picture, png_chunk

# What the inspector may take of the machine for one file. Forty megapixels of four colours are held twice.
PICTURE_MIB, PDF_MIB = 512, 900
INSPECTOR = ("-m", "services.evidence.inspector")
_SIDE = 6_300  # As many pixels as are taken, within one percent.
# The peak of a process is told to its parent; a small parent, because a child begins with what its parent holds.
_WEIGHING = (
    "import resource, subprocess, sys\n"
    "subprocess.run([sys.executable, *sys.argv[1:]], input=sys.stdin.buffer.read(), env={},"
    " stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)\n"
    "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024)\n"
)
HEAD = b"\x89PNG\r\n\x1a\n"


async def weigh(content: bytes, *inspector: str) -> int:
    """How many MiB of memory the inspector held at most while it judged a file."""
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-c",
        _WEIGHING,
        *(inspector or INSPECTOR),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
    )
    said, _ = await process.communicate(content)
    return int(said)


def allowed(content: bytes) -> int:
    """How many MiB a file may take."""
    return PDF_MIB if content.startswith(b"%PDF-") else PICTURE_MIB


def png(width: int, height: int, *chunks: bytes) -> bytes:
    """A PNG of pixels with transparency, all of one colour, with more chunks before them."""
    line, packed = bytes(1 + 4 * width), zlib.compressobj(1)
    pixels = b"".join(packed.compress(line) for _ in range(height)) + packed.flush()
    header = png_chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0))
    return HEAD + header + b"".join(chunks) + png_chunk(b"IDAT", pixels) + png_chunk(b"IEND", b"")


def _turned() -> bytes:
    exif = Image.Exif()
    exif[0x0112] = 6
    return exif.tobytes()


def _most_colours() -> bytes:
    """A progressive JPEG for print on its side: its four colours are held whole before a pixel is drawn."""
    made = io.BytesIO()
    Image.new("CMYK", (_SIDE, _SIDE)).save(made, "JPEG", progressive=True, exif=_turned())
    return made.getvalue()


def _frames(kind: str, count: int) -> bytes:
    drawn = [Image.new("RGB", (300, 300), (number % 256, 0, 0)) for number in range(count)]
    made = io.BytesIO()
    drawn[0].save(made, kind, save_all=True, append_images=drawn[1:])
    return made.getvalue()


def _large_profile() -> bytes:
    made = io.BytesIO()
    Image.new("RGB", (300, 300)).save(made, "JPEG", icc_profile=bytes(9_000_000))
    return made.getvalue()


def _endless_exif() -> bytes:
    entries = b"".join(struct.pack("<HHII", 1000 + number, 7, 0xFFFFFFFF, 8) for number in range(5000))
    made = io.BytesIO()
    exif = b"Exif\0\0II*\0\x08\0\0\0" + struct.pack("<H", 5000) + entries
    Image.new("RGB", (300, 300)).save(made, "JPEG", exif=exif[:65_000])
    return made.getvalue()


def _unfolding_words() -> bytes:
    packed = zlib.compress(bytes(1_000_000))
    return png(200, 200, *(png_chunk(b"zTXt", b"k%d\0\0" % number + packed) for number in range(500)))


def _unfolding_profile() -> bytes:
    return png(200, 200, png_chunk(b"iCCP", b"k\0\0" + zlib.compress(bytes(300_000_000), 1)))


def _giant_page() -> bytes:
    return (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 60000 60000]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF"
    )


# The first ones are those of a short form.
HEAVY: tuple[tuple[str, Callable[[], bytes]], ...] = (
    ("40,000 by 40,000 pixels", giant_picture),
    ("words that unfold", _unfolding_words),
    ("a colour profile of 9 MB", _large_profile),
    ("a progressive picture of four colours", _most_colours),
    ("a page of 20 by 20 metres", _giant_page),
    ("a colour profile that unfolds", _unfolding_profile),
    ("EXIF without end", _endless_exif),
    ("forty megapixels with transparency", lambda: png(_SIDE, _SIDE, png_chunk(b"eXIf", _turned()[6:]))),
    ("a strip of a hundred pixels", lambda: png(390_000, 100)),
    ("500 frames", lambda: _frames("PNG", 500)),
    ("300 pictures in one", lambda: _frames("MPO", 300)),
    ("a page that unfolds", exploding_pdf),
)
