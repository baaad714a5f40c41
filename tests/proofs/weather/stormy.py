"""The way to the sandbox in bad weather: refusals, failures, lost calls and silence."""

import asyncio
import json
import random
import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from telegram.request import BaseRequest, RequestData

from bot.request import READ_SECONDS, AnswerLost, NotDelivered
from sandbox.world import World
from tests.kit.request import WorldRequest

REFERENCE = re.compile(r"[mn]\d{3}\.\d{5}")
SERVER_ERRORS = (500, 502, 503, 504)
CLEAR, STORM, REFUSED, SILENT = "clear", "storm", "refused", "silent"


@dataclass
class Record:
    """What really happened: `lost` are the references whose answer never came although they were sent."""

    requests: Counter[str] = field(default_factory=Counter)
    faults: Counter[str] = field(default_factory=Counter)
    lost: Counter[str] = field(default_factory=Counter)
    first_failed: set[str] = field(default_factory=set)
    tried: set[str] = field(default_factory=set)
    waits: defaultdict[str, list[float]] = field(default_factory=lambda: defaultdict(list))


class StormyRequest(WorldRequest):
    """`sky` says the weather. In a storm 10 % each of the calls end as 429, 5xx, time-out and 403.

    A time-out is before the effect or after it, half each. People in `sheltered` are spared, so that it shows what
    they suffer from the others' weather: the time from the arrival of their update to their screen is measured. Whoever
    is `watched` is told when their next screen was shown.
    """

    def __init__(self, world: World, chance: random.Random, share: float = 0.1) -> None:
        super().__init__(world)
        self.sky, self.record, self.sheltered = CLEAR, Record(), set[int]()
        self._chance, self._share = chance, share
        self.watched: dict[int, asyncio.Future[float]] = {}
        self._arrived: dict[int, tuple[float, str]] = {}

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Any = BaseRequest.DEFAULT_NONE,
        *more: Any,
        **others: Any,
    ) -> tuple[int, bytes]:
        params = dict(request_data.json_parameters) if request_data is not None else {}
        name = urlsplit(url).path.rpartition("/")[2]
        patience = float(read_timeout) if isinstance(read_timeout, int | float) else READ_SECONDS
        self.record.requests[self.sky] += 1
        references = REFERENCE.findall(str(params.get("text", "")))
        fault = self._fault(name, params)
        self._note(fault, references)
        if fault in ("refused", "silent", "lost before"):
            await self._fails(fault, patience)
        if fault in ("429", "5xx", "403"):
            return self._answered(fault)
        code, body = await super().do_request(url, method, request_data)
        if fault == "lost after":
            self.record.lost.update(references)
            await self._fails(fault, patience)
        self._measure(name, params, code, body)
        return code, body

    def _fault(self, name: str, params: dict[str, str]) -> str:
        if self.sky in (REFUSED, SILENT):
            return self.sky
        if self.sky == CLEAR or int(params.get("chat_id", 0)) in self.sheltered:
            return ""
        drawn = self._chance.random() / self._share
        if drawn >= (4 if "chat_id" in params else 3):
            return ""
        return ("429", "5xx", "lost before" if drawn < 2.5 else "lost after", "403")[int(drawn)]

    def _note(self, fault: str, references: list[str]) -> None:
        self.record.faults[fault or "none"] += 1
        for reference in references:
            if reference not in self.record.tried and fault:
                self.record.first_failed.add(reference)
            self.record.tried.add(reference)

    async def _fails(self, fault: str, patience: float) -> None:
        if fault == "refused":
            await asyncio.sleep(0)
            raise NotDelivered("connection refused")
        await asyncio.sleep(patience)
        raise AnswerLost("no answer")

    def _answered(self, fault: str) -> tuple[int, bytes]:
        code = {"429": 429, "403": 403, "5xx": self._chance.choice(SERVER_ERRORS)}[fault]
        answer: dict[str, Any] = {"ok": False, "error_code": code, "description": "Internal Server Error"}
        if fault == "429":
            after = self._chance.randint(1, 5)
            answer["description"] = f"Too Many Requests: retry after {after}"
            answer["parameters"] = {"retry_after": after}
        elif fault == "403":
            answer["description"] = "Forbidden: bot was blocked by the user"
        return code, json.dumps(answer).encode()

    def _measure(self, name: str, params: dict[str, str], code: int, body: bytes) -> None:
        now = asyncio.get_running_loop().time()
        if name == "getUpdates" and code == 200:
            for update in json.loads(body)["result"]:
                person = update.get("message", {}).get("from", {}).get("id", 0)
                if person in self.sheltered:
                    self._arrived.setdefault(person, (now, self.sky))
        shown = re.search(r"Salle", str(params.get("text", "")))
        person = int(params.get("chat_id", 0))
        if shown and code == 200 and person in self.watched:
            self.watched.pop(person).set_result(now)
        if shown and code == 200 and person in self._arrived:
            arrived, sky = self._arrived.pop(person)
            # Who waited through a change of the weather says nothing about either.
            if sky == self.sky:
                self.record.waits[sky].append(now - arrived)
