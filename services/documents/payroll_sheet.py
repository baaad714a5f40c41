"""Draws the dossier that goes to the payrolling partner: one page of A4, the same bytes for the same content."""

import re
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from io import BytesIO

from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import simpleSplit
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

WIDTH, HEIGHT = A4
_MARGIN, _HEAD = 48.0, 92.0
_INK, _SOFT, _BRAND, _LINE, _PAPER = "#1c2423", "#5a6563", "#0f5e5a", "#ddd8cc", "#faf7f1"
_PLAIN, _BOLD = "Sheet", "SheetBold"
_LABELS = 168.0
# What the fonts have; everything else would be an empty box.
_UNDRAWABLE = re.compile(r"[^ -ʯʼ̀-ͯͰ-ӿḀ-ỿ‐-‧‰‹›€№™←-↓−✓]")


@dataclass(frozen=True)
class SheetBlock:
    """A part of the page: its heading, and lines of label and value. An empty value is drawn as a dash."""

    heading: str
    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class PayrollSheet:
    """Everything that is written on the page, in its words."""

    brand: str
    title: str
    number: str
    blocks: tuple[SheetBlock, ...]
    notes: tuple[str, ...]
    foot: str


@lru_cache
def _fonts() -> None:
    for name, file in ((_PLAIN, "DejaVuSans.ttf"), (_BOLD, "DejaVuSans-Bold.ttf")):
        font = (files("services") / "documents" / "fonts" / file).read_bytes()
        pdfmetrics.registerFont(TTFont(name, BytesIO(font)))


def draw_payroll_sheet(sheet: PayrollSheet) -> bytes:
    """The page as PDF."""
    _fonts()
    made = BytesIO()
    # Without the present time inside: a second try sends the very same file.
    canvas = Canvas(made, pagesize=A4, invariant=1)
    canvas.setTitle(f"{_drawable(sheet.title)} {sheet.number}")
    canvas.setAuthor(_drawable(sheet.brand))
    _head(canvas, sheet)
    top = HEIGHT - _HEAD - 34
    for block in sheet.blocks:
        top = _block(canvas, block, top)
    _notes(canvas, sheet, top)
    canvas.setFillColor(_SOFT)
    canvas.setFont(_PLAIN, 6.5)
    for place, line in enumerate(_split(sheet.foot, _PLAIN, 6.5, WIDTH - 2 * _MARGIN)[:2]):
        canvas.drawString(_MARGIN, 34 - 9 * place, line)
    canvas.showPage()
    canvas.save()
    return made.getvalue()


def _drawable(text: str) -> str:
    return " ".join(_UNDRAWABLE.sub("", text).split())


def _split(text: str, font: str, size: float, width: float) -> list[str]:
    lines: list[str] = simpleSplit(_drawable(text), font, size, width)
    return lines


def _head(canvas: Canvas, sheet: PayrollSheet) -> None:
    canvas.setFillColor(_BRAND)
    canvas.rect(0, HEIGHT - _HEAD, WIDTH, _HEAD, stroke=0, fill=1)
    canvas.setFillColor(_PAPER)
    canvas.setFont(_PLAIN, 9)
    canvas.drawString(_MARGIN, HEIGHT - 34, _drawable(sheet.brand))
    canvas.drawRightString(WIDTH - _MARGIN, HEIGHT - 34, _drawable(sheet.number))
    canvas.setFont(_BOLD, 17)
    canvas.drawString(_MARGIN, HEIGHT - 64, _drawable(sheet.title))


def _block(canvas: Canvas, block: SheetBlock, top: float) -> float:
    """Draws a block from `top` down and gives where the next one begins."""
    canvas.setFillColor(_BRAND)
    canvas.setFont(_BOLD, 10.5)
    canvas.drawString(_MARGIN, top, _drawable(block.heading))
    canvas.setStrokeColor(_LINE)
    canvas.line(_MARGIN, top - 7, WIDTH - _MARGIN, top - 7)
    top -= 26
    for label, value in block.rows:
        canvas.setFillColor(_SOFT)
        canvas.setFont(_PLAIN, 8.5)
        canvas.drawString(_MARGIN, top, _drawable(label))
        canvas.setFillColor(_INK)
        canvas.setFont(_PLAIN, 10.5)
        lines = _split(value or "–", _PLAIN, 10.5, WIDTH - 2 * _MARGIN - _LABELS)[:2]
        for place, line in enumerate(lines):
            canvas.drawString(_MARGIN + _LABELS, top - 13 * place, line)
        top -= 18 + 13 * (max(1, len(lines)) - 1)
    return top - 17


def _notes(canvas: Canvas, sheet: PayrollSheet, top: float) -> None:
    canvas.setFillColor(_SOFT)
    canvas.setFont(_PLAIN, 8)
    for note in sheet.notes:
        for line in _split(note, _PLAIN, 8, WIDTH - 2 * _MARGIN):
            canvas.drawString(_MARGIN, top, line)
            top -= 11
        top -= 3
