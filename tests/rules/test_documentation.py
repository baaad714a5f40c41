"""The documentation tells every setting, command, page and make target, and none that is gone."""

import argparse
import shutil
from pathlib import Path

import pytest

from console import parser
from tests.rules.sources import ROOT
from tools.documentation import commands, problems, routes, targets


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """The documentation alone, to be spoilt."""
    shutil.copytree(ROOT / "docs", tmp_path / "docs")
    for name in ("README.md", "CHANGELOG.md", "LICENSE", "Makefile", ".env.example"):
        shutil.copy(ROOT / name, tmp_path / name)
    return tmp_path


def _spoilt(folder: Path, file: str, old: str, new: str) -> str:
    text = (folder / file).read_text()
    assert old in text
    (folder / file).write_text(text.replace(old, new))
    return "\n".join(problems(folder, parser()))


def test_the_documentation_is_in_step() -> None:
    found = list(problems(ROOT, parser()))
    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    ("file", "old", "new", "found"),
    [
        ("docs/settings.md", "ENTREMISE_WEB_PORT", "ENTREMISE_WEB_PORTS", "docs/settings.md is not"),
        (".env.example", "ENTREMISE_WEB_PORT", "ENTREMISE_WEB_PORTS", ".env.example is not"),
        ("README.md", "ENTREMISE_PUBLIC_URL", "ENTREMISE_PUBLIC_ADDRESS", "ENTREMISE_PUBLIC_ADDRESS is told"),
        (
            "docs/operations.md",
            "`entremise admin certify`",
            "`x`",
            "`entremise admin certify` is told nowhere",
        ),
        ("docs/architecture.md", "`/readyz`", "`/ready`", "the page `/readyz` is told nowhere"),
        ("docs/observability.md", "`entremise_queue`", "`x`", "docs/observability.md is not in step"),
        ("docs/operations.md", "entremise_queue{", "entremise_owed{", "the metric entremise_owed is told"),
        ("README.md", "make lock", "make key", "`make lock` is told nowhere"),
        ("README.md", "docs/settings.md", "docs/gone.md", "docs/gone.md leads nowhere"),
    ],
)
def test_what_is_out_of_step_is_found(copied: Path, file: str, old: str, new: str, found: str) -> None:
    if file == "docs/architecture.md":
        _spoilt(copied, "docs/operations.md", "`/readyz`", "`/ready`")
    assert found in _spoilt(copied, file, old, new)


def test_commands_routes_and_targets_are_seen() -> None:
    top = argparse.ArgumentParser(prog="p")
    inner = top.add_subparsers()
    inner.add_parser("one")
    inner.add_parser("two").add_subparsers().add_parser("three")
    assert list(commands(top)) == ["p one", "p two three"]
    assert {"/healthz", "/telegram/{secret}"} <= set(routes())
    assert targets("run: x ## Starts.\nhidden: y\n") == ["run"]
