"""Every refusal about agendas and appointments has its sentence in every language."""

import inspect
from types import ModuleType

import pytest

from core.errors import DomainError, SlotTaken
from core.i18n import LANGUAGES, words
from services import agenda, claims
from services.appointments import errors

DETAILS: dict[str, dict[str, object]] = {
    "slot-taken": {"alternatives": "mardi 10:00", "count": 1},
    "slot-unavailable": {"alternatives": "", "count": 0},
    "offer-count": {"most": 3},
}


def _raised(*modules: ModuleType) -> set[type[DomainError]]:
    return {
        kind
        for module in modules
        for _, kind in inspect.getmembers(module, inspect.isclass)
        if issubclass(kind, DomainError) and kind.__module__ == module.__name__
    } | {SlotTaken}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_refusal_has_a_sentence(language: str) -> None:
    kinds = _raised(agenda, claims, errors)
    assert len(kinds) > 15
    for kind in kinds:
        assert words(language).plain(f"err-{kind.code}", **DETAILS.get(kind.code, {}))


def test_a_taken_slot_names_what_is_still_free_and_nothing_empty() -> None:
    say = words("fr").plain
    assert say("err-slot-taken", alternatives="mardi 10:00", count=1).endswith(
        "Encore libres\xa0: mardi 10:00."
    )
    assert say("err-slot-taken", alternatives="", count=0).endswith("Choisissez un autre jour.")
