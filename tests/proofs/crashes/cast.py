"""Who takes part in what the scheduler does once: people of their own, so that nobody else's acts come between."""

from dataclasses import dataclass, field
from datetime import timedelta

from core import clock
from models.call import Call
from models.member import Member, MemberCategory
from models.profile import Domain, Profile
from models.sql import fetch
from services import appointments, calls, members
from services.certifications import certify_profile
from tests.proofs.crashes.crowd import SLOT, Crowd

LONG, HALF_HOUR = timedelta(days=200), timedelta(minutes=30)
SLOTS_A_DAY = 8


@dataclass
class Cast:
    """Somebody of the team, somebody whom nobody misses, and pairs of a client and a professional by what they do."""

    crowd: Crowd
    admin_id: int = 0
    nobody_id: int = 0
    company_owner_id: int = 0
    pairs: dict[str, tuple[int, int]] = field(default_factory=dict)
    files: dict[int, str] = field(default_factory=dict)
    _reporters: list[int] = field(default_factory=list)
    _slots: int = 0
    _count: int = 0

    async def gather(self, pairs: tuple[str, ...]) -> None:
        """Makes them."""
        admin, nobody = await self.crowd.known("Odile"), await self._client("Personne")
        await Member.filter(id=admin.id).update(is_admin=True)
        self.admin_id, self.nobody_id = admin.id, nobody.id
        for name in pairs:
            client = await self._client(f"Tom {name}")
            self.pairs[name] = client.id, await self.crowd.professional(f"Zoé {name}")
        owner = await self.crowd.known("Nadia")
        company = await members.register_professional(
            owner.id, MemberCategory.COMPANY, "Alpina SA", "", Domain.IT, "Nyon", "", []
        )
        await certify_profile(company.id, "Ada")
        self.company_owner_id = owner.id

    def number(self) -> int:
        """Another number each time."""
        self._count += 1
        return self._count

    async def _client(self, name: str) -> Member:
        member = await self.crowd.known(name)
        return await members.register_visitor(member.id, "Rue du Lac 4", "Nyon")

    async def admin(self) -> Member:
        """Somebody of the team."""
        return await Member.get(id=self.admin_id)

    async def nobody(self) -> Member:
        """Somebody to whom things happen."""
        return await Member.get(id=self.nobody_id)

    async def client(self, pair: str) -> Member:
        """The client of a pair."""
        return await Member.get(id=self.pairs[pair][0])

    async def owner(self, pair: str) -> Member:
        """The professional of a pair."""
        rows = await fetch("SELECT member_id FROM profile WHERE id = :id", id=self.pairs[pair][1])
        return await Member.get(id=rows[0]["member_id"])

    async def company(self) -> Member:
        """The owner of a certified company."""
        return await Member.get(id=self.company_owner_id)

    async def reporters(self, count: int) -> list[int]:
        """People who have been here for long and have nothing to do with each other."""
        while len(self._reporters) < count:
            member = await self.crowd.known(f"Témoin {len(self._reporters)}")
            await Member.filter(id=member.id).update(registered_at=clock.now() - LONG)
            self._reporters.append(member.id)
        return self._reporters[:count]

    async def book(self, pair: str) -> int:
        """A confirmed appointment of a pair, at a time that never comes; gives its number."""
        start = SLOT + timedelta(days=self._slots // SLOTS_A_DAY % 3) + self._slots % SLOTS_A_DAY * HALF_HOUR
        self._slots += 1
        asked = await appointments.request_appointment(
            await self.client(pair), self.pairs[pair][1], start, "Visite"
        )
        return asked.id

    async def ring(self, pair: str) -> Call:
        """The client rings the professional, who is online; what they talked about before is over."""
        client, profile_id = await self.client(pair), self.pairs[pair][1]
        for open_one in await Call.filter(profile_id=profile_id, status__in=["accepted", "live"]):
            await calls.hang_up(open_one.id, client.id)
        await Profile.filter(id=profile_id).update(online_until=clock.now() + LONG)
        return await calls.ring(client, profile_id)

    async def talk(self, pair: str) -> Call:
        """The client rings and the professional answers: there is a room for both."""
        rung = await self.ring(pair)
        return await calls.answer(rung.id, await self.owner(pair))
