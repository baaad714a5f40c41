"""What the team does with collaborations whose both sides want them annulled: the last step of A18 (states.md, a)."""

from dataclasses import dataclass
from datetime import datetime

from core import clock
from core.errors import NotAllowed, NotFound
from core.paging import page_within
from models.annulment import AnnulmentActor, AnnulmentMove, AnnulmentStatus, next_annulment
from models.application import Application, ApplicationMove, ApplicationStatus, Party
from models.member import Member
from models.mission import Mission
from models.payrolling import PayrollFile
from models.profile import Profile
from services import given_text
from services.application_moves import change_application, tell
from services.application_rules import decide
from services.applications.acting import follow_rule, locked_application
from services.applications.annulling import decided_until, is_decision_late
from services.applications.sides import facts_of, parties_of
from services.audit import Thing, record
from services.certifications.deciding import require_admin
from services.profile_people import belongs_to
from services.seen_version import require_version
from services.standing import is_under_check, require_may_begin
from services.unit_of_work import unit_of_work

ANSWER_MINIMUM, ANSWER_LIMIT = 10, 500
_M = AnnulmentMove


class OwnCollaboration(NotAllowed):
    """Nobody decides on a collaboration of theirs, or of an organisation that they belong to."""


@dataclass(frozen=True)
class AnnulmentCase:
    """A collaboration that both sides want to end, as the team sees it; `file` is its payrolling, if there is any."""

    application: Application
    mission: Mission
    freelance: Profile
    company: Profile
    file: PayrollFile | None

    @property
    def waits(self) -> bool:
        """Whether the team has to decide."""
        return self.application.annulment is AnnulmentStatus.AGREED

    @property
    def answer_by(self) -> datetime | None:
        """Until when the team decides: two working days after both agreed; None when there is nothing to decide."""
        return decided_until(self.application)

    @property
    def is_late(self) -> bool:
        """Whether that delay is over."""
        return is_decision_late(self.application)

    @property
    def is_under_check(self) -> bool:
        """Whether the team is checking one of the two sides at the moment."""
        return is_under_check(self.freelance) or is_under_check(self.company)


async def access_case(admin: Member, application_id: int) -> AnnulmentCase:
    """A collaboration whose annulment was asked for and agreed on, or decided.

    Refuses with NotFound whoever is not of the team, and every other application.
    """
    application = await _application(admin, application_id)
    decided = (AnnulmentStatus.AGREED, AnnulmentStatus.CARRIED_OUT, AnnulmentStatus.REFUSED)
    if application.annulment not in decided:
        raise NotFound()
    return await _case(application)


async def _application(admin: Member, application_id: int) -> Application:
    await require_admin(admin)
    application = await Application.get_or_none(id=application_id)
    if application is None:
        raise NotFound()
    return application


async def _case(application: Application) -> AnnulmentCase:
    (case,) = await _cases([application])
    return case


async def _cases(applications: list[Application]) -> list[AnnulmentCase]:
    """The cases of a page, with as many statements for many as for one."""
    files = await PayrollFile.filter(application_id__in=[each.id for each in applications])
    file_of = {file.application_id: file for file in files}
    return [AnnulmentCase(*each, file_of.get(each.application.id)) for each in await parties_of(applications)]


async def annulment_queue(admin: Member, page: int, page_size: int) -> tuple[list[AnnulmentCase], int, int]:
    """A page of what waits for a decision, the longest wait first, how much does in all, and which page that is.

    For the team only (NotFound).
    """
    await require_admin(admin)
    waiting = Application.filter(annulment=AnnulmentStatus.AGREED)
    total = await waiting.count()
    page = page_within(page, total, page_size)
    found = await waiting.order_by("annulment_since", "id").offset(page * page_size).limit(page_size)
    return await _cases(found), total, page


async def count_annulments(member: Member) -> int:
    """How many wait for a decision, for the badge of an administrator; 0 for everybody else."""
    return await Application.filter(annulment=AnnulmentStatus.AGREED).count() if member.is_admin else 0


async def require_decidable(admin: Member, application_id: int, version: int) -> AnnulmentCase:
    """A case that this administrator may decide now.

    Refuses with NotFound, with OwnCollaboration who is a party or belongs to the organisation, with AccountBarred and
    AccountRestricted who is under a measure, with Stale, and with IllegalMove what was taken back or decided.
    """
    application = await _application(admin, application_id)
    if application.annulment is None:
        # A case that ended meanwhile was one when its button was drawn.
        require_version(application, version)
        raise NotFound()
    case = await _case(application)
    if await belongs_to(case.freelance, admin.id) or await belongs_to(case.company, admin.id):
        raise OwnCollaboration()
    require_may_begin(await Member.get(id=admin.id))
    require_version(case.application, version)
    next_annulment(case.application.annulment, AnnulmentActor.TEAM, _M.CARRY_OUT)
    return case


async def _locked(admin: Member, application_id: int, version: int) -> AnnulmentCase:
    """The case, which nobody else moves until the transaction ends."""
    await locked_application(await _application(admin, application_id))
    return await require_decidable(admin, application_id, version)


async def carry_out(admin: Member, application_id: int, version: int) -> Application:
    """Annuls the collaboration: the mission is interrupted, its payrolling ends, the conversation is archived, and both
    sides are told by mail too (A18). Neither side's figures count it. Refuses like `require_decidable`.
    """
    async with unit_of_work():
        case = await _locked(admin, application_id, version)
        application = case.application
        rule = decide(
            await facts_of(application, case.mission, case.freelance, case.company, None),
            None,
            ApplicationMove.CANCEL,
        )
        moved = await follow_rule(
            application,
            case.mission,
            rule,
            admin.id,
            annulment=next_annulment(application.annulment, AnnulmentActor.TEAM, _M.CARRY_OUT),
            annulment_by=application.annulment_by,
            annulment_asked_at=application.annulment_asked_at,
            annulment_since=clock.now(),
            annulment_reason=application.annulment_reason,
        )
        for side in Party:
            await tell(moved, side, "annulled", must_arrive=True, by_mail=True)
        await _write_down("carried_out", admin, case, moved)
        return moved


async def refuse(admin: Member, application_id: int, version: int, answer: str) -> Application:
    """The collaboration goes on; both sides read why. Refuses like `require_decidable`, and
    with TextMissing and TextTooLong.
    """
    said = given_text.paragraph("answer", answer, ANSWER_LIMIT, required=True)
    async with unit_of_work():
        case = await _locked(admin, application_id, version)
        status = next_annulment(case.application.annulment, AnnulmentActor.TEAM, _M.REFUSE)
        moved = await change_application(
            case.application, annulment=status, annulment_since=clock.now(), annulment_answer=said
        )
        for side in Party:
            await tell(moved, side, "annulment_refused", must_arrive=True, by_mail=True)
        await _write_down("refused", admin, case, moved)
        return moved


async def _write_down(act: str, admin: Member, case: AnnulmentCase, moved: Application) -> None:
    await record(
        f"annulment.{act}",
        admin,
        Thing("application", moved.public_id),
        concerned=case.freelance.member_id,
        before=ApplicationStatus.DEAL,
        after=moved.status,
    )
