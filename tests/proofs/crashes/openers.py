"""People who come by a deep link while processes die: to a profile, for the first time, or into an organisation."""

from collections import Counter
from dataclasses import dataclass, field

from core import clock
from core.links import PublicLink
from models.access import LinkKind, PersonalLink
from models.delivery import Channel, Notification, Screen
from models.member import Member, MemberCategory, Membership, Organisation
from models.profile import Profile
from services import members, personal_links
from services.unit_of_work import unit_of_work
from tests.proofs.crashes.crowd import Crowd

READERS = 3
# An organisation has no room for more than fifty people.
INVITED_BY_ONE = 40


@dataclass
class Invited:
    """Somebody who opened the invitation into an organisation, and may have accepted it."""

    user_id: int
    member_id: int
    name: str
    link_id: int
    organisation_id: int
    has_accepted: bool = False


@dataclass
class Openers:
    """`read` is the profile whose link each reader opened last, `first` the link with which each newcomer came."""

    crowd: Crowd
    read: dict[int, str] = field(default_factory=dict)
    first: dict[int, str] = field(default_factory=dict)
    invited: list[Invited] = field(default_factory=list)
    opened: int = 0
    _readers: list[tuple[int, int]] = field(default_factory=list)
    _profiles: list[str] = field(default_factory=list)
    _organisation_id: int = 0
    _owner_id: int = 0

    async def gather(self) -> None:
        """Makes the readers, an organisation, and chooses whose profiles are linked to."""
        for number in range(READERS):
            reader = await self.crowd.known(f"Lecteur {number}")
            await members.register_visitor(reader.id, "Rue du Lac 4", "Nyon")
            assert reader.telegram_id is not None
            self._readers.append((reader.telegram_id, reader.id))
        ids = [one.profile_id for one in self.crowd.people if one.profile_id]
        self._profiles = [profile.public_id for profile in await Profile.filter(id__in=ids)]
        owner = await self.crowd.known("Eve")
        await Member.filter(id=owner.id).update(category=MemberCategory.COMPANY, registered_at=clock.now())
        self._owner_id = owner.id
        await self._found()

    async def _found(self) -> None:
        now, category = clock.now(), MemberCategory.COMPANY
        async with unit_of_work():
            made = await Organisation.create(category=category, name="Alpina SA", created_at=now)
            await Profile.create(
                organisation_id=made.id,
                category=category,
                display_name="Alpina SA",
                created_at=now,
                updated_at=now,
            )
            await Membership.create(organisation_id=made.id, member_id=self._owner_id, is_owner=True)
        self._organisation_id = made.id

    async def act(self) -> None:
        """Somebody opens a link, or accepts what a link led them to."""
        turn, self.opened = self.opened % 4, self.opened + 1
        if turn == 0:
            await self._come()
        elif turn == 1:
            await self._open_invitation()
        elif turn == 3 or not await self._accept():
            await self._read()

    def _link(self) -> PublicLink:
        return PublicLink("p", self.crowd.chance.choice(self._profiles))

    async def _read(self) -> None:
        user_id, member_id = self.crowd.chance.choice(self._readers)
        link = self._link()
        self.read[member_id] = link.public_id
        await self._start(user_id, link.payload)

    async def _come(self) -> None:
        user_id = self.crowd.stranger(f"Nouveau {self.opened}")
        self.first[user_id] = self._link().payload
        await self._start(user_id, self.first[user_id])

    async def _open_invitation(self) -> None:
        if len(self.invited) % INVITED_BY_ONE == INVITED_BY_ONE - 1:
            await self._found()
        name = f"Nadia {self.opened}"
        person = await self.crowd.known(name)
        payload = await personal_links.make_link(
            LinkKind.EMPLOYEE, created_by=self._owner_id, organisation_id=self._organisation_id
        )
        link = await personal_links.peek_link(payload)
        assert person.telegram_id is not None
        self.invited.append(Invited(person.telegram_id, person.id, name, link.id, self._organisation_id))
        await self._start(person.telegram_id, payload)

    async def _start(self, user_id: int, payload: str) -> None:
        await self.crowd.world.send_text(user_id, None, f"/start {payload}")

    async def _accept(self) -> bool:
        """Whoever reads the invitation presses its button; says whether there was somebody."""
        for one in self.invited:
            messages = self.crowd.ledger.sent.get(one.user_id)
            if not one.has_accepted and messages:
                one.has_accepted = True
                data = f"b1|join|accept|{one.link_id}"
                await self.crowd.world.tap(one.user_id, None, max(messages), data, forge=True)
                return True
        return False

    @property
    def accepted(self) -> list[Invited]:
        """Who pressed the button."""
        return [one for one in self.invited if one.has_accepted]

    async def reckon(self) -> Counter[str]:
        """Links that led nowhere, and invitations that took effect twice, or without anybody's yes."""
        broken = Counter({"deep links lost": 0, "deep links that took effect twice": 0})
        for member_id, name in self.read.items():
            screen = await Screen.get(member_id=member_id)
            broken["deep links lost"] += (screen.page, screen.args.get("arg")) != ("profile", name)
        for user_id, payload in self.first.items():
            came = await Member.filter(telegram_id=user_id)
            broken["deep links lost"] += [member.pending_link for member in came] != [payload]
        for one in self.invited:
            times = await self._joined(one)
            wanted = [int(one.has_accepted)] * len(times)
            broken["deep links lost"] += any(time < want for time, want in zip(times, wanted, strict=True))
            broken["deep links that took effect twice"] += any(
                time > want for time, want in zip(times, wanted, strict=True)
            )
        return broken

    async def _joined(self, one: Invited) -> tuple[int, int, int]:
        """How often an invitation was used by who opened it, made them a member, and was told to the owner."""
        used = await PersonalLink.filter(id=one.link_id, used_by=one.member_id).count()
        places = await Membership.filter(member_id=one.member_id, organisation_id=one.organisation_id).count()
        told = await Notification.filter(
            key="team.joined", recipient_id=self._owner_id, channel=Channel.TELEGRAM
        )
        # The name is the one that Telegram gave.
        return used, places, sum(each.details["person"] == one.name for each in told)
