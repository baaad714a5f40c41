"""Looks at one document in a process of its own, with little memory and time: `python -m services.evidence.inspector`.

Reads the document from standard input. Writes one line of JSON, then what is kept: a picture is drawn anew, which
leaves behind everything that is not picture (EXIF, places, scripts); a PDF is kept as it is when it opens.
With `--page N WORDS` it draws page N of a document with the words across it, for whoever checks it.
"""

import io
import json
import resource
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from PIL import Image

MEGAPIXELS = 40
LONGEST_SIDE = 3000
PAGES = 20
MEMORY = 900 * 1024 * 1024
SECONDS = 8
PAGE_WIDTH = 1200


class Refused(Exception):
    """Why a document is not taken: the end of the code of the error."""


def limit() -> None:
    """Gives back memory and time to the machine whatever the document asks for."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))


def kind_of(content: bytes) -> str:
    """What a document is by its first bytes, whatever its name says."""
    if content.startswith(b"\xff\xd8\xff"):
        return "image/jpeg"
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return "image/png"
    if content.startswith(b"%PDF-"):
        return "application/pdf"
    raise Refused("kind" if content else "empty")


def redrawn(content: bytes) -> tuple[bytes, int]:
    """A picture as a new JPEG with nothing but its pixels, upright, at most 3,000 pixels a side; and how long its
    shorter side was before.
    """
    from PIL import Image, ImageOps

    Image.MAX_IMAGE_PIXELS = None  # The size is judged below, before a pixel is decoded.
    try:
        picture: Image.Image = Image.open(io.BytesIO(content), formats=("JPEG", "PNG"))
        if picture.width * picture.height > MEGAPIXELS * 1_000_000:
            raise Refused("pixels")
        shorter = min(picture.size)
        picture = ImageOps.exif_transpose(picture)
        picture.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
        if picture.mode in ("RGBA", "LA", "P", "PA"):
            picture = picture.convert("RGBA")
            white = Image.new("RGBA", picture.size, "white")
            picture = Image.alpha_composite(white, picture)
        plain = picture.convert("RGB")
        plain.info.clear()  # Pillow writes the comment of the former file into the new one.
        made = io.BytesIO()
        plain.save(made, "JPEG", quality=85)
    except Refused:
        raise
    except Exception as error:
        raise Refused("damaged") from error
    return made.getvalue(), shorter


def judged(content: bytes) -> bytes:
    """A PDF that opens without a password and has a sensible number of pages."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(content)
        pages = len(document)
        if pages:
            document[0].render(scale=0.2)
    except pypdfium2.PdfiumError as error:
        raise Refused("locked" if "password" in str(error).lower() else "damaged") from error
    if not 1 <= pages <= PAGES:
        raise Refused("pages" if pages else "damaged")
    return content


def inspected(content: bytes) -> tuple[dict[str, object], bytes]:
    """What a document is, and what is kept of it."""
    mime = kind_of(content)
    if mime == "application/pdf":
        return {"mime": mime}, judged(content)
    drawn, shorter = redrawn(content)
    return {"mime": "image/jpeg", "shorter_side": shorter}, drawn


def page_of(content: bytes, number: int, words: str) -> tuple[dict[str, object], bytes]:
    """A page as a JPEG of at most 1,200 by 2,400 pixels with words written across it, and how many pages there are."""
    from PIL import Image

    if kind_of(content) == "application/pdf":
        import pypdfium2

        document = pypdfium2.PdfDocument(content)
        page, count = document[number], len(document)
        width, height = page.get_size()
        scale = min(PAGE_WIDTH / max(width, 1), 2 * PAGE_WIDTH / max(height, 1))
        drawn = page.render(scale=scale).to_pil().convert("RGB")
    else:
        drawn, count = Image.open(io.BytesIO(content)).convert("RGB"), 1
        drawn.thumbnail((PAGE_WIDTH, PAGE_WIDTH * 2))
    made = io.BytesIO()
    marked(drawn, words).save(made, "JPEG", quality=80)
    return {"pages": count}, made.getvalue()


def marked(picture: "Image.Image", words: str) -> "Image.Image":
    """The picture with a line of words repeated across it, light enough to read through."""
    from PIL import Image, ImageDraw, ImageFont

    size = max(18, picture.width // 40)
    font = ImageFont.load_default(size)
    layer = Image.new("RGBA", (picture.width * 2, picture.height * 2), (0, 0, 0, 0))
    pen = ImageDraw.Draw(layer)
    for row, top in enumerate(range(0, layer.height, size * 6)):
        for left in range(-row % 2 * size * 8, layer.width, int(pen.textlength(words, font)) + size * 4):
            pen.text((left, top), words, font=font, fill=(180, 0, 40, 90))
    turned = layer.rotate(25).crop(
        (
            picture.width // 2,
            picture.height // 2,
            picture.width // 2 + picture.width,
            picture.height // 2 + picture.height,
        )
    )
    return Image.alpha_composite(picture.convert("RGBA"), turned).convert("RGB")


def answer(out: BinaryIO, facts: dict[str, object], content: bytes = b"") -> None:
    """One line of JSON, then bytes."""
    out.write(json.dumps(facts).encode() + b"\n" + content)


def main() -> None:
    """Answers for the one document on standard input."""
    # Where the machine has no memory left, this process goes, and not the one that everybody talks to.
    with suppress(OSError):
        Path("/proc/self/oom_score_adj").write_text("1000")
    content = sys.stdin.buffer.read()
    limit()
    try:
        if len(sys.argv) > 2 and sys.argv[1] == "--page":
            facts, made = page_of(content, int(sys.argv[2]), sys.argv[3])
        else:
            facts, made = inspected(content)
        answer(sys.stdout.buffer, facts, made)
    except Refused as error:
        answer(sys.stdout.buffer, {"refused": str(error)})
    except MemoryError:
        answer(sys.stdout.buffer, {"refused": "heavy"})


if __name__ == "__main__":
    main()
