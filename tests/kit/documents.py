"""Documents for tests: sound ones, and those that must not be taken."""

import io
import struct
import zlib

from PIL import Image, PngImagePlugin


def picture(kind: str = "JPEG", size: tuple[int, int] = (600, 400), **options: object) -> bytes:
    """A plain picture."""
    made = io.BytesIO()
    Image.new("RGB", size, "teal").save(made, kind, **options)
    return made.getvalue()


def pdf(pages: int = 1) -> bytes:
    """A PDF of a few coloured pages."""
    drawn = [Image.new("RGB", (300, 420), (200, 220, 255)) for _ in range(pages)]
    made = io.BytesIO()
    drawn[0].save(made, "PDF", save_all=True, append_images=drawn[1:])
    return made.getvalue()


def picture_with_place() -> bytes:
    """A photo that says in its EXIF where and with what it was taken."""
    exif = Image.Exif()
    exif[0x010F] = "SecretCamera"
    exif.get_ifd(0x8825)[1] = "N"
    return picture(exif=exif.tobytes())


def commented_pictures() -> list[bytes]:
    """A JPEG and a PNG with words of their own beside the pixels."""
    made, words = io.BytesIO(), PngImagePlugin.PngInfo()
    words.add_text("comment", "SecretCamera")
    Image.new("RGB", (600, 400), "teal").save(made, "PNG", pnginfo=words)
    return [
        picture(comment=b"SecretCamera", xmp=b"SecretCamera", icc_profile=b"SecretCamera"),
        made.getvalue(),
    ]


def narrow_pdf() -> bytes:
    """A PDF of two pages: one as any, and one a millimetre wide and five metres high."""
    pages = b"".join(
        b"%d 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 %s]>>endobj\n" % (number, size)
        for number, size in ((3, b"595 842"), (4, b"3 14400"))
    )
    head = (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        b"2 0 obj<</Type/Pages/Kids[3 0 R 4 0 R]/Count 2>>endobj\n"
    )
    return head + pages + b"trailer<</Root 1 0 R>>\n%%EOF"


def png_chunk(name: bytes, content: bytes) -> bytes:
    """One piece of a PNG, with its checksum."""
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))


def giant_picture() -> bytes:
    """A PNG of 40,000 by 40,000 pixels in fifty kilobytes."""
    header = struct.pack(">IIBBBBB", 40_000, 40_000, 8, 2, 0, 0, 0)
    pixels = zlib.compress(bytes(50 << 20))
    start = b"\x89PNG\r\n\x1a\n"
    return start + png_chunk(b"IHDR", header) + png_chunk(b"IDAT", pixels) + png_chunk(b"IEND", b"")


def exploding_pdf() -> bytes:
    """A PDF of half a megabyte whose one page unfolds to 235 megabytes of lines."""
    lines = zlib.compress(b"0 0 m 1 1 l S\n" * (1 << 24), 9)
    head = (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 100 100]/Contents 4 0 R>>endobj\n"
    )
    stream = b"4 0 obj<</Length " + str(len(lines)).encode() + b"/Filter/FlateDecode>>stream\n" + lines
    return head + stream + b"\nendstream endobj\ntrailer<</Root 1 0 R>>\n%%EOF"
