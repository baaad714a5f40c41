"""What the tests need beside Python is found, or named."""

from pathlib import Path

import pytest

from tools.programs import NEEDED, main, missing


def test_a_machine_with_nothing_on_it_lacks_everything_and_is_told_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert [package for package, _ in missing()] == [package for package, _, _ in NEEDED]
    assert main() == 1
    told = capsys.readouterr().out
    assert all(f"The tests need {package} " in told for package, _, _ in NEEDED)


def test_any_of_the_names_of_a_program_will_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for _, names, _ in NEEDED:
        program = tmp_path / names[-1]
        program.write_text("#!/bin/sh\n")
        program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert missing() == [] and main() == 0
