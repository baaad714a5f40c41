"""The person's time zone: every hour is shown in it."""

from zoneinfo import available_timezones

from bot.engine import Dialog, Ending, Lookup
from core import clock
from core.text import fold
from services import members


class TimeZone(Dialog):
    """Chooses an IANA zone by typing a city (EXT-06)."""

    key = "fus"

    async def zones(self, text: str) -> list[tuple[str, str]]:
        wanted = fold(text).replace(" ", "_")
        names = sorted(zone for zone in available_timezones() if "/" in zone and not zone.startswith("Etc/"))
        found = [zone for zone in names if wanted in fold(zone) and len(zone) <= 24]
        found.sort(key=lambda zone: (not fold(zone.rsplit("/", 1)[-1]).startswith(wanted), zone))
        return [(zone, f"{self.words.zone(zone)} · {self.words.time(clock.now(), zone)}") for zone in found]

    zone = Lookup(search=zones)

    async def done(self) -> Ending | None:
        await members.choose_time_zone(self.member.id, self.zone)
        return Ending(notice="fus-done", page="settings")
