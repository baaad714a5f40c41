"""The files that belong to a case: checked, kept once, and found again."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from core.errors import InvalidInput
from models.scam_report import ScamEvidence, ScamReport

EVIDENCE_LIMIT = 10


class TooMuchEvidence(InvalidInput):
    """More than `limit` files."""


@dataclass(frozen=True)
class Evidence:
    """A file that somebody sent to the bot: Telegram's two names for it, its kind, and its size in bytes."""

    file_id: str
    unique_id: str
    kind: str = "photo"
    size: int = 0


def checked(evidence: Iterable[Evidence | Mapping[str, Any]]) -> list[Evidence]:
    """Each file once. Refuses with TooMuchEvidence more than EVIDENCE_LIMIT."""
    files: dict[str, Evidence] = {}
    for given in evidence:
        file = given if isinstance(given, Evidence) else _from_mapping(given)
        files.setdefault(file.unique_id, file)
    if len(files) > EVIDENCE_LIMIT:
        raise TooMuchEvidence(limit=EVIDENCE_LIMIT)
    return list(files.values())


def _from_mapping(given: Mapping[str, Any]) -> Evidence:
    file_id = str(given["file_id"])
    unique_id = str(given.get("unique_id") or given.get("file_unique_id") or file_id)[:64]
    return Evidence(file_id, unique_id, str(given.get("kind") or "photo")[:12], int(given.get("size") or 0))


async def attach(report_id: int, files: list[Evidence], question_id: int | None = None) -> None:
    """Keeps files with a case, each once; `question_id` names the question of the team that they answer."""
    known = {kept.unique_id for kept in await ScamEvidence.filter(report_id=report_id)}
    for file in files:
        if file.unique_id in known:
            continue
        await ScamEvidence.create(
            report_id=report_id,
            file_id=file.file_id,
            unique_id=file.unique_id,
            kind=file.kind,
            size=file.size,
            question_id=question_id,
        )


async def evidence_of(report: ScamReport) -> list[ScamEvidence]:
    """The files of a case, for whoever may open the case."""
    return await ScamEvidence.filter(report_id=report.id).order_by("id")
