"""A square to draw on in flat colours, and the colours that portraits and emblems share."""

from io import BytesIO

from PIL import Image, ImageDraw

SIZE = 320
_SCALE = 2  # Drawn twice as large and reduced: smooth edges.
_FULL = SIZE * _SCALE

Colour = str
Box = tuple[float, float, float, float]

GROUNDS = (
    ("#f4d6c6", "#e9b79b"), ("#cfe3e2", "#a4c8c6"), ("#dcd6ee", "#b9aedb"), ("#f6e3b4", "#ecc872"),
    ("#d3e4c8", "#a9c794"), ("#f3cfd3", "#e2a1aa"), ("#cddcf0", "#9dbbe0"), ("#e6dfd3", "#c9bda8"),
    ("#c7e6d8", "#8fc9ad"), ("#f0d9ea", "#d7a9cb"), ("#ffe0c2", "#f5b877"), ("#d8e2e8", "#aebfca"),
)  # fmt: skip
CLOTHES = (
    "#2f4858", "#33658a", "#86507d", "#a4453f", "#d08c42", "#3f7d5c", "#5a5f73", "#7a8b4f", "#274060", "#b5577a",
)  # fmt: skip


class Canvas:
    """Draws on a square whose sides are 100 units, at the larger scale."""

    def __init__(self, ground: Colour) -> None:
        self._image = Image.new("RGB", (_FULL, _FULL), ground)
        self._draw = ImageDraw.Draw(self._image)

    def _px(self, *units: float) -> list[float]:
        return [unit * _FULL / 100 for unit in units]

    def ellipse(self, x: float, y: float, rx: float, ry: float, fill: Colour) -> None:
        """A filled ellipse around a centre."""
        self._draw.ellipse(self._px(x - rx, y - ry, x + rx, y + ry), fill=fill)

    def slice(self, x: float, y: float, rx: float, ry: float, start: float, end: float, fill: Colour) -> None:
        """A filled part of an ellipse, between two angles."""
        self._draw.pieslice(self._px(x - rx, y - ry, x + rx, y + ry), start, end, fill=fill)

    def arc(self, box: Box, start: float, end: float, fill: Colour, width: float) -> None:
        """A curved line inside a box."""
        self._draw.arc(self._px(*box), start, end, fill=fill, width=round(width * _FULL / 100))

    def block(self, box: Box, fill: Colour, radius: float = 0) -> None:
        """A filled rectangle with round corners."""
        self._draw.rounded_rectangle(self._px(*box), radius * _FULL / 100, fill=fill)

    def polygon(self, fill: Colour, *points: tuple[float, float]) -> None:
        """A filled shape."""
        self._draw.polygon([tuple(self._px(*point)) for point in points], fill=fill)

    def line(self, fill: Colour, width: float, *points: tuple[float, float]) -> None:
        """A line through points."""
        where = [tuple(self._px(*point)) for point in points]
        self._draw.line(where, fill=fill, width=round(width * _FULL / 100), joint="curve")

    def png(self) -> bytes:
        """The finished picture, reduced to 320 × 320."""
        small = self._image.resize((SIZE, SIZE), Image.Resampling.BOX)
        # Few flat colours: a palette makes the file five times smaller.
        out = BytesIO()
        small.quantize(96, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE).save(out, "PNG")
        return out.getvalue()


def shade(colour: Colour, factor: float) -> Colour:
    """Darker below 1, lighter above it."""
    parts = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
    mixed = (part * factor if factor <= 1 else part + (255 - part) * (factor - 1) for part in parts)
    return "#" + "".join(f"{round(part):02x}" for part in mixed)


def mixed(colour: Colour, other: Colour, share: float) -> Colour:
    """The colour with a share of another one in it."""
    pairs = ((int(colour[place : place + 2], 16), int(other[place : place + 2], 16)) for place in (1, 3, 5))
    return "#" + "".join(f"{round(one + (two - one) * share):02x}" for one, two in pairs)
