"""Ends a process whose loop stands still, so that whoever watches over it starts it again."""

import asyncio
import faulthandler
import sys

STALL_SECONDS = 30.0


async def watch_for_stalls(seconds: float = STALL_SECONDS) -> None:
    """While this runs, a loop that stands still for `seconds` ends the process, with a log of where it stands.

    A handler that calculates for ever cannot be cancelled, and nobody would be served any more. What it was at is in
    the flight recorder, so that the update is found out after some deaths.
    """
    assert sys.__stderr__ is not None, "a process has somewhere to write its log"
    # The watch is a thread of the interpreter's own: it needs no turn, even where a library keeps all others from one.
    try:
        while True:
            faulthandler.dump_traceback_later(seconds, exit=True, file=sys.__stderr__)
            await asyncio.sleep(seconds / 4)
    finally:
        faulthandler.cancel_dump_traceback_later()
