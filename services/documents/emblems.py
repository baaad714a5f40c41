"""Draws the emblems of organisations in flat colours."""

from random import Random

from services.documents.canvas import CLOTHES, GROUNDS, Canvas, Colour, shade


def draw_emblem(seed: str, motif: str) -> bytes:
    """The emblem of an organisation, 320 × 320, as PNG; `motif` is one of _MOTIFS."""
    chance = Random(f"emblem/{seed}")
    ground, accent = chance.choice(GROUNDS)
    colour = chance.choice(CLOTHES)
    canvas = Canvas(ground)
    canvas.ellipse(50, 50, 41, 41, accent)
    canvas.ellipse(50, 50, 37, 37, "#fbfaf7")
    _MOTIFS[motif](canvas, colour)
    return canvas.png()


def _peaks(canvas: Canvas, colour: Colour) -> None:
    canvas.polygon(shade(colour, 1.35), (24, 68), (42, 34), (60, 68))
    canvas.polygon(colour, (38, 68), (58, 28), (78, 68))
    canvas.polygon("#ffffff", (58, 28), (51.5, 41), (56, 39), (59, 44), (62, 40), (64.5, 41))


def _mist(canvas: Canvas, colour: Colour) -> None:
    for row, (left, right) in enumerate(((34, 70), (26, 62), (38, 76), (30, 58))):
        canvas.block((left, 33 + 9 * row, right, 38 + 9 * row), shade(colour, 1 + 0.22 * row), 2.5)


def _coin(canvas: Canvas, colour: Colour) -> None:
    canvas.ellipse(50, 50, 22, 22, "#d9a441")
    canvas.ellipse(50, 50, 17.5, 17.5, "#efc76b")
    canvas.arc((42, 41, 60, 59), 40, 320, "#a8752a", 4)
    canvas.block((50, 48.5, 60, 52.5), "#a8752a", 1)


def _flame(canvas: Canvas, colour: Colour) -> None:
    canvas.ellipse(50, 58, 16, 17, "#c8402f")
    canvas.polygon("#c8402f", (34.6, 54), (48, 22), (65.4, 54))
    canvas.ellipse(50, 63, 9, 10.5, "#f2a33a")
    canvas.polygon("#f2a33a", (41.6, 60), (51, 40), (58.4, 60))


def _scales(canvas: Canvas, colour: Colour) -> None:
    canvas.line(colour, 2.6, (50, 28), (50, 70))
    canvas.line(colour, 2.6, (30, 36), (70, 36))
    canvas.block((39, 69, 61, 73), colour, 2)
    for x in (30, 70):
        canvas.line(colour, 1.2, (x, 36), (x - 9, 54))
        canvas.line(colour, 1.2, (x, 36), (x + 9, 54))
        canvas.slice(x, 54, 10, 8, 0, 180, colour)


def _house(canvas: Canvas, colour: Colour) -> None:
    canvas.polygon(colour, (26, 50), (50, 28), (74, 50))
    canvas.block((32, 49, 68, 72), shade(colour, 1.3), 1)
    canvas.block((45, 56, 55, 72), "#fbfaf7", 1)


def _leaf(canvas: Canvas, colour: Colour) -> None:
    upper = [(34 + 36 * t, 68 - 36 * t) for t in (0, 0.2, 0.4, 0.6, 0.8, 1)]
    bulge = (0, 7, 11, 11.5, 8, 0)
    canvas.polygon(
        "#6fae78", *upper, *((x - b, y - b) for (x, y), b in reversed([*zip(upper, bulge, strict=True)]))
    )
    canvas.polygon(
        "#4f8a5b", *upper, *((x + b, y + b) for (x, y), b in reversed([*zip(upper, bulge, strict=True)]))
    )
    canvas.line("#2f5a3a", 1.6, (28, 74), (66, 36))


def _waves(canvas: Canvas, colour: Colour) -> None:
    for row in range(3):
        for place in range(3):
            left = 24 + 17.5 * place
            tone = shade(colour, 1 + 0.25 * row)
            canvas.arc((left, 36 + 10 * row, left + 17.5, 50 + 10 * row), 180, 360, tone, 3.4)


def _bridge(canvas: Canvas, colour: Colour) -> None:
    canvas.block((22, 48, 78, 54), colour, 1)
    for x in (36, 64):
        canvas.block((x - 2, 30, x + 2, 70), colour, 1)
        canvas.line(colour, 1.4, (x, 32), (x - 14, 49))
        canvas.line(colour, 1.4, (x, 32), (x + 14, 49))


def _book(canvas: Canvas, colour: Colour) -> None:
    canvas.polygon(colour, (26, 36), (49, 40), (49, 70), (26, 66))
    canvas.polygon(shade(colour, 1.3), (74, 36), (51, 40), (51, 70), (74, 66))
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
