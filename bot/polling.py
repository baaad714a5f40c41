"""Asks Telegram for updates, where nobody pushes them."""

import asyncio
import json
import logging
from typing import Any

import orjson
from telegram.request import BaseRequest

from bot.application import UPDATE_KINDS
from bot.incoming import read_json, without_the_old
from bot.intake import ingest_all
from bot.request import plain_data

log = logging.getLogger(__name__)
# A poll whose answer is lost hears nothing until it is over: longer ones would save few calls and cost much patience.
LONG_POLL_SECONDS = 10
ANSWER_SECONDS = 5.0
BATCH = 100
SLOWEST_RETRY_SECONDS = 15.0
MOST_DOUBLINGS = 16
KEEP_RETRY_SECONDS = 1.0
TAKEN_SECONDS = 60.0
TAKEN_RETRY_SECONDS = 1.0


class CannotPoll(RuntimeError):
    """Polling cannot go on; the sentence says why and what to do."""


class NotKept(Exception):
    """The database did not keep the updates: Telegram still has them."""


class UpdatesTaken(CannotPoll):
    """Somebody else polls, or a webhook is set (409). The long poll of a process that was killed looks the same for
    a while: only what lasts is told."""


class Poller:
    """One loop of getUpdates: the offset moves only after the updates are committed.

    `address` is `…/bot<token>`; it is never logged. Raises CannotPoll for a wrong token (401, 404), and when somebody
    else takes the updates for longer than `patience` (seconds).
    """

    def __init__(self, request: BaseRequest, address: str, patience: float = TAKEN_SECONDS) -> None:
        self._request = request
        self._address = address
        self._patience = patience
        self._offset = 0

    async def run(self) -> None:
        """Polls until cancelled; waits longer after each failure in a row, up to 15 s."""
        failures, taken = 0, 0.0
        while True:
            try:
                await self.poll(LONG_POLL_SECONDS)
                failures, taken = 0, 0.0
            except UpdatesTaken:
                if taken >= self._patience:
                    raise
                log.warning("somebody else takes the updates: trying again")
                await asyncio.sleep(TAKEN_RETRY_SECONDS)
                taken += TAKEN_RETRY_SECONDS
            except CannotPoll:
                raise
            except NotKept as error:
                # Our own database is asked again soon: sparing it would only make everybody wait longer.
                log.warning("updates could not be kept (%s)", error)
                await asyncio.sleep(KEEP_RETRY_SECONDS)
            except Exception as error:
                failures += 1
                log.warning("updates could not be taken (%s), try %d", type(error).__name__, failures)
                # Beyond a thousand failures, which a night without network is, the power would leave the numbers.
                await asyncio.sleep(min(0.5 * 2 ** min(failures, MOST_DOUBLINGS), SLOWEST_RETRY_SECONDS))

    async def poll(self, timeout: int) -> int:
        """Takes what waits, for at most `timeout` seconds; says how many updates were committed."""
        parameters: dict[str, Any] = {
            "offset": self._offset,
            "timeout": timeout,
            "limit": BATCH,
            "allowed_updates": UPDATE_KINDS,
        }
        code, body = await self._request.do_request(
            f"{self._address}/getUpdates",
            "POST",
            plain_data(parameters),
            read_timeout=timeout + ANSWER_SECONDS,
        )
        answer = self._read(code, body)
        if answer:
            try:
                await ingest_all(answer, _written)
            except Exception as error:
                raise NotKept(type(error).__name__) from error
            # Ids are only good for this: they start anywhere after a quiet week.
            self._offset = answer[-1]["update_id"] + 1
        return len(answer)

    def _read(self, code: int, body: bytes) -> list[Any]:
        if code in (401, 404):
            raise CannotPoll("Telegram does not know this token: check ENTREMISE_TELEGRAM_TOKEN.")
        if code == 409:
            raise UpdatesTaken(
                "Somebody else takes this bot's updates: stop the other process, or set ENTREMISE_WEBHOOK_SECRET"
                " if a webhook is wanted."
            )
        if code != 200:
            raise ConnectionError(f"getUpdates answered {code}")
        result = read_json(body)["result"]
        return result if isinstance(result, list) else []


def _written(update: Any) -> str:
    try:
        return orjson.dumps(without_the_old(update)).decode()
    except TypeError:
        # Half characters and huge numbers: what cannot be kept is declared so, one update at a time.
        return json.dumps(update)
