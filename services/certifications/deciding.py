"""What an administrator sees of the certifications, and decides."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime

from core import clock
from core.errors import InvalidInput, NotAllowed, NotFound
from models.certification import CertificationAct, CertificationMove, EvidenceDocument
from models.member import Member
from models.profile import Certification, Profile
from services import given_text
from services.appointments.ending import end_for_party_gone
from services.certifications.moving import move_certification, tell_people
from services.certifications.needs import Need, needs_with
from services.certifications.reading import require_read
from services.evidence.giving import kept_documents_of
from services.profile_people import acts_for, people_of
from services.seen_version import require_version
from services.unit_of_work import unit_of_work
from services.working_days import after_working_days

NOTE_LIMIT = 800
ANSWER_WITHIN_DAYS = 2  # Working days, as members are told.
REASONS = ("outdated", "unfit", "other")
_WAITING = (Certification.REVIEW, Certification.NO_PERMIT)


class OwnCase(NotAllowed):
    """Nobody certifies themselves."""


class PermitOver(InvalidInput):
    """The end of a permit lies in the past."""


class NoteMissing(InvalidInput):
    """The member has to read what is missing, or why."""


@dataclass(frozen=True)
class Case:
    """What an administrator sees of a profile to check: it, its evidence, who said what before, and since when."""

    profile: Profile
    needs: list[Need]
    documents: list[EvidenceDocument]
    acts: list[CertificationAct]
    since: datetime

    @property
    def is_late(self) -> bool:
        """Whether the delay that members are told is over."""
        return clock.now() > after_working_days(self.since, ANSWER_WITHIN_DAYS)


async def require_admin(member: Member) -> None:
    """Refuses with NotFound everybody who is not of the team now: what was granted before does not count."""
    if not await Member.filter(id=member.id, is_admin=True, deleted_at=None).exists():
        raise NotFound()


async def access_case(admin: Member, name: str | int) -> Case:
    """The case of a profile, by its public id or id. Refuses with NotFound whoever is not of the team."""
    await require_admin(admin)
    by_id = isinstance(name, int)
    profile = await (
        Profile.get_or_none(id=name, deleted_at=None)
        if by_id
        else Profile.get_or_none(public_id=name, deleted_at=None)
    )
    if profile is None:
        raise NotFound()
    return await _case_of(profile)


async def telegram_name(case: Case) -> str:
    """What the first person behind a profile was called in Telegram when they signed up, or since the team looked at
    another name: whoever certifies compares it with the document. Empty when nobody is there.
    """
    people = await people_of(case.profile)
    member = await Member.get_or_none(id=people[0]) if people else None
    return f"{member.first_name} {member.last_name}".strip() if member is not None else ""


async def _case_of(profile: Profile) -> Case:
    (case,) = await _cases_of([profile])
    return case


async def _cases_of(profiles: list[Profile]) -> list[Case]:
    """The cases of several profiles, in the same order, with as many statements for many as for one."""
    ids = [profile.id for profile in profiles]
    acts_of = defaultdict[int, list[CertificationAct]](list)
    for act in await CertificationAct.filter(profile_id__in=ids).order_by("id"):
        acts_of[act.profile_id].append(act)
    kept = await kept_documents_of(ids)
    cases = []
    for profile in profiles:
        acts, documents = acts_of[profile.id], kept[profile.id]
        since = acts[-1].acted_at if acts else profile.created_at
        cases.append(Case(profile, needs_with(profile, documents), documents, acts, since))
    return cases


async def waiting_cases(admin: Member) -> list[Case]:
    """What waits for the team, the oldest first: profiles to check, and people without a permit to call."""
    await require_admin(admin)
    cases = await _cases_of(await Profile.filter(certification__in=_WAITING, deleted_at=None))
    return sorted(cases, key=lambda case: (case.since, case.profile.id))


async def count_waiting(member: Member) -> int:
    """How many cases wait, for the badge of an administrator's menu; 0 for everybody else."""
    if not member.is_admin:
        return 0
    return await Profile.filter(certification__in=_WAITING, deleted_at=None).count()


async def _case_to_decide(admin: Member, profile_id: int, version: int) -> Case:
    case = await access_case(admin, profile_id)
    if await acts_for(case.profile, admin):
        raise OwnCase()
    require_version(case.profile, version)
    return case


async def certify(admin: Member, profile_id: int, version: int, permit_until: date | None = None) -> Profile:
    """« Certifier »: visible and found from now on; `permit_until` is when the permit has to be renewed (FR-073).

    Refuses with NotFound, OwnCase, Stale, IllegalMove, PermitOver for a date that is not after today, and
    EvidenceUnread for documents that this person never opened.
    """
    if permit_until is not None and permit_until <= clock.today():
        raise PermitOver()
    async with unit_of_work():
        case = await _case_to_decide(admin, profile_id, version)
        await require_read(admin, case.documents)
        moved = await move_certification(
            case.profile,
            CertificationMove.CERTIFY,
            admin.id,
            until=permit_until,
            permit_until=permit_until,
            certified_at=clock.now(),
            certified_by=admin.called,
        )
        await _close_documents(profile_id)
        await tell_people(moved, "certification.certified")
        return moved


async def refuse(admin: Member, profile_id: int, version: int, reason: str, note: str = "") -> Profile:
    """« Refuser » with one of REASONS, and words where it is another one (FR-013, FR-014).

    Refuses with NotFound, OwnCase, Stale, IllegalMove, NoteMissing.
    """
    words = given_text.paragraph("note", note, NOTE_LIMIT)
    if reason not in REASONS or (reason == "other" and not words):
        raise NoteMissing()
    async with unit_of_work():
        profile = (await _case_to_decide(admin, profile_id, version)).profile
        moved = await move_certification(
            profile, CertificationMove.REFUSE, admin.id, reason=reason, note=words
        )
        await _close_documents(profile.id)
        if profile.certificate_kept:
            # The certificate of before is lost with it, and what was agreed on its strength (states.md, e).
            await end_for_party_gone(profile_id=profile.id)
        await tell_people(moved, "certification.refused")
        return moved


async def ask_more(admin: Member, profile_id: int, version: int, note: str) -> Profile:
    """« Demander un complément »: the member reads `note`. Refuses with NotFound, OwnCase, Stale, NoteMissing."""
    words = given_text.paragraph("note", note, NOTE_LIMIT)
    if not words:
        raise NoteMissing()
    async with unit_of_work():
        profile = (await _case_to_decide(admin, profile_id, version)).profile
        moved = await move_certification(profile, CertificationMove.ASK_MORE, admin.id, note=words)
        await tell_people(moved, "certification.more")
        return moved


async def _close_documents(profile_id: int) -> None:
    await EvidenceDocument.filter(profile_id=profile_id, decided_at=None).update(decided_at=clock.now())


async def last_word(profile_id: int) -> CertificationAct | None:
    """What the team last said about a profile."""
    said = (CertificationMove.REFUSE, CertificationMove.ASK_MORE, CertificationMove.CERTIFY)
    return await CertificationAct.filter(profile_id=profile_id, move__in=said).order_by("-id").first()
