"""What the scheduler does again and again while processes die: stays online that end, and the log that is sealed."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime

from core import clock
from models.audit import AuditEntry
from models.delivery import Channel, Notification
from models.member import Member
from models.profile import Profile
from models.sql import fetch
from services.audit.verifying import chain_state, verify_chain
from services.presence import Stay, go_online


@dataclass
class Duties:
    """Professionals who go online for an hour, and again once that was ended; and the log of what was done."""

    profiles: dict[int, int] = field(default_factory=dict)
    stays: Counter[tuple[int, datetime]] = field(default_factory=Counter)

    async def gather(self, profile_ids: list[int]) -> None:
        """Everybody goes online."""
        for profile_id in profile_ids:
            rows = await fetch("SELECT member_id FROM profile WHERE id = :id", id=profile_id)
            self.profiles[profile_id] = rows[0]["member_id"]
        await self.begin_again()

    async def begin_again(self) -> None:
        """Whose stay was ended goes online again."""
        for profile_id, member_id in self.profiles.items():
            if (await Profile.get(id=profile_id)).online_until is None:
                member = await Member.get(id=member_id)
                presence = await go_online(member, profile_id, Stay.ONE_HOUR)
                assert presence.until is not None
                self.stays[profile_id, presence.until] += 1

    def _over(self) -> Counter[int]:
        now = clock.now()
        return Counter(profile_id for profile_id, until in self.stays if until <= now)

    async def are_over(self) -> bool:
        """Whether every stay whose time is over was ended, and everything in the log is sealed."""
        return not (self._over() - await _told()) and not (await chain_state()).waiting

    async def reckon(self) -> Counter[str]:
        """Stays that were not ended or ended twice, and a log that is not sealed, or whose seals do not hold."""
        over, told, chain = self._over(), await _told(), await verify_chain()
        return Counter(
            {
                "stays online that nobody ended": (over - told).total(),
                "stays online ended twice": (told - over).total(),
                "entries of the log that nobody sealed": chain.waiting,
                "entries of the log sealed twice or not as they are": int(not chain.holds)
                + abs(await AuditEntry.all().count() - chain.sealed - chain.waiting),
            }
        )


async def _told() -> Counter[int]:
    owed = await Notification.filter(key="presence.ended", channel=Channel.TELEGRAM)
    return Counter(one.subject_id or 0 for one in owed)
