"""Draws portraits and emblems in flat colours: the same seed gives the same picture, another seed another one."""

from dataclasses import dataclass
from io import BytesIO
from random import Random

from PIL import Image, ImageDraw

SIZE = 320
_SCALE = 2  # Drawn twice as large and reduced: smooth edges.
_FULL = SIZE * _SCALE

Colour = str
Box = tuple[float, float, float, float]

_GROUNDS = (
    ("#f4d6c6", "#e9b79b"), ("#cfe3e2", "#a4c8c6"), ("#dcd6ee", "#b9aedb"), ("#f6e3b4", "#ecc872"),
    ("#d3e4c8", "#a9c794"), ("#f3cfd3", "#e2a1aa"), ("#cddcf0", "#9dbbe0"), ("#e6dfd3", "#c9bda8"),
    ("#c7e6d8", "#8fc9ad"), ("#f0d9ea", "#d7a9cb"), ("#ffe0c2", "#f5b877"), ("#d8e2e8", "#aebfca"),
)  # fmt: skip
_SKINS = ("#f7d9c4", "#f0c8a8", "#e3b08a", "#c98e66", "#a86f4b", "#7d4f35", "#5c3826")
_HAIRS = ("#2b2320", "#4a3325", "#6d4a2f", "#98683c", "#c79a56", "#b0492f", "#8f8d8a", "#d8d4cc", "#1c1d26")
_CLOTHES = (
    "#2f4858", "#33658a", "#86507d", "#a4453f", "#d08c42", "#3f7d5c", "#5a5f73", "#7a8b4f", "#274060", "#b5577a",
)  # fmt: skip
_INK = "#2b2a2f"

LONG_HAIR = ("long", "bob", "bun", "curls", "tail", "fringe")
SHORT_HAIR = ("short", "side", "crop", "curly", "bald", "quiff")


@dataclass(frozen=True)
class Look:
    """What a portrait must have; None leaves it to the seed. Hair is one of LONG_HAIR, SHORT_HAIR or "scarf"."""

    hair: str | None = None
    beard: bool | None = None
    glasses: bool | None = None
    skin: int | None = None
    hair_colour: int | None = None


class _Canvas:
    """Draws on a square whose sides are 100 units, at the larger scale."""

    def __init__(self, ground: Colour) -> None:
        self._image = Image.new("RGB", (_FULL, _FULL), ground)
        self._draw = ImageDraw.Draw(self._image)

    def _px(self, *units: float) -> list[float]:
        return [unit * _FULL / 100 for unit in units]

    def ellipse(self, x: float, y: float, rx: float, ry: float, fill: Colour) -> None:
        self._draw.ellipse(self._px(x - rx, y - ry, x + rx, y + ry), fill=fill)

    def slice(self, x: float, y: float, rx: float, ry: float, start: float, end: float, fill: Colour) -> None:
        self._draw.pieslice(self._px(x - rx, y - ry, x + rx, y + ry), start, end, fill=fill)

    def arc(self, box: Box, start: float, end: float, fill: Colour, width: float) -> None:
        self._draw.arc(self._px(*box), start, end, fill=fill, width=round(width * _FULL / 100))

    def block(self, box: Box, fill: Colour, radius: float = 0) -> None:
        self._draw.rounded_rectangle(self._px(*box), radius * _FULL / 100, fill=fill)

    def polygon(self, fill: Colour, *points: tuple[float, float]) -> None:
        self._draw.polygon([tuple(self._px(*point)) for point in points], fill=fill)

    def line(self, fill: Colour, width: float, *points: tuple[float, float]) -> None:
        where = [tuple(self._px(*point)) for point in points]
        self._draw.line(where, fill=fill, width=round(width * _FULL / 100), joint="curve")

    def png(self) -> bytes:
        small = self._image.resize((SIZE, SIZE), Image.Resampling.BOX)
        # Few flat colours: a palette makes the file five times smaller.
        out = BytesIO()
        small.quantize(96, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE).save(out, "PNG")
        return out.getvalue()


def _shade(colour: Colour, factor: float) -> Colour:
    parts = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
    mixed = (part * factor if factor <= 1 else part + (255 - part) * (factor - 1) for part in parts)
    return "#" + "".join(f"{round(part):02x}" for part in mixed)


def draw_portrait(seed: str, look: Look | None = None) -> bytes:
    """A portrait of nobody in particular, 320 × 320, as PNG."""
    chance = Random(f"portrait/{seed}")
    wanted = look or Look()
    ground, accent = chance.choice(_GROUNDS)
    skin = _SKINS[wanted.skin if wanted.skin is not None else chance.randrange(len(_SKINS))]
    colour = _HAIRS[wanted.hair_colour if wanted.hair_colour is not None else _usual_hair(chance, skin)]
    hair = wanted.hair or chance.choice(LONG_HAIR + SHORT_HAIR)
    clothes = chance.choice(_CLOTHES)
    canvas = _Canvas(ground)
    _backdrop(canvas, chance, accent)
    if hair == "scarf":
        colour = chance.choice(_CLOTHES)
    _hair_behind(canvas, hair, colour)
    _body(canvas, chance, clothes, skin)
    _face(canvas, chance, skin, colour if hair != "scarf" else _HAIRS[0])
    beard = wanted.beard if wanted.beard is not None else hair in SHORT_HAIR and chance.random() < 0.35
    if beard:
        _beard(canvas, chance, skin, _shade(colour, 0.92))
    _mouth(canvas, chance, skin)
    _hair_before(canvas, hair, colour)
    glasses = wanted.glasses if wanted.glasses is not None else chance.random() < 0.3
    if glasses:
        _glasses(canvas, chance)
    return canvas.png()


def _usual_hair(chance: Random, skin: Colour) -> int:
    """The place of a hair colour that is often seen with this skin."""
    return chance.choice((0, 0, 1, 6, 8) if _SKINS.index(skin) >= 3 else range(len(_HAIRS)))


def _mixed(colour: Colour, other: Colour, share: float) -> Colour:
    pairs = ((int(colour[place : place + 2], 16), int(other[place : place + 2], 16)) for place in (1, 3, 5))
    return "#" + "".join(f"{round(one + (two - one) * share):02x}" for one, two in pairs)


def _backdrop(canvas: _Canvas, chance: Random, accent: Colour) -> None:
    kind = chance.randrange(5)
    if kind == 0:
        canvas.ellipse(50, 46, 40, 40, accent)
    elif kind == 1:
        canvas.polygon(accent, (0, 100), (0, 62), (28, 34), (52, 60), (72, 40), (100, 66), (100, 100))
    elif kind == 2:
        for place in range(5):
            canvas.ellipse(10 + 20 * place, 100 - 9 * (place % 3), 22, 60, accent)
    elif kind == 3:
        canvas.polygon(accent, (0, 0), (62, 0), (0, 78))
        canvas.ellipse(84, 20, 8, 8, accent)
    else:
        canvas.slice(100, 0, 74, 74, 90, 180, accent)
        canvas.slice(0, 100, 46, 46, 270, 360, accent)


def _body(canvas: _Canvas, chance: Random, clothes: Colour, skin: Colour) -> None:
    canvas.ellipse(50, 104, 36, 31, clothes)
    canvas.block((42.5, 58, 57.5, 79), _shade(skin, 0.88), 6)
    collar = chance.randrange(4)
    light = _shade(clothes, 1.75)
    if collar == 0:
        canvas.slice(50, 75, 11, 9, 0, 180, _shade(skin, 0.88))
    elif collar == 1:
        canvas.polygon(_shade(skin, 0.88), (40, 74), (60, 74), (50, 90))
        canvas.polygon(light, (40, 73), (34, 78), (44, 90), (50, 89))
        canvas.polygon(light, (60, 73), (66, 78), (56, 90), (50, 89))
    elif collar == 2:
        canvas.block((38, 71, 62, 79), _shade(clothes, 0.8), 4)
    else:
        canvas.polygon("#fbfaf7", (41, 73), (59, 73), (54, 100), (46, 100))
        canvas.polygon(_shade(clothes, 0.75), (41, 73), (33, 80), (47, 100), (50, 100))
        canvas.polygon(_shade(clothes, 0.75), (59, 73), (67, 80), (53, 100), (50, 100))


def _face(canvas: _Canvas, chance: Random, skin: Colour, brow: Colour) -> None:
    canvas.ellipse(31.5, 48, 3.6, 5, _shade(skin, 0.92))
    canvas.ellipse(68.5, 48, 3.6, 5, _shade(skin, 0.92))
    canvas.ellipse(50, 46, 18.6, 23, skin)
    for x in (38.5, 61.5):
        canvas.ellipse(x, 54, 3.6, 2.4, _mixed(skin, "#d9534f", 0.18))
    apart = chance.choice((7.6, 8.2, 8.8))
    for side in (-1, 1):
        canvas.ellipse(50 + side * apart, 46.5, 1.75, 2.15, _INK)
        canvas.ellipse(50 + side * apart + 0.6, 45.8, 0.55, 0.55, "#ffffff")
        canvas.arc((46 + side * apart, 40, 54 + side * apart, 46), 205, 335, _shade(brow, 0.85), 1.1)
    canvas.arc((47.6, 47, 52.4, 54), 20, 160, _shade(skin, 0.78), 1.1)


def _mouth(canvas: _Canvas, chance: Random, skin: Colour) -> None:
    if chance.random() < 0.4:
        canvas.slice(50, 57.3, 6, 5, 0, 180, "#8c3b3b")
        canvas.slice(50, 57.3, 5, 2.2, 0, 180, "#fffaf5")
    else:
        canvas.arc((43.5, 52.5, 56.5, 61.5), 25, 155, _shade(skin, 0.5), 1.3)


def _beard(canvas: _Canvas, chance: Random, skin: Colour, colour: Colour) -> None:
    canvas.slice(50, 51, 18.6, 18.6, 8, 172, colour)
    canvas.ellipse(50, 52.5, 12.4, 7.2, skin)
    if chance.random() < 0.5:
        canvas.arc((43, 53.2, 57, 60), 195, 345, colour, 1.9)


def _hair_behind(canvas: _Canvas, hair: str, colour: Colour) -> None:
    if hair in ("long", "fringe"):
        canvas.block((27, 26, 73, 84), _shade(colour, 0.88), 18)
    elif hair == "bob":
        canvas.block((27, 26, 73, 66), _shade(colour, 0.88), 16)
    elif hair == "bun":
        canvas.ellipse(50, 17, 9.5, 9, _shade(colour, 0.88))
    elif hair == "tail":
        canvas.ellipse(70, 50, 8, 24, _shade(colour, 0.88))
    elif hair == "curls":
        for x, y in ((29, 40), (27, 52), (30, 64), (71, 40), (73, 52), (70, 64), (36, 27), (64, 27), (50, 22)):
            canvas.ellipse(x, y, 9.5, 9.5, _shade(colour, 0.88))
    elif hair == "scarf":
        canvas.block((26, 20, 74, 86), _shade(colour, 0.85), 22)


def _hair_before(canvas: _Canvas, hair: str, colour: Colour) -> None:
    if hair == "bald":
        return
    if hair == "scarf":
        canvas.slice(50, 36, 22, 18, 180, 360, colour)
        canvas.arc((27, 18, 73, 78), 130, 410, colour, 5.6)
        canvas.polygon(_shade(colour, 0.92), (31, 70), (50, 75), (69, 70), (63, 90), (37, 90))
        return
    if hair == "crop":
        canvas.slice(50, 38, 19, 16.5, 184, 356, colour)
        return
    if hair in ("curly", "curls"):
        for x, y in ((34, 32), (41, 26), (50, 24), (59, 26), (66, 32)):
            canvas.ellipse(x, y, 7.4, 7, colour)
        return
    if hair == "quiff":
        canvas.slice(50, 39, 19.4, 18, 180, 360, colour)
        canvas.ellipse(57, 25, 13.5, 7, colour)
        return
    if hair == "fringe":
        canvas.slice(50, 38, 20.6, 17.5, 180, 360, colour)
        canvas.block((31, 30, 69, 40), colour, 3)
        return
    canvas.slice(50, 38, 20.6, 17.5, 180, 360, colour)
    # Locks that frame the forehead, parted at the side or falling straight.
    if hair in ("side", "long", "tail"):
        canvas.polygon(colour, (29.4, 37), (60, 30), (42, 39), (33, 46), (29.8, 47))
        canvas.polygon(colour, (70.6, 37), (56, 28), (64, 37), (67.6, 46), (70.2, 47))
    else:
        canvas.block((29.5, 32, 34.6, 47), colour, 2.5)
        canvas.block((65.4, 32, 70.5, 47), colour, 2.5)


def _glasses(canvas: _Canvas, chance: Random) -> None:
    colour = chance.choice((_INK, "#7a4a2b", "#33658a", "#8c3b3b"))
    for side in (-1, 1):
        x = 50 + side * 8.2
        canvas.arc((x - 6, 41, x + 6, 52.4), 0, 360, colour, 1.1)
        canvas.line(colour, 1.1, (50 + side * 14.2, 45.8), (50 + side * 18.6, 45))
    canvas.arc((47.4, 44.4, 52.6, 48.4), 190, 350, colour, 1.1)


MOTIFS = ("peaks", "mist", "coin", "flame", "scales", "house", "leaf", "waves", "bridge", "book")


def draw_emblem(seed: str, motif: str) -> bytes:
    """The emblem of an organisation, 320 × 320, as PNG; `motif` is one of MOTIFS."""
    chance = Random(f"emblem/{seed}")
    ground, accent = chance.choice(_GROUNDS)
    colour = chance.choice(_CLOTHES)
    canvas = _Canvas(ground)
    canvas.ellipse(50, 50, 41, 41, accent)
    canvas.ellipse(50, 50, 37, 37, "#fbfaf7")
    _MOTIFS[motif](canvas, colour)
    return canvas.png()


def _peaks(canvas: _Canvas, colour: Colour) -> None:
    canvas.polygon(_shade(colour, 1.35), (24, 68), (42, 34), (60, 68))
    canvas.polygon(colour, (38, 68), (58, 28), (78, 68))
    canvas.polygon("#ffffff", (58, 28), (51.5, 41), (56, 39), (59, 44), (62, 40), (64.5, 41))


def _mist(canvas: _Canvas, colour: Colour) -> None:
    for row, (left, right) in enumerate(((34, 70), (26, 62), (38, 76), (30, 58))):
        canvas.block((left, 33 + 9 * row, right, 38 + 9 * row), _shade(colour, 1 + 0.22 * row), 2.5)


def _coin(canvas: _Canvas, colour: Colour) -> None:
    canvas.ellipse(50, 50, 22, 22, "#d9a441")
    canvas.ellipse(50, 50, 17.5, 17.5, "#efc76b")
    canvas.arc((42, 41, 60, 59), 40, 320, "#a8752a", 4)
    canvas.block((50, 48.5, 60, 52.5), "#a8752a", 1)


def _flame(canvas: _Canvas, colour: Colour) -> None:
    canvas.ellipse(50, 58, 16, 17, "#c8402f")
    canvas.polygon("#c8402f", (34.6, 54), (48, 22), (65.4, 54))
    canvas.ellipse(50, 63, 9, 10.5, "#f2a33a")
    canvas.polygon("#f2a33a", (41.6, 60), (51, 40), (58.4, 60))


def _scales(canvas: _Canvas, colour: Colour) -> None:
    canvas.line(colour, 2.6, (50, 28), (50, 70))
    canvas.line(colour, 2.6, (30, 36), (70, 36))
    canvas.block((39, 69, 61, 73), colour, 2)
    for x in (30, 70):
        canvas.line(colour, 1.2, (x, 36), (x - 9, 54))
        canvas.line(colour, 1.2, (x, 36), (x + 9, 54))
        canvas.slice(x, 54, 10, 8, 0, 180, colour)


def _house(canvas: _Canvas, colour: Colour) -> None:
    canvas.polygon(colour, (26, 50), (50, 28), (74, 50))
    canvas.block((32, 49, 68, 72), _shade(colour, 1.3), 1)
    canvas.block((45, 56, 55, 72), "#fbfaf7", 1)


def _leaf(canvas: _Canvas, colour: Colour) -> None:
    upper = [(34 + 36 * t, 68 - 36 * t) for t in (0, 0.2, 0.4, 0.6, 0.8, 1)]
    bulge = (0, 7, 11, 11.5, 8, 0)
    canvas.polygon("#6fae78", *upper, *((x - b, y - b) for (x, y), b in reversed([*zip(upper, bulge, strict=True)])))
    canvas.polygon("#4f8a5b", *upper, *((x + b, y + b) for (x, y), b in reversed([*zip(upper, bulge, strict=True)])))
    canvas.line("#2f5a3a", 1.6, (28, 74), (66, 36))


def _waves(canvas: _Canvas, colour: Colour) -> None:
    for row in range(3):
        for place in range(3):
            left = 24 + 17.5 * place
            shade = _shade(colour, 1 + 0.25 * row)
            canvas.arc((left, 36 + 10 * row, left + 17.5, 50 + 10 * row), 180, 360, shade, 3.4)


def _bridge(canvas: _Canvas, colour: Colour) -> None:
    canvas.block((22, 48, 78, 54), colour, 1)
    for x in (36, 64):
        canvas.block((x - 2, 30, x + 2, 70), colour, 1)
        canvas.line(colour, 1.4, (x, 32), (x - 14, 49))
        canvas.line(colour, 1.4, (x, 32), (x + 14, 49))


def _book(canvas: _Canvas, colour: Colour) -> None:
    canvas.polygon(colour, (26, 36), (49, 40), (49, 70), (26, 66))
    canvas.polygon(_shade(colour, 1.3), (74, 36), (51, 40), (51, 70), (74, 66))
    for row in range(3):
        canvas.line("#fbfaf7", 1.2, (31, 44 + 6 * row), (45, 46.4 + 6 * row))
        canvas.line("#fbfaf7", 1.2, (69, 44 + 6 * row), (55, 46.4 + 6 * row))


_MOTIFS = {
    "peaks": _peaks,
    "mist": _mist,
    "coin": _coin,
    "flame": _flame,
    "scales": _scales,
    "house": _house,
    "leaf": _leaf,
    "waves": _waves,
    "bridge": _bridge,
    "book": _book,
}
