"""No test can be left out without the suite turning red."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.rules.sources import ROOT

HOOKS = "from tests.nothing_skipped import pytest_make_collect_report, pytest_runtest_makereport\n"
# The words are put together so that the rule that refuses them does not find them here.
MARK, CALL = "@pytest." + "mark.", "pytest."
LEFT_OUT = {
    "a skipped test": f"{MARK}skip\ndef test_x():\n    pass\n",
    "a test skipped on a condition": f"{MARK}skipif(True, reason='never')\ndef test_x():\n    pass\n",
    "a test that skips itself": f"def test_x():\n    {CALL}skip('later')\n",
    "a failure that is expected": f"{MARK}xfail\ndef test_x():\n    assert False\n",
    "a failure that is expected and does not come": f"{MARK}xfail\ndef test_x():\n    pass\n",
    "a module that lacks a library": f"{CALL}importorskip('no_such_library')\ndef test_x():\n    pass\n",
}


def _run(folder: Path, body: str, *options: str) -> subprocess.CompletedProcess[str]:
    (folder / "conftest.py").write_text(HOOKS)
    (folder / "test_example.py").write_text("import pytest\n" + body)
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-q", *options, str(folder)]
    return subprocess.run(
        command,
        cwd=folder,
        env={"PYTHONPATH": str(ROOT), "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"},
        text=True,
        capture_output=True,
        timeout=60,
    )


@pytest.mark.parametrize("body", LEFT_OUT.values(), ids=LEFT_OUT.keys())
def test_what_is_left_out_fails(body: str, tmp_path: Path) -> None:
    done = _run(tmp_path, body)
    assert done.returncode in (1, 2), done.stdout
    assert "nothing is proved" in done.stdout, done.stdout


@pytest.mark.slow
def test_it_fails_in_the_workers_too(tmp_path: Path) -> None:
    done = _run(tmp_path, LEFT_OUT["a skipped test"], "-p", "xdist", "-n", "1")
    assert done.returncode == 1 and "nothing is proved" in done.stdout, done.stdout


def test_a_test_that_runs_passes(tmp_path: Path) -> None:
    done = _run(tmp_path, "def test_x():\n    assert True\n")
    assert done.returncode == 0 and "1 passed" in done.stdout, done.stdout
