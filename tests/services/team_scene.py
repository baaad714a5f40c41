"""A company with its owner, and people who join it, made through the services themselves."""

from models.delivery import Notification
from models.member import Member, MemberCategory, Membership
from models.profile import Profile
from services import members, personal_links, teams
from services.certifications import certify_profile
from services.members import accept_terms, arrive

SALES, CARE = "Vente", "Après-vente"


class Firm:
    """An organisation with its owner."""

    def __init__(self, owner: Member, profile: Profile) -> None:
        self.owner, self.profile = owner, profile
        assert profile.organisation_id is not None
        self.id = profile.organisation_id

    async def takes(self, member: Member, service: str = CARE, *, missions: bool = False) -> Member:
        """The member joins by an invitation."""
        payload = await teams.invite(self.owner, self.id, service, missions)
        await personal_links.hold_link(payload, member)
        joined, _ = await teams.accept_invitation(member)
        return joined

    async def place(self, member: Member) -> Membership:
        """The member's row."""
        return await Membership.get(organisation_id=self.id, member_id=member.id)


async def make_firm(telegram_id: int = 2000, name: str = "Alpina SA") -> Firm:
    """A certified company."""
    owner = await arrive(telegram_id, "Nadia", "Rochat", "fr")
    await accept_terms(owner.id)
    made = await members.register_professional(
        owner.id, MemberCategory.COMPANY, name, "Ascenseurs", None, "Lausanne", "", ["Ascenseurs"]
    )
    profile = await certify_profile(made.id, "Ada")
    return Firm(await Member.get(id=owner.id), profile)


async def newcomer(telegram_id: int, name: str) -> Member:
    """Somebody who wrote to the bot and accepted the terms only."""
    member = await arrive(telegram_id, name, "", "fr")
    return await accept_terms(member.id)


async def told(member: Member, key: str) -> int:
    """How often a person was told this."""
    return await Notification.filter(recipient_id=member.id, key=key).count()
