"""What figures were made on."""

import os
import platform
from pathlib import Path


def machine() -> str:
    """Cores, processor and Python of this machine."""
    model = platform.machine()
    for line in Path("/proc/cpuinfo").read_text().splitlines():
        if line.startswith("model name"):
            model = line.partition(":")[2].strip()
            break
    return f"{os.cpu_count()} cores ({model}), Python {platform.python_version()}"
