"""Fails every test during which a sentence was missing, even when the error was caught on its way."""

from collections.abc import Iterator

import pytest

from core.i18n import MissingSentence


@pytest.fixture(autouse=True)
def missing_sentences(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """The keys that were missing so far. A test that is about a missing sentence asks for it and clears it."""
    missed: list[str] = []
    original = MissingSentence.__init__

    def note(error: MissingSentence, *details: object) -> None:
        missed.append(str(details[0]) if details else "")
        original(error, *details)

    monkeypatch.setattr(MissingSentence, "__init__", note)
    yield missed
    assert not missed, f"the catalogue lacks {missed}"
