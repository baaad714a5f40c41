"""The arrows between the layers: import-linter keeps them, and each contract is shown to break."""

import configparser
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.rules.sources import ROOT

# For each contract: the module that offends, and what it imports.
BREAKING = {
    "layers": ("models.example", "services"),
    "sandbox-imports-nothing": ("sandbox.example", "core"),
    "sandbox-is-imported-by-main-only": ("bot.example", "sandbox"),
    "core-knows-no-database": ("core.example", "tortoise"),
    "adapters-of-telegram": ("web.example", "telegram"),
    "documents": ("bot.example", "reportlab"),
    "calendars": ("services.example", "icalendar"),
    "web-library": ("services.example", "aiohttp"),
}


def _contracts() -> dict[str, str]:
    settings = configparser.ConfigParser()
    settings.read(ROOT / ".importlinter")
    start = "importlinter:contract:"
    return {
        name.removeprefix(start): settings[name]["name"]
        for name in settings.sections()
        if name.startswith(start)
    }


def _lint(folder: Path, *options: str) -> subprocess.CompletedProcess[str]:
    command = [str(Path(sys.executable).parent / "lint-imports"), "--no-cache", *options]
    return subprocess.run(command, cwd=folder, text=True, capture_output=True, timeout=100)


@pytest.fixture
def empty_layers(tmp_path: Path) -> Path:
    """A project with the same packages and nothing in them."""
    for name in ("bot", "web", "scheduler", "sandbox", "services", "models", "core"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "__init__.py").touch()
    shutil.copy(ROOT / ".importlinter", tmp_path)
    return tmp_path


def test_the_project_keeps_every_contract() -> None:
    done = _lint(ROOT)
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr


def test_every_contract_is_kept_by_empty_layers(empty_layers: Path) -> None:
    assert _lint(empty_layers).returncode == 0


def test_every_contract_has_its_breaking_example() -> None:
    assert set(BREAKING) == set(_contracts())


@pytest.mark.parametrize("contract", BREAKING)
def test_the_contract_breaks_when_it_should(contract: str, empty_layers: Path) -> None:
    module, target = BREAKING[contract]
    (empty_layers / f"{module.replace('.', '/')}.py").write_text(f"import {target}\n")
    done = _lint(empty_layers, "--contract", contract)
    assert done.returncode == 1 and f"{_contracts()[contract]} BROKEN" in done.stdout, done.stdout[-2000:]


@pytest.mark.parametrize(
    ("module", "target"),
    [("services.documents.example", "reportlab"), ("services.calendars.example", "icalendar")],
)
def test_the_one_place_that_may_import_it_does(module: str, target: str, empty_layers: Path) -> None:
    file = empty_layers / f"{module.replace('.', '/')}.py"
    file.parent.mkdir()
    (file.parent / "__init__.py").touch()
    file.write_text(f"import {target}\n")
    assert _lint(empty_layers).returncode == 0


@pytest.mark.parametrize(("one", "other"), [("bot", "web"), ("web", "scheduler"), ("scheduler", "bot")])
def test_adapters_do_not_import_one_another(one: str, other: str, empty_layers: Path) -> None:
    (empty_layers / one / "example.py").write_text(f"import {other}\n")
    assert _lint(empty_layers, "--contract", "layers").returncode == 1
