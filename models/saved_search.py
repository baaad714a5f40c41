"""Searches that people keep, to be told what comes later."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from tortoise import fields

from models.base import Row
from models.fields import UtcDateTime


class SearchKind(StrEnum):
    """What is looked for: missions, freelances as a company looks for them, or anybody in the directory."""

    MISSION = "mission"
    FREELANCE = "freelance"
    DIRECTORY = "directory"


class SavedSearch(Row):
    """One search of one member; the same words and filters are kept once (unique `fingerprint` a member).

    `seen_at` is the instant up to which the person has looked at its results; a muted one is kept and not told of.
    """

    member_id: int = fields.BigIntField()
    kind: SearchKind = fields.CharEnumField(SearchKind, max_length=12)
    words: str = fields.CharField(max_length=100, default="")
    filters: dict[str, Any] = fields.JSONField()
    fingerprint: str = fields.CharField(max_length=40)
    muted: bool = fields.BooleanField(default=False)
    seen_at: datetime = UtcDateTime()
    created_at: datetime = UtcDateTime()

    class Meta:
        table = "saved_search"
