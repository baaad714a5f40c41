"""Has a thing of most jobs come due again and again while processes die, and says whether each was done once."""

from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime

from core import clock
from core.errors import DomainError
from tests.proofs.crashes import cases, chores, deals, leftovers
from tests.proofs.crashes.cases import CASES
from tests.proofs.crashes.cast import Cast
from tests.proofs.crashes.chores import CHORES, Chore
from tests.proofs.crashes.deals import DEALS
from tests.proofs.crashes.leftovers import LEFTOVERS

EVERY = (*CHORES, *DEALS, *CASES, *LEFTOVERS)
SITTING, STAYING = "sits", "stays"
PAIRS = (SITTING, STAYING, *chores.PAIRS, *deals.PAIRS, *cases.PAIRS, *leftovers.PAIRS)
# So many chores are looked at in each moment of the clock: people act meanwhile, and wait for the same database.
A_MOMENT = 3


@dataclass
class Rota:
    """The things that were made so far for each chore, with the moment at which each came due."""

    cast: Cast
    made: dict[Chore, dict[int, datetime]] = field(default_factory=dict)
    done: set[tuple[Chore, int]] = field(default_factory=set)
    _next: int = 0

    async def gather(self) -> None:
        """Makes the people, and one thing for each job."""
        await self.cast.gather(PAIRS)
        for chore in EVERY:
            await self._begin(chore)

    async def _begin(self, chore: Chore) -> None:
        thing = await chore.begin(self.cast)
        self.made.setdefault(chore, {})[thing] = clock.now() + chore.after

    async def begin_again(self) -> None:
        """The next jobs in turn get another thing where the last one was done."""
        for _ in range(A_MOMENT):
            await self.begin_another()

    async def begin_another(self) -> None:
        """The next job in turn gets another thing where the last one was done."""
        chore = EVERY[self._next % len(EVERY)]
        self._next += 1
        if chore.again and not await self._waiting(chore):
            # What a job did to the last one in this very instant may stand in the way: the next time it does not.
            with suppress(DomainError):
                await self._begin(chore)

    async def _waiting(self, chore: Chore) -> list[int]:
        """The things that are not done, due or not."""
        open_ones = [thing for thing in self.made.get(chore, {}) if (chore, thing) not in self.done]
        for thing in open_ones:
            if await chore.times(self.cast, thing):
                self.done.add((chore, thing))
        return [thing for thing in open_ones if (chore, thing) not in self.done]

    async def are_over(self) -> bool:
        """Whether everything was done whose time has come."""
        for chore in EVERY:
            if any(self._is_due(chore, thing) for thing in await self._waiting(chore)):
                return False
        return True

    def _is_due(self, chore: Chore, thing: int) -> bool:
        return self.made[chore][thing] <= clock.now()

    async def reckon(self) -> tuple[Counter[str], list[str]]:
        """What jobs left undone or did twice, and of which job each was."""
        broken = Counter({"things of the jobs left undone": 0, "things of the jobs done twice": 0})
        said = []
        for chore in EVERY:
            for thing in self.made.get(chore, {}):
                times = await chore.times(self.cast, thing)
                if times == 1 or (not times and not self._is_due(chore, thing)):
                    continue
                what = "done twice" if times else "left undone"
                broken[f"things of the jobs {what}"] += 1
                said.append(f"{what}: {chore.job} ({thing}, {times} times)")
        return broken, said

    @property
    def count(self) -> int:
        """How many things were made."""
        return sum(map(len, self.made.values()))
