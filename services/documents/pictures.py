"""Draws portraits in flat colours: the same seed gives the same picture, another seed another one."""

from dataclasses import dataclass
from random import Random

from services.documents.canvas import CLOTHES, GROUNDS, Canvas, Colour, mixed, shade

_SKINS = ("#f7d9c4", "#f0c8a8", "#e3b08a", "#c98e66", "#a86f4b", "#7d4f35", "#5c3826")
_HAIRS = ("#2b2320", "#4a3325", "#6d4a2f", "#98683c", "#c79a56", "#b0492f", "#8f8d8a", "#d8d4cc", "#1c1d26")
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


def draw_portrait(seed: str, look: Look | None = None) -> bytes:
    """A portrait of nobody in particular, 320 × 320, as PNG."""
    chance = Random(f"portrait/{seed}")
    wanted = look or Look()
    ground, accent = chance.choice(GROUNDS)
    skin = _SKINS[wanted.skin if wanted.skin is not None else chance.randrange(len(_SKINS))]
    colour = _HAIRS[wanted.hair_colour if wanted.hair_colour is not None else _usual_hair(chance, skin)]
    hair = wanted.hair or chance.choice(LONG_HAIR + SHORT_HAIR)
    clothes = chance.choice(CLOTHES)
    canvas = Canvas(ground)
    _backdrop(canvas, chance, accent)
    if hair == "scarf":
        colour = chance.choice(CLOTHES)
    _hair_behind(canvas, hair, colour)
    _body(canvas, chance, clothes, skin)
    _face(canvas, chance, skin, colour if hair != "scarf" else _HAIRS[0])
    beard = wanted.beard if wanted.beard is not None else hair in SHORT_HAIR and chance.random() < 0.35
    if beard:
        _beard(canvas, chance, skin, shade(colour, 0.92))
    _mouth(canvas, chance, skin)
    _hair_before(canvas, hair, colour)
    glasses = wanted.glasses if wanted.glasses is not None else chance.random() < 0.3
    if glasses:
        _glasses(canvas, chance)
    return canvas.png()


def _usual_hair(chance: Random, skin: Colour) -> int:
    """The place of a hair colour that is often seen with this skin."""
    return chance.choice((0, 0, 1, 6, 8) if _SKINS.index(skin) >= 3 else range(len(_HAIRS)))


def _backdrop(canvas: Canvas, chance: Random, accent: Colour) -> None:
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


def _body(canvas: Canvas, chance: Random, clothes: Colour, skin: Colour) -> None:
    canvas.ellipse(50, 104, 36, 31, clothes)
    canvas.block((42.5, 58, 57.5, 79), shade(skin, 0.88), 6)
    collar = chance.randrange(4)
    light = shade(clothes, 1.75)
    if collar == 0:
        canvas.slice(50, 75, 11, 9, 0, 180, shade(skin, 0.88))
    elif collar == 1:
        canvas.polygon(shade(skin, 0.88), (40, 74), (60, 74), (50, 90))
        canvas.polygon(light, (40, 73), (34, 78), (44, 90), (50, 89))
        canvas.polygon(light, (60, 73), (66, 78), (56, 90), (50, 89))
    elif collar == 2:
        canvas.block((38, 71, 62, 79), shade(clothes, 0.8), 4)
    else:
        canvas.polygon("#fbfaf7", (41, 73), (59, 73), (54, 100), (46, 100))
        canvas.polygon(shade(clothes, 0.75), (41, 73), (33, 80), (47, 100), (50, 100))
        canvas.polygon(shade(clothes, 0.75), (59, 73), (67, 80), (53, 100), (50, 100))


def _face(canvas: Canvas, chance: Random, skin: Colour, brow: Colour) -> None:
    canvas.ellipse(31.5, 48, 3.6, 5, shade(skin, 0.92))
    canvas.ellipse(68.5, 48, 3.6, 5, shade(skin, 0.92))
    canvas.ellipse(50, 46, 18.6, 23, skin)
    for x in (38.5, 61.5):
        canvas.ellipse(x, 54, 3.6, 2.4, mixed(skin, "#d9534f", 0.18))
    apart = chance.choice((7.6, 8.2, 8.8))
    for side in (-1, 1):
        canvas.ellipse(50 + side * apart, 46.5, 1.75, 2.15, _INK)
        canvas.ellipse(50 + side * apart + 0.6, 45.8, 0.55, 0.55, "#ffffff")
        canvas.arc((46 + side * apart, 40, 54 + side * apart, 46), 205, 335, shade(brow, 0.85), 1.1)
    canvas.arc((47.6, 47, 52.4, 54), 20, 160, shade(skin, 0.78), 1.1)


def _mouth(canvas: Canvas, chance: Random, skin: Colour) -> None:
    if chance.random() < 0.4:
        canvas.slice(50, 57.3, 6, 5, 0, 180, "#8c3b3b")
        canvas.slice(50, 57.3, 5, 2.2, 0, 180, "#fffaf5")
    else:
        canvas.arc((43.5, 52.5, 56.5, 61.5), 25, 155, shade(skin, 0.5), 1.3)


def _beard(canvas: Canvas, chance: Random, skin: Colour, colour: Colour) -> None:
    canvas.slice(50, 51, 18.6, 18.6, 8, 172, colour)
    canvas.ellipse(50, 52.5, 12.4, 7.2, skin)
    if chance.random() < 0.5:
        canvas.arc((43, 53.2, 57, 60), 195, 345, colour, 1.9)


def _hair_behind(canvas: Canvas, hair: str, colour: Colour) -> None:
    if hair in ("long", "fringe"):
        canvas.block((27, 26, 73, 84), shade(colour, 0.88), 18)
    elif hair == "bob":
        canvas.block((27, 26, 73, 66), shade(colour, 0.88), 16)
    elif hair == "bun":
        canvas.ellipse(50, 17, 9.5, 9, shade(colour, 0.88))
    elif hair == "tail":
        canvas.ellipse(70, 50, 8, 24, shade(colour, 0.88))
    elif hair == "curls":
        for x, y in (
            (29, 40),
            (27, 52),
            (30, 64),
            (71, 40),
            (73, 52),
            (70, 64),
            (36, 27),
            (64, 27),
            (50, 22),
        ):
            canvas.ellipse(x, y, 9.5, 9.5, shade(colour, 0.88))
    elif hair == "scarf":
        canvas.block((26, 20, 74, 86), shade(colour, 0.85), 22)


def _hair_before(canvas: Canvas, hair: str, colour: Colour) -> None:
    if hair == "bald":
        return
    if hair == "scarf":
        canvas.slice(50, 36, 22, 18, 180, 360, colour)
        canvas.arc((27, 18, 73, 78), 130, 410, colour, 5.6)
        canvas.polygon(shade(colour, 0.92), (31, 70), (50, 75), (69, 70), (63, 90), (37, 90))
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


def _glasses(canvas: Canvas, chance: Random) -> None:
    colour = chance.choice((_INK, "#7a4a2b", "#33658a", "#8c3b3b"))
    for side in (-1, 1):
        x = 50 + side * 8.2
        canvas.arc((x - 6, 41, x + 6, 52.4), 0, 360, colour, 1.1)
        canvas.line(colour, 1.1, (50 + side * 14.2, 45.8), (50 + side * 18.6, 45))
    canvas.arc((47.4, 44.4, 52.6, 48.4), 190, 350, colour, 1.1)
