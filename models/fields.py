"""Column types that the bare ORM gets wrong on one of the two databases.

SQLite keeps an instant as text in UTC (`2026-05-03 08:00:00+00:00`, microseconds only when there are any): texts
of that shape compare as the instants do.
"""

from datetime import UTC, datetime
from typing import Any

from tortoise import fields
from tortoise.models import Model


def read_instant(value: datetime | str) -> datetime:
    """The aware UTC instant of a raw column, whichever database it came from."""
    parsed = datetime.fromisoformat(value) if isinstance(value, str) else value
    if parsed.tzinfo is None:
        raise ValueError("an instant without a time zone was stored")
    return parsed if parsed.tzinfo is UTC else parsed.astimezone(UTC)


class UtcDateTime(fields.DatetimeField[datetime]):
    """An aware instant, kept in UTC. Refuses naive values with ValueError, in rows and in filters alike."""

    def to_db_value(self, value: Any, instance: type[Model] | Model) -> Any:
        if value is None:
            return None
        if not isinstance(value, datetime) or value.tzinfo is None:
            raise ValueError(f"{self.model_field_name}: an aware datetime is needed, got {value!r}")
        return value.astimezone(UTC)

    def to_python_value(self, value: Any) -> Any:
        return None if value is None else read_instant(value)

    class _db_sqlite:
        SQL_TYPE = "TEXT"
