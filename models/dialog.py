"""Guided dialogs: where each person is, and what happened without what was said."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from tortoise import fields

from models.base import Row
from models.fields import UtcDateTime


class DialogStatus(StrEnum):
    """A session's life: one ACTIVE per member (partial unique index), any number paused."""

    ACTIVE = "active"
    PAUSED = "paused"
    DONE = "done"
    CANCELLED = "cancelled"
    EXPIRED = "expired"


class DialogSession(Row):
    """One run of a dialog. `turn` rises with each change of question and is carried by its buttons."""

    member_id: int = fields.BigIntField()
    chat_id: int = fields.BigIntField()
    dialog: str = fields.CharField(max_length=40)
    parent_id: int | None = fields.BigIntField(null=True)
    subject_id: int | None = fields.BigIntField(null=True)
    status: DialogStatus = fields.CharEnumField(DialogStatus, max_length=10, default=DialogStatus.ACTIVE)
    given: dict[str, Any] = fields.JSONField(default=dict)
    answers: dict[str, Any] = fields.JSONField(default=dict)
    sources: dict[str, Any] = fields.JSONField(default=dict)
    step: str = fields.CharField(max_length=40, default="")
    ui: dict[str, Any] = fields.JSONField(default=dict)
    turn: int = fields.IntField(default=1)
    outcome: dict[str, Any] | None = fields.JSONField(null=True)
    expires_at: datetime = UtcDateTime()
    created_at: datetime = UtcDateTime()
    updated_at: datetime = UtcDateTime()

    class Meta:
        table = "dialog_session"
