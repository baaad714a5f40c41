"""Every dialog of the product, on every screen, in every language."""

import asyncio
import inspect

import pytest

from bot.engine import Dialog, load_dialogs
from bot.preview import preview, screens_of
from core.i18n import LANGUAGES, words
from tests.engine.lint import flaws
from tests.engine.samples import Mission

REAL = sorted(
    (d for d in load_dialogs().values() if d.__module__.startswith("bot.dialogs.")), key=lambda d: d.key
)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("dialog", REAL, ids=lambda d: d.key)
async def test_every_screen_can_be_read_and_answered(dialog: type[Dialog], language: str) -> None:
    said, own = words(language).plain, f"{dialog.key}.cancel"
    for name, view in await screens_of(dialog, language):
        assert (
            flaws(view, (said("common-back"), said(own if words(language).has(own) else "common-cancel")))
            == []
        ), name


@pytest.mark.parametrize("dialog", [*REAL, Mission], ids=lambda d: d.key)
def test_a_dialog_is_short_to_write(dialog: type[Dialog]) -> None:
    lines = [line for line in inspect.getsource(dialog).splitlines() if line.strip()]
    assert len(lines) <= 30 + max(0, len(dialog.steps) - 8) * 3 + 15 * (dialog is not Mission)


def test_the_preview_prints_every_dialog() -> None:
    text = asyncio.run(preview())
    for dialog in REAL:
        assert f"{dialog.key} · {dialog.__name__}" in text
    assert "↓" in asyncio.run(preview("fr", [REAL[0].key]))
