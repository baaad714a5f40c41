"""Reads everything that the service holds about a person, and the files that they published."""

import json
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from models.gallery import GalleryPicture, ProfileDocument
from models.member import Member
from models.sql import fetch
from services.erasure.emptying import among
from services.measures.effects import profiles_of
from services.own_data.areas import AREAS

_JSON = ("answers", "args", "details", "filters")


@dataclass(frozen=True)
class GivenFile:
    """A file that the person gave: what it is called in the export, and in the store."""

    name: str
    stored: str


@dataclass(frozen=True)
class Collected:
    """The areas with their lists of rows (plain JSON values), and the files."""

    areas: dict[str, dict[str, list[dict[str, Any]]]]
    files: tuple[GivenFile, ...]


async def collect(member: Member) -> Collected:
    """Everything about a person now (EXT-17). Of what others wrote only the time is there.

    Documents for the team's check are told of without their content: it never goes through Telegram (EXT-16).
    """
    profiles = await profiles_of(member)
    organisations = [profile.organisation_id for profile in profiles if profile.organisation_id]
    ids = {"p": among([profile.id for profile in profiles]), "o": among(organisations)}
    areas = {
        area: {
            name: [_plain(row) for row in await fetch(statement.format(**ids), member_id=member.id)]
            for name, statement in lists.items()
        }
        for area, lists in AREAS.items()
    }
    files = [GivenFile(f"photo.{_suffix(p.picture)}", p.picture) for p in profiles if p.picture]
    profile_ids = [profile.id for profile in profiles]
    for number, picture in enumerate(
        await GalleryPicture.filter(profile_id__in=profile_ids).order_by("rank"), 1
    ):
        files.append(GivenFile(f"gallery-{number}.{_suffix(picture.file)}", picture.file))
    for number, document in enumerate(
        await ProfileDocument.filter(profile_id__in=profile_ids).order_by("id"), 1
    ):
        files.append(GivenFile(f"document-{number}-{document.kind}.{_suffix(document.file)}", document.file))
    return Collected(areas, tuple(files))


def _suffix(name: str) -> str:
    return name.rpartition(".")[2]


def _plain(row: dict[str, Any]) -> dict[str, Any]:
    return {name: _value(name, value) for name, value in row.items()}


def _value(name: str, value: Any) -> Any:
    if isinstance(value, datetime | date):
        return value.isoformat()
    if name in _JSON and isinstance(value, str):
        return json.loads(value)
    return value
