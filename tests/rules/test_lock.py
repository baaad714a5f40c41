"""What is installed is locked by hashes, and no file of the project names a registry or a machine."""

import re
import subprocess
import tomllib

import pytest

from tests.rules.sources import ROOT

LOCKS = ["requirements.txt", "requirements-dev.txt"]
# Put together, so that this file does not name what it looks for.
ADDRESSES = ["pypi" + ".org", "files.python" + "hosted", "registry.npm" + "js", "deb.deb" + "ian.org"]
MACHINES = ["/wo" + "rk/", "/opt/wh" + "eels", "/ro" + "ot/"]
PICTURES = (".png", ".jpg", ".ttf", ".woff2", ".ico", ".webp", ".mp4", ".gif", ".pdf")


def _pinned(name: str) -> dict[str, str]:
    text = (ROOT / name).read_text()
    return dict(re.findall(r"^([a-z0-9][a-z0-9._-]*)==([^\s;\\]+)", text, re.MULTILINE))


@pytest.mark.parametrize("name", LOCKS)
def test_every_line_of_the_lock_has_a_version_and_a_hash(name: str) -> None:
    text = (ROOT / name).read_text().replace("\\\n", " ")
    for line in (line for line in text.splitlines() if line and not line.startswith("#")):
        assert re.match(r"[a-z0-9._-]+==\S+", line) and "--hash=sha256:" in line, line
    assert "://" not in text and "file:" not in text and "--index" not in text and "--find" not in text


def test_the_tests_run_with_the_versions_that_run_in_production() -> None:
    runtime, tests = _pinned("requirements.txt"), _pinned("requirements-dev.txt")
    assert {name: tests.get(name) for name in runtime} == runtime


def test_the_lock_knows_every_library_that_the_project_names() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    groups = {
        "requirements.txt": project["dependencies"],
        "requirements-dev.txt": project["optional-dependencies"]["dev"],
    }
    for name, wanted in groups.items():
        pinned = _pinned(name)
        for line in wanted:
            named = re.split(r"[<>=!~;\[ ]", line)[0].lower().replace("_", "-").replace(".", "-")
            assert named in {key.replace(".", "-").replace("_", "-") for key in pinned}, line


def test_no_file_names_a_registry_or_a_machine() -> None:
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        text=True,
        capture_output=True,
        check=True,
    )
    found = []
    for name in listed.stdout.splitlines():
        path = ROOT / name
        if path.suffix.lower() in PICTURES or not path.is_file():
            continue
        text = path.read_text("utf-8", "replace")
        found += [f"{name}: {words}" for words in [*ADDRESSES, *MACHINES] if words in text]
    assert not found, "\n".join(found)
