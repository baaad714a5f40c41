"""Invitations into an organisation: a link for one person, for a service, with or without the mission right."""

from dataclasses import dataclass

from core import clock
from core.errors import Conflict, NotAllowed, NotFound
from models.access import LinkKind, PersonalLink
from models.member import Member, Membership, Organisation
from models.profile import Profile
from models.sql import lock_row
from services import personal_links
from services.members import TermsNotAccepted
from services.notifications import owe, refresh_cards
from services.profile_people import membership_of
from services.teams.acts import STAFF, write_down
from services.teams.reading import access_as_owner, service_called
from services.unit_of_work import unit_of_work

TEAM_LIMIT = 50
INVITATION_LIMIT = 20


class AlreadyInTeam(NotAllowed):
    """The person belongs to this organisation already."""


class TeamFull(Conflict):
    """The organisation has `limit` people."""


class TooManyInvitations(Conflict):
    """`limit` invitations are open; revoke one first."""


@dataclass(frozen=True)
class Invitation:
    """What an open invitation offers; `name` is the organisation's, which the team has checked or not."""

    link_id: int
    organisation_id: int
    name: str
    service: str
    may_handle_missions: bool
    is_certified: bool


async def invite(owner: Member, organisation_id: int, service: str, may_handle_missions: bool) -> str:
    """Makes a link for one new colleague, valid 7 days, and gives its payload, which is shown once and kept nowhere.

    Refuses with NotFound for who is no owner, TextMissing, TextTooLong, TeamFull and TooManyInvitations (FR-037).
    """
    async with unit_of_work():
        await access_as_owner(owner, organisation_id)
        await lock_row("organisation", organisation_id)
        await _require_room(organisation_id)
        waiting = await personal_links.list_links(LinkKind.EMPLOYEE, organisation_id=organisation_id)
        if len(waiting) >= INVITATION_LIMIT:
            raise TooManyInvitations(limit=INVITATION_LIMIT)
        named = await service_called(organisation_id, service)
        payload = await personal_links.make_link(
            LinkKind.EMPLOYEE,
            created_by=owner.id,
            organisation_id=organisation_id,
            service=named,
            may_handle_missions=may_handle_missions,
        )
        await write_down(owner, organisation_id, "invited")
        await refresh_cards("team", organisation_id)
        return payload


async def open_invitations(owner: Member, organisation_id: int) -> list[PersonalLink]:
    """The invitations that nobody used yet, newest first; for owners."""
    await access_as_owner(owner, organisation_id)
    return await personal_links.list_links(LinkKind.EMPLOYEE, organisation_id=organisation_id)


async def revoke_invitation(owner: Member, link_id: int) -> None:
    """Makes an invitation worthless. Refuses with NotFound one that is used, over, or not of an own organisation."""
    async with unit_of_work():
        link = await PersonalLink.get_or_none(id=link_id, kind=LinkKind.EMPLOYEE)
        if link is None or link.organisation_id is None:
            raise NotFound()
        await access_as_owner(owner, link.organisation_id)
        if not await personal_links.revoke_link(link.id):
            raise NotFound()
        await write_down(owner, link.organisation_id, "revoked")
        await refresh_cards("team", link.organisation_id)


async def open_invitation(member: Member) -> Invitation:
    """The invitation that a person opened and may accept now. NotFound when it is used, over or revoked.

    Refuses with AlreadyInTeam who belongs there.
    """
    link = await personal_links.held_link(member)
    organisation = await Organisation.get_or_none(id=link.organisation_id, deleted_at=None)
    if link.kind is not LinkKind.EMPLOYEE or organisation is None:
        raise NotFound()
    if await membership_of(member.id, organisation.id) is not None:
        raise AlreadyInTeam()
    profile = await Profile.get_or_none(organisation_id=organisation.id, deleted_at=None)
    name = profile.display_name if profile is not None else organisation.name
    certified = profile is not None and profile.is_certified
    return Invitation(link.id, organisation.id, name, link.service or "", link.may_handle_missions, certified)


async def accept_invitation(member: Member) -> tuple[Member, Invitation]:
    """The person joins the service and wears its hat; the owners are told.

    Who had not signed up is signed up by it, in the organisation's category and without a profile of their own (D-03).
    Refuses with TermsNotAccepted, NotFound, AlreadyInTeam and TeamFull.
    """
    async with unit_of_work():
        await lock_row("member", member.id)
        person = await Member.get(id=member.id)
        if person.terms_accepted_at is None:
            raise TermsNotAccepted()
        offer = await open_invitation(person)
        await lock_row("organisation", offer.organisation_id)
        await _require_room(offer.organisation_id)
        await personal_links.use_held_link(person, LinkKind.EMPLOYEE)
        await Membership.create(
            organisation_id=offer.organisation_id,
            member_id=person.id,
            service=offer.service or None,
            may_handle_missions=offer.may_handle_missions,
            joined_at=clock.now(),
        )
        await _sign_up(person, offer.organisation_id)
        await write_down(person, offer.organisation_id, "joined", concerned=person.id, hat=STAFF)
        await _tell_owners(person, offer)
        await refresh_cards("team", offer.organisation_id)
        return await Member.get(id=person.id), offer


async def _sign_up(person: Member, organisation_id: int) -> None:
    changes: dict[str, object] = {"hat_organisation_id": organisation_id, "version": person.version + 1}
    if person.category is None:
        organisation = await Organisation.get(id=organisation_id)
        changes |= {"category": organisation.category, "registered_at": person.registered_at or clock.now()}
    await Member.filter(id=person.id).update(**changes)


async def _tell_owners(person: Member, offer: Invitation) -> None:
    for owner in await Membership.filter(organisation_id=offer.organisation_id, is_owner=True).order_by("id"):
        await owe(
            owner.member_id,
            "team.joined",
            details={
                "person": person.called,
                "service": offer.service,
                "name": offer.name,
            },
            dedupe_key=f"team.joined/{offer.link_id}/{owner.member_id}",
        )


async def _require_room(organisation_id: int) -> None:
    if await Membership.filter(organisation_id=organisation_id).count() >= TEAM_LIMIT:
        raise TeamFull(limit=TEAM_LIMIT)
