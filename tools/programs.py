"""Finds the programs that the tests start beside Python ones; as root on Debian, installs those that are missing."""

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

# The package, the programs of which any will do, and what for.
NEEDED = [
    ("chromium", ("chromium", "chromium-browser", "google-chrome"), "the call page and the sandbox's page"),
    ("nodejs", ("node", "nodejs"), "a bot written in another language, on the sandbox"),
    ("npm", ("npm",), "the library of that bot"),
    ("nginx", ("nginx",), "an installation with two workers"),
    ("coturn", ("turnserver",), "calls through a relay"),
]


def missing() -> list[tuple[str, str]]:
    """Package and purpose of every program that is not on the path."""
    return [(package, purpose) for package, names, purpose in NEEDED if not any(map(shutil.which, names))]


def install(packages: Sequence[str]) -> None:
    """Installs Debian packages with whatever lists the machine has, and with fresh ones when that fails."""
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    command = ["apt-get", "install", "--yes", "--quiet", "--no-install-recommends", *packages]
    if not any(Path("/var/lib/apt/lists").glob("*Packages*")):
        subprocess.run(["apt-get", "update", "--quiet"], check=True, env=environment)
    if subprocess.run(command, env=environment).returncode:
        subprocess.run(["apt-get", "update", "--quiet"], check=True, env=environment)
        subprocess.run(command, check=True, env=environment)


def main() -> int:
    """0 when everything is there in the end; else says what to install."""
    lacking = [package for package, _ in missing()]
    if lacking and os.geteuid() == 0 and shutil.which("apt-get"):
        print(f"[tests] Installing {', '.join(lacking)}", flush=True)
        install(lacking)
    for package, purpose in missing():
        print(f"The tests need {package} (for {purpose}): install it, or run make test as root on Debian.")
    return 1 if missing() else 0


if __name__ == "__main__":
    sys.exit(main())
