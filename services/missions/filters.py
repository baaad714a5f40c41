"""What a search of missions is narrowed to."""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, TypeVar

from core.errors import InvalidInput
from core.text import fold
from models.mission import MissionDuration
from models.profile import Domain
from services.search.tokens import slug

E = TypeVar("E", bound=StrEnum)

FLAGS = ("remote", "payrolling")
YEARS = (1, 2, 3, 5, 8, 10, 15)


class UnknownMissionFilter(InvalidInput):
    """There is no such filter to choose values for."""


@dataclass(frozen=True)
class MissionFilters:
    """Every field may be left out (FR-102, FR-103).

    `remote` and `payrolling` ask for missions at a distance only, and with payrolling; `years` is the searcher's
    experience: missions that ask for more are left out. `sector` is the company's.
    """

    duration: MissionDuration | None = None
    remote: bool = False
    payrolling: bool = False
    skill: str | None = None
    years: int | None = None
    domain: Domain | None = None
    sector: str | None = None

    def active(self) -> list[str]:
        """The names of the filters that are set, in the order of the chips."""
        return [name for name in self.__dataclass_fields__ if getattr(self, name)]

    def without(self, name: str) -> "MissionFilters":
        """The same filters, one chip removed."""
        gone: Any = False if name in FLAGS else None
        return replace(self, **{name: gone})

    def as_args(self) -> dict[str, str | bool | int]:
        """Plain JSON values, to be kept with a screen."""
        return {
            name: value if isinstance(value := getattr(self, name), bool | int) else str(value)
            for name in self.active()
        }

    @classmethod
    def from_args(cls, args: dict[str, object]) -> "MissionFilters":
        """The filters of `as_args`; what does not exist (any more) is left out."""
        years = args.get("years")
        return cls(
            duration=_one_of(MissionDuration, args.get("duration")),
            remote=args.get("remote") is True,
            payrolling=args.get("payrolling") is True,
            skill=_text(args.get("skill")),
            years=years if isinstance(years, int) and years in YEARS else None,
            domain=_one_of(Domain, args.get("domain")),
            sector=_text(args.get("sector")),
        )

    def conditions(self) -> tuple[list[str], dict[str, object]]:
        """As conditions on the mission `m` and its company's profile `p`, with their values."""
        found: list[str] = []
        values: dict[str, object] = {}
        if self.duration is not None:
            found.append("m.duration = :duration")
            values["duration"] = str(self.duration)
        if self.remote:
            found.append("m.work_format = 'remote'")
        if self.payrolling:
            found.append("m.payrolling = 'yes'")
        if self.skill is not None:
            found.append(
                "EXISTS (SELECT 1 FROM mission_skill k WHERE k.mission_id = m.id AND k.folded = :skill)"
            )
            values["skill"] = fold(self.skill)[:80]
        if self.years is not None:
            found.append("(m.years IS NULL OR m.years <= :years)")
            values["years"] = self.years
        if self.domain is not None:
            found.append("m.domain = :domain")
            values["domain"] = str(self.domain)
        if self.sector is not None:
            found.append("p.sector = :sector")
            values["sector"] = self.sector
        return found, values


def _text(value: object) -> str | None:
    return value[:100] if isinstance(value, str) and slug(value) else None


def _one_of(kind: type[E], value: object) -> E | None:
    return next((member for member in kind if member.value == value), None)
