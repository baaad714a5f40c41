"""The rules of the house hold in every file, and each of them is shown to refuse an example."""

from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from tests.rules.habit_rules import HABIT_RULES, LONG_FUNCTIONS, LONG_MODULES
from tests.rules.layer_rules import LAYER_RULES
from tests.rules.sources import PRODUCT, ROOT, Rule, offences, sources, told

RULES = [*LAYER_RULES, *HABIT_RULES]
each_rule = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)


@cache
def _of_the_project() -> dict[str, list[str]]:
    """What breaks each rule. Every file is parsed once for all of them: that is most of the work."""
    found: dict[str, list[str]] = {rule.name: [] for rule in RULES}
    for place in sorted({place for rule in RULES for place in rule.places}):
        here = [rule for rule in RULES if place in rule.places]
        for source in sources(ROOT, (place,)):
            for rule in here:
                found[rule.name] += told(rule, source)
    return found


@each_rule
def test_the_project_keeps_the_rule(rule: Rule) -> None:
    found = _of_the_project()[rule.name]
    assert not found, "\n".join([rule.name, *found])


@each_rule
def test_the_rule_refuses_its_example_and_takes_the_right_way(rule: Rule, tmp_path: Path) -> None:
    bad = tmp_path / rule.bad_path
    bad.parent.mkdir(parents=True)
    bad.write_text(rule.bad)
    here = replace(rule, places=(bad.parent.name,))
    found = offences(here, tmp_path)
    assert found and all(line.startswith(f"{rule.bad_path}:") for line in found)
    bad.unlink()
    (bad.parent / "example_of_the_right_way.py").write_text(rule.good)
    assert offences(here, tmp_path) == []


def test_the_places_that_are_searched_exist() -> None:
    searched = {source.path.split("/")[0] for source in sources(ROOT, PRODUCT)}
    assert searched == set(PRODUCT)


def test_what_may_be_long_still_is_there() -> None:
    assert all((ROOT / path).exists() for path in LONG_MODULES)
    for place in LONG_FUNCTIONS:
        path, name = place.split("::")
        assert f"def {name}(" in (ROOT / path).read_text()


def test_scripts_of_pages_are_short_too() -> None:
    scripts = [path for place in ("web", "sandbox") for path in (ROOT / place).rglob("*.js")]
    assert [str(path.relative_to(ROOT)) for path in scripts if len(path.read_text().splitlines()) > 300] == []
