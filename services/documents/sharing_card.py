"""Draws what networks show of a public page: 1200 × 630, never more than the teaser (FR-090, FR-241)."""

import re
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from io import BytesIO

from PIL import Image, ImageDraw, ImageFont, ImageOps

WIDTH, HEIGHT = 1200, 630
_MARGIN, _PORTRAIT = 80, 280
_PAPER, _INK, _SOFT, _BRAND, _LINE = "#faf7f1", "#1c2423", "#5a6563", "#0f5e5a", "#ddd8cc"
# The fonts have these letters (Latin, Greek, Cyrillic) and signs; others would be drawn as empty boxes.
_UNDRAWABLE = re.compile(r"[^ -ʯʼ̀-ͯͰ-ӿḀ-ỿ‐-‧‰‹›€№™←-↓−✓]")


@dataclass(frozen=True)
class SharingCard:
    """What everybody may know: a name, « sector · city », up to five skills, who certified, and whose service it is."""

    name: str
    place: str
    skills: tuple[str, ...]
    trust: str
    brand: str
    initials: str


@lru_cache
def _font(size: int, is_bold: bool = False) -> ImageFont.FreeTypeFont:
    name = "DejaVuSans-Bold.ttf" if is_bold else "DejaVuSans.ttf"
    font = (files("services") / "documents" / "fonts" / name).read_bytes()
    return ImageFont.truetype(BytesIO(font), size)


@lru_cache(maxsize=64)
def draw_square(content: bytes, side: int) -> bytes:
    """The middle of a picture as a square JPEG of so many pixels a side."""
    picture = Image.open(BytesIO(content))
    picture.draft("RGB", (side, side))
    made = BytesIO()
    _squared(picture, side).save(made, "JPEG", quality=82)
    return made.getvalue()


def _squared(picture: Image.Image, side: int) -> Image.Image:
    return ImageOps.fit(picture.convert("RGB"), (side, side), Image.Resampling.LANCZOS)


@lru_cache(maxsize=64)
def draw_sharing_card(card: SharingCard, portrait: bytes | None) -> bytes:
    """The card as a PNG; `portrait` is a stored picture."""
    image = Image.new("RGB", (WIDTH, HEIGHT), _PAPER)
    pen = ImageDraw.Draw(image)
    pen.rectangle((0, 0, WIDTH, 16), fill=_BRAND)
    _portrait(image, card, portrait)
    left = _MARGIN + _PORTRAIT + 60
    room = WIDTH - left - _MARGIN
    size = 64 if pen.textlength(_drawable(card.name), _font(64, True)) < 1.6 * room else 44
    top = _lines(pen, _drawable(card.name), (left, 130), room, size, 2, _INK, is_bold=True)
    top = _lines(pen, _drawable(card.place), (left, top + 10), room, 34, 2, _SOFT)
    _chips(pen, card.skills, (left, top + 28), room)
    pen.line((_MARGIN, 530, WIDTH - _MARGIN, 530), fill=_LINE, width=2)
    brand = _font(32, True)
    pen.text((_MARGIN, 555), card.brand, _BRAND, brand)
    _lines(pen, _drawable(card.trust), (left, 548), room, 24, 2, _SOFT)
    made = BytesIO()
    image.save(made, "PNG", optimize=True)
    return made.getvalue()


def _drawable(text: str) -> str:
    return " ".join(_UNDRAWABLE.sub("", text).split())


def _portrait(image: Image.Image, card: SharingCard, portrait: bytes | None) -> None:
    place = (_MARGIN, 130)
    if portrait is None:
        drawn = Image.new("RGB", (_PORTRAIT * 2, _PORTRAIT * 2), _BRAND)
        middle = (_PORTRAIT, _PORTRAIT)
        ImageDraw.Draw(drawn).text(middle, _drawable(card.initials), "#ffffff", _font(220, True), anchor="mm")
    else:
        drawn = _squared(Image.open(BytesIO(portrait)), _PORTRAIT * 2)
    mask = Image.new("L", drawn.size, 0)
    ImageDraw.Draw(mask).ellipse((0, 0, *drawn.size), fill=255)
    half = (_PORTRAIT, _PORTRAIT)
    image.paste(
        drawn.resize(half, Image.Resampling.LANCZOS), place, mask.resize(half, Image.Resampling.LANCZOS)
    )


def _lines(
    pen: ImageDraw.ImageDraw,
    text: str,
    at: tuple[int, int],
    room: int,
    size: int,
    limit: int,
    fill: str,
    *,
    is_bold: bool = False,
) -> int:
    """Writes a text in at most `limit` lines, the last one cut with « … », and gives where the next may begin."""
    font, lines = _font(size, is_bold), [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if pen.textlength(longer, font) <= room or not lines[-1]:
            lines[-1] = longer
        else:
            lines.append(word)
    if len(lines) > limit:
        lines = [*lines[: limit - 1], " ".join(lines[limit - 1 :])]
    for line in lines:
        pen.text(at, _cut(pen, line, font, room), fill, font)
        at = (at[0], at[1] + size * 5 // 4)
    return at[1]


def _cut(pen: ImageDraw.ImageDraw, text: str, font: ImageFont.FreeTypeFont, room: int) -> str:
    if pen.textlength(text, font) <= room:
        return text
    while text and pen.textlength(f"{text}…", font) > room:
        text = text[:-1]
    return f"{text.rstrip()}…"


def _chips(pen: ImageDraw.ImageDraw, skills: tuple[str, ...], at: tuple[int, int], room: int) -> None:
    """The skills in rounded frames, as many as fit above the line."""
    font, (left, top), height = _font(26), at, 52
    start = left
    for skill in skills:
        said = _cut(pen, _drawable(skill), font, room - 48)
        width = int(pen.textlength(said, font)) + 48
        if not said:
            continue
        if left + width > start + room:
            left, top = start, top + height + 14
        if top + height > 515:
            return
        pen.rounded_rectangle((left, top, left + width, top + height), 26, "#ffffff", _LINE, 2)
        pen.text((left + width // 2, top + height // 2), said, _INK, font, anchor="mm")
        left += width + 14
