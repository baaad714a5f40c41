"""`python -m tests.lures`: prints how well lures are found; `--wrong NAME` the messages of a list judged wrongly."""

import sys

from tests.lures.measuring import measure, table

if "--wrong" in sys.argv:
    for label, message in measure(sys.argv[sys.argv.index("--wrong") + 1]).wrong:
        print(f"{label:8} {message}")
else:
    print(table())
