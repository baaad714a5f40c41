"""What a search of the directory can be narrowed to (FR-102, FR-106)."""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, TypeVar

from models.member import MemberCategory
from models.profile import Billing, Domain, Level
from services.search.tokens import slug

E = TypeVar("E", bound=StrEnum)


@dataclass(frozen=True)
class DirectoryFilters:
    """What a search is narrowed to; every field may be left out. `available` is bookable right now by its hours.

    `language` is one that somebody speaks, `billing` also finds those who do either, `level` is how practised they are
    (FR-106).
    """

    city: str | None = None
    category: MemberCategory | None = None
    sector: str | None = None
    domain: Domain | None = None
    skill: str | None = None
    language: str | None = None
    level: Level | None = None
    billing: Billing | None = None
    online: bool = False
    available: bool = False

    def active(self) -> list[str]:
        """The names of the filters that are set, in the order of the chips."""
        return [name for name in self.__dataclass_fields__ if getattr(self, name)]

    def without(self, name: str) -> "DirectoryFilters":
        """The same filters, one chip removed."""
        gone: Any = False if name in ("online", "available") else None
        return replace(self, **{name: gone})

    def as_args(self) -> dict[str, str | bool]:
        """Plain JSON values, to be kept with a screen."""
        return {
            name: value if isinstance(value := getattr(self, name), bool) else str(value)
            for name in self.active()
        }

    @classmethod
    def from_args(cls, args: dict[str, object]) -> "DirectoryFilters":
        """The filters of `as_args`; what does not exist (any more) is left out."""
        return cls(
            city=_text(args.get("city")),
            category=_one_of(MemberCategory, args.get("category")),
            sector=_text(args.get("sector")),
            domain=_one_of(Domain, args.get("domain")),
            skill=_text(args.get("skill")),
            language=_text(args.get("language")),
            level=_one_of(Level, args.get("level")),
            billing=_one_of(Billing, args.get("billing")),
            online=args.get("online") is True,
            available=args.get("available") is True,
        )


def _text(value: object) -> str | None:
    return value[:100] if isinstance(value, str) and slug(value) else None


def _one_of(kind: type[E], value: object) -> E | None:
    return next((member for member in kind if member.value == value), None)
