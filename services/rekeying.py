"""Brings under the present master key what former ones keep closed, so that these can be forgotten."""

from dataclasses import dataclass

from models.certification import EvidenceDocument
from models.chat_document import ChatDocument
from models.payrolling import PayrollFile
from services.evidence.chat_documents import bound_while_held
from services.evidence.giving import bound_to
from services.evidence.vault import wrapped_anew
from services.measures import exclusions
from services.payrolling.dossier import open_dossier, seal_dossier
from services.unit_of_work import unit_of_work


@dataclass
class Rekeyed:
    """What was closed anew: encrypted documents and dossiers for the payrolling partner. `lost` opened with no key that
    we have, and opens no more and no less without the former ones.
    """

    documents: int = 0
    dossiers: int = 0
    lost: int = 0


async def rekey() -> Rekeyed:
    """Closes everything anew with the key that signs now. Whoever does it twice, or beside processes that work, changes
    nothing: a row that somebody else changed meanwhile was closed by them, with the same key.
    """
    done = Rekeyed()
    async with unit_of_work():
        for given in await EvidenceDocument.filter(wrapped_key__isnull=False):
            await _wrap(given, bound_to(given.profile_id, given.kind), done)
        for held in await ChatDocument.filter(wrapped_key__isnull=False):
            await _wrap(held, bound_while_held(held), done)
        for file in await PayrollFile.exclude(dossier=""):
            await _seal(file, done)
    return done


async def _wrap(document: EvidenceDocument | ChatDocument, bound: str, done: Rekeyed) -> None:
    assert document.wrapped_key is not None, "it was asked for"
    anew = wrapped_anew(document.wrapped_key, bound)
    if anew is None:
        done.lost += 1
        return
    same = type(document).filter(id=document.id, wrapped_key=document.wrapped_key)
    done.documents += await same.update(wrapped_key=anew)


async def _seal(file: PayrollFile, done: Rekeyed) -> None:
    try:
        dossier = open_dossier(file)
    except ValueError:
        done.lost += 1
        return
    same = PayrollFile.filter(id=file.id, dossier=file.dossier)
    done.dossiers += await same.update(dossier=seal_dossier(dossier))


async def kept_purposes() -> list[str]:
    """For which purposes keys have to be derived from the former master keys for as long as they are needed: who is
    excluded is known by keyed hashes alone, which nobody can make anew.
    """
    return [exclusions.PURPOSE] if await exclusions.is_anybody_excluded() else []
