"""Who may read the audit log: the team all of it, a member what concerns them."""

from dataclasses import dataclass

from tortoise.expressions import Q

from core.errors import NotFound
from models.audit import AuditEntry, AuditPseudonym
from models.member import Member, Organisation
from models.profile import Profile
from models.scam_report import ScamReport
from services.audit.recording import OPERATOR, SYSTEM
from services.profile_people import membership_of, own_profile

PAGE_SIZE = 8


@dataclass(frozen=True)
class AuditLine:
    """One entry with the names behind its pseudonyms; None where the account is gone or nobody was meant.

    `actor` is "system" and "operator" for a rule and the command line. Of a scam report, `case` is its number and
    `reported` what the profile that it names is called; 0 and nothing for any other act.
    """

    entry: AuditEntry
    actor: str | None
    concerned: str | None
    case: int = 0
    reported: str = ""


@dataclass(frozen=True)
class AuditPage:
    """Some lines, the newest first, and whether older ones follow."""

    lines: list[AuditLine]
    number: int
    has_more: bool


async def _require_team(member: Member) -> None:
    if not await Member.filter(id=member.id, is_admin=True, deleted_at=None).exists():
        raise NotFound()


async def read_log(reader: Member, *, page: int = 0, action: str = "", about: str = "") -> AuditPage:
    """A page of the log for the team, of one kind of act (« certification ») or about one member (a public id).

    Refuses everybody else with NotFound.
    """
    await _require_team(reader)
    entries = AuditEntry.all()
    if action:
        entries = entries.filter(action__startswith=action)
    if about:
        entries = entries.filter(await _about(about))
    found = await entries.order_by("-id").offset(page * PAGE_SIZE).limit(PAGE_SIZE + 1)
    return AuditPage(await _named(found[:PAGE_SIZE]), page, len(found) > PAGE_SIZE)


async def _about(public_id: str) -> Q:
    """What finds the entries about a member and their profile; nothing for whom nothing was written down."""
    member = await Member.get_or_none(public_id=public_id)
    if member is None:
        return Q(id=0)
    name = await AuditPseudonym.get_or_none(member_id=member.id)
    profile = await own_profile(member)
    found = Q(concerned=name.pseudonym) if name is not None else Q(id=0)
    if profile is None:
        return found
    return found | Q(object_kind="profile", object_name=profile.public_id)


async def about_member(member: Member, *, page: int = 0) -> AuditPage:
    """What was done about a member or their profile, without who did it (trust.md)."""
    about = await _about(member.public_id)
    found = await AuditEntry.filter(about).order_by("-id").offset(page * PAGE_SIZE).limit(PAGE_SIZE + 1)
    lines = [AuditLine(entry, None, None) for entry in found[:PAGE_SIZE]]
    return AuditPage(lines, page, len(found) > PAGE_SIZE)


async def about_organisation(owner: Member, organisation_id: int, *, page: int = 0) -> AuditPage:
    """What was changed in the team of an organisation, by whom and about whom; for its owners.

    Refuses everybody else with NotFound.
    """
    place = await membership_of(owner.id, organisation_id)
    organisation = await Organisation.get_or_none(id=organisation_id, deleted_at=None)
    if place is None or not place.is_owner or organisation is None:
        raise NotFound()
    entries = AuditEntry.filter(object_kind="organisation", object_name=organisation.public_id)
    found = await entries.order_by("-id").offset(page * PAGE_SIZE).limit(PAGE_SIZE + 1)
    return AuditPage(await _named(found[:PAGE_SIZE]), page, len(found) > PAGE_SIZE)


async def _named(entries: list[AuditEntry]) -> list[AuditLine]:
    names = {entry.actor for entry in entries} | {entry.concerned for entry in entries if entry.concerned}
    known = await AuditPseudonym.filter(pseudonym__in=list(names))
    members = {member.id: member for member in await Member.filter(id__in=[row.member_id for row in known])}
    profiles = {
        profile.member_id: profile.display_name
        for profile in await Profile.filter(member_id__in=list(members), deleted_at=None)
    }
    shown = {SYSTEM: SYSTEM, OPERATOR: OPERATOR} | {
        row.pseudonym: profiles.get(row.member_id) or _called(members[row.member_id]) for row in known
    }
    cases = await _cases([entry.object_name for entry in entries if entry.object_kind == "scam_report"])
    return [
        AuditLine(
            entry,
            shown.get(entry.actor),
            shown.get(entry.concerned or ""),
            *(cases.get(entry.object_name, ()) if entry.object_kind == "scam_report" else ()),
        )
        for entry in entries
    ]


async def _cases(names: list[str]) -> dict[str, tuple[int, str]]:
    """The number of each of these scam reports, and what the reported profile is called, by public id."""
    reports = await ScamReport.filter(public_id__in=names) if names else []
    called = {
        profile.id: profile.display_name
        for profile in await Profile.filter(id__in=[each.profile_id for each in reports if each.profile_id])
    }
    return {each.public_id: (each.id, called.get(each.profile_id or 0, "")) for each in reports}


def _called(member: Member) -> str:
    return member.known_as
