"""People who give documents, which are kept encrypted in files."""

from pathlib import Path

from core.keys import read_key_ring
from models.certification import EvidenceKind
from models.profile import Profile
from services.evidence.giving import bound_to, keep_document
from services.evidence.inspection import Inspected
from services.evidence.vault import keep_sealed, use_keys
from services.files import LocalFiles, use_files
from services.unit_of_work import unit_of_work
from tests.proofs.soaking.pairs import Pair


class Givers:
    """The professionals of the pairs, each of whom gives one document of each kind."""

    def __init__(self, folder: Path, pairs: list[Pair]) -> None:
        self._folder = folder
        self._left = [(pair.name, kind) for kind in EvidenceKind for pair in pairs]

    async def give(self, number: int) -> None:
        """Two more documents, each different from all others."""
        use_files(LocalFiles(self._folder / "files"))
        use_keys(read_key_ring(self._folder / "master.key", may_make=False))
        for name, kind in self._left[2 * number : 2 * number + 2]:
            profile = await Profile.get(public_id=name)
            content = f"%PDF-1.4 {name} {kind}".encode()
            sealed = await keep_sealed(content, bound_to(profile.id, kind))
            async with unit_of_work():
                assert profile.member_id is not None
                await keep_document(
                    profile.id, profile.member_id, kind, Inspected("application/pdf", content), sealed
                )
