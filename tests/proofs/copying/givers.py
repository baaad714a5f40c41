"""People who give documents, which are kept encrypted in files, and give others in their place."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from core.keys import read_key_ring
from models.certification import EvidenceDocument, EvidenceKind
from models.profile import Profile
from services.evidence.giving import bound_to, keep_document
from services.evidence.inspection import Inspected
from services.evidence.vault import forget_sealed, keep_sealed, use_keys
from services.files import LocalFiles, files, use_files
from services.unit_of_work import unit_of_work
from tests.proofs.soaking.pairs import Pair

RESTLESS = 2


class Givers:
    """The professionals of the pairs, each of whom gives one document of each kind; some change their mind all the
    time. `forgotten` counts the documents that were replaced.
    """

    def __init__(self, folder: Path, pairs: list[Pair]) -> None:
        self._folder = folder
        self._restless = [(pair.name, kind) for pair in pairs[:RESTLESS] for kind in EvidenceKind]
        self._left = [(pair.name, kind) for kind in EvidenceKind for pair in pairs[RESTLESS:]]
        self._turn = self.forgotten = 0

    async def give(self, number: int) -> None:
        """Two more documents, each different from all others."""
        self._use()
        for name, kind in self._left[2 * number : 2 * number + 2]:
            await self._gives(name, kind)

    def _use(self) -> None:
        use_files(LocalFiles(self._folder / "files"))
        use_keys(read_key_ring(self._folder / "master.key", may_make=False))

    async def _gives(self, name: str, kind: EvidenceKind) -> None:
        self._turn += 1
        profile = await Profile.get(public_id=name)
        content = f"%PDF-1.4 {name} {kind} {self._turn}".encode()
        sealed = await keep_sealed(content, bound_to(profile.id, kind))
        async with unit_of_work():
            assert profile.member_id is not None
            replaced = await keep_document(
                profile.id, profile.member_id, kind, Inspected("application/pdf", content), sealed
            )
        for file in replaced:
            await forget_sealed(file)
            self.forgotten += 1

    async def change_their_minds(self) -> None:
        """The restless ones give each of their documents anew: those before are forgotten."""
        self._use()
        for name, kind in self._restless:
            await self._gives(name, kind)

    @asynccontextmanager
    async def restless(self) -> AsyncIterator[None]:
        """They do so again and again while this lasts."""

        async def go_on() -> None:
            while not over:
                await self.change_their_minds()

        over = False
        going = asyncio.create_task(go_on())
        try:
            yield
        finally:
            over = True
            await going

    async def lost_without_waiting(self) -> int:
        """How many documents a copy lacks that reads the rows first and the files later, while nobody holds these."""
        await self.change_their_minds()
        named = [document.file for document in await EvidenceDocument.filter(forgotten_at=None)]
        await self.change_their_minds()
        return sum(name is not None and files().path_of(name) is None for name in named)
