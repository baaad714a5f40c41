"""Installs the peers into .venv-bench, which git ignores."""

import hashlib
import json
import shutil
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

HERE = Path(__file__).parent
FOLDER = HERE.parent.parent / ".venv-bench"
PYTHON = FOLDER / "bin" / "python"
NODE = FOLDER / "node"
STAMP = FOLDER / "installed"
LOCKS = [HERE / "requirements.txt", HERE / "package.json", HERE / "package-lock.json"]


def _fingerprint() -> str:
    return hashlib.sha256(b"".join(path.read_bytes() for path in LOCKS)).hexdigest()


def has_node() -> bool:
    """Whether the peers that are written for Node can run here."""
    return shutil.which("node") is not None and shutil.which("npm") is not None


def versions() -> list[str]:
    """The peers as they are installed, with their versions."""
    listed = subprocess.run(
        [str(PYTHON), "-m", "pip", "list", "--format=json"], check=True, capture_output=True
    )
    known = {each["name"].lower(): each["version"] for each in json.loads(listed.stdout)}
    named = ["aiogram", "pytelegrambotapi", "tantivy"]
    found = [f"python-telegram-bot {version('python-telegram-bot')}", f"Python {sys.version.split()[0]}"]
    found += [f"{name} {known[name]}" for name in named if name in known]
    if has_node():
        for name in ("grammy", "telegraf"):
            package = json.loads((NODE / "node_modules" / name / "package.json").read_text())
            found.append(f"{name} {package['version']}")
        found.append(
            "Node " + subprocess.run(["node", "--version"], capture_output=True, text=True).stdout.strip()
        )
    return found


def install() -> None:
    """Makes the environment anew when a lock changed; programs of Node are copied beside their libraries."""
    if not STAMP.exists() or STAMP.read_text() != _fingerprint():
        print("[bench] Installing the peers into .venv-bench", flush=True)
        shutil.rmtree(FOLDER, ignore_errors=True)
        subprocess.run([sys.executable, "-m", "venv", str(FOLDER)], check=True)
        pip = [
            str(PYTHON),
            "-m",
            "pip",
            "install",
            "--quiet",
            "--disable-pip-version-check",
            "--require-hashes",
        ]
        subprocess.run([*pip, "--only-binary", ":all:", "-r", str(LOCKS[0])], check=True)
        if has_node():
            NODE.mkdir()
            for path in LOCKS[1:]:
                shutil.copy(path, NODE)
            npm = ["npm", "ci", "--silent", "--no-audit", "--no-fund", "--ignore-scripts"]
            subprocess.run(npm, cwd=NODE, check=True)
        STAMP.write_text(_fingerprint())
    if has_node():
        for program in HERE.glob("*.mjs"):
            shutil.copy(program, NODE)
