"""In which time zone a city lies, by its name in the languages that Babel knows it in."""

from collections.abc import Iterator
from functools import lru_cache
from zoneinfo import available_timezones

from babel import Locale

from core.text import fold

_CONTINENTS = ("Africa", "America", "Asia", "Australia", "Europe")
_SPOKEN = ("fr", "en", "de", "it", "es", "pt")


def zone_of_city(city: str) -> str | None:
    """The IANA zone named after this city, in its own or another common spelling: « Londres » is Europe/London.

    None for cities after which no zone is named.
    """
    return _zones_by_city().get(fold(city.split(",")[0].split("(")[0].strip()))


@lru_cache
def _zones_by_city() -> dict[str, str]:
    # Neither islands (Norfolk) nor small towns of one state (Vincennes) take the place of cities with their name.
    zones = {
        name for name in available_timezones() if name.count("/") == 1 and name.split("/")[0] in _CONTINENTS
    }
    spoken = {fold(city): zone for zone, city in _spoken(zones)}
    return {**spoken, **{fold(zone.split("/")[1].replace("_", " ")): zone for zone in sorted(zones)}}


def _spoken(zones: set[str]) -> Iterator[tuple[str, str]]:
    for language in _SPOKEN:
        for zone, known in Locale.parse(language).time_zones.items():
            if zone in zones and known.get("city"):
                yield zone, str(known["city"])
