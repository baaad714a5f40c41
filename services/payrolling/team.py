"""What an administrator sees of the payrolling files, and does in the partner's name (states.md, i)."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from core import clock
from core.errors import Conflict, IllegalMove, NotFound
from core.paging import page_within
from core.wake import wake
from models.application import Application, Party
from models.member import Member
from models.mission import Mission
from models.payrolling import (
    WITH_PARTNER,
    DeliveryState,
    PartnerDelivery,
    PartnerEvent,
    PayrollAct,
    PayrollActor,
    PayrollFile,
    PayrollMove,
    PayrollStatus,
    payroll_rule,
)
from models.profile import Profile
from models.sql import fetch, lock_row
from services import given_text
from services.applications.sides import parties_of
from services.audit import Thing, record
from services.certifications.deciding import OwnCase, require_admin
from services.payroll_moves import change_file, move_file, tell_both, tell_side
from services.profile_people import acts_for, may_handle_missions
from services.seen_version import require_version
from services.unit_of_work import after_commit, unit_of_work
from services.working_days import after_working_days

ANSWER_DAYS = 2
NAME_LIMIT = 80
_S = PayrollStatus
# In the order in which they are shown: what is wrong first, then what waits for the team, then what runs.
QUEUE = (_S.INCIDENT, _S.CHOSEN, _S.SENT, _S.TAKEN_ON, _S.CONTRACT, _S.ACTIVE, _S.CLOSED, _S.CANCELLED)
_ORDER = " ".join(f"WHEN '{status}' THEN {number}" for number, status in enumerate(QUEUE))
_LISTED = (
    "p.status NOT IN ('choosing', 'proposed', 'independent') AND (p.status <> 'cancelled'"
    " OR EXISTS (SELECT 1 FROM partner_delivery d WHERE d.file_id = p.id))"
)
_NAMEABLE = (_S.TAKEN_ON, _S.CONTRACT, _S.ACTIVE, _S.INCIDENT)


class NothingToSend(Conflict):
    """Everything that the partner should have was sent, or our copy is gone."""


@dataclass(frozen=True)
class TeamCase:
    """A file as the team sees it; `sent` are the messages to the partner, in order."""

    file: PayrollFile
    mission: Mission
    freelance: Profile
    company: Profile
    acts: tuple[PayrollAct, ...]
    sent: tuple[PartnerDelivery, ...]

    @property
    def answer_by(self) -> datetime | None:
        """Until when somebody takes the file on; None when that is not what it waits for."""
        return answer_by(self.file)

    @property
    def is_late(self) -> bool:
        """Whether the two working days are over."""
        by = self.answer_by
        return by is not None and clock.now() > by

    @property
    def failed(self) -> tuple[PartnerDelivery, ...]:
        """What did not reach the partner."""
        return tuple(each for each in self.sent if each.state is DeliveryState.FAILED)

    @property
    def to_send_again(self) -> tuple[PartnerDelivery, ...]:
        """What « Renvoyer » would send: what failed, else the dossier while our copy is there."""
        has_copy = bool(self.file.dossier)
        failed = tuple(each for each in self.failed if has_copy or each.event is not PartnerEvent.DOSSIER)
        if failed or self.file.status not in WITH_PARTNER or not has_copy:
            return failed
        sent = (each for each in self.sent if each.state is DeliveryState.SENT)
        return tuple(each for each in sent if each.event is PartnerEvent.DOSSIER)


def answer_by(file: PayrollFile) -> datetime | None:
    """Until when an expert is named, if that is what the file waits for: two working days after the hand-over."""
    return after_working_days(file.status_since, ANSWER_DAYS) if file.status is _S.SENT else None


async def _case(file: PayrollFile) -> TeamCase:
    (case,) = await _cases([file])
    return case


async def _cases(files: list[PayrollFile]) -> list[TeamCase]:
    """The cases of a page, in the same order, with as many statements for many as for one."""
    ids = [file.id for file in files]
    applications = await Application.filter(id__in=[file.application_id for file in files])
    of = {each.application.id: each for each in await parties_of(applications)}
    acts, sent = defaultdict[int, list[PayrollAct]](list), defaultdict[int, list[PartnerDelivery]](list)
    for act in await PayrollAct.filter(file_id__in=ids).order_by("id"):
        acts[act.file_id].append(act)
    for delivery in await PartnerDelivery.filter(file_id__in=ids).order_by("id"):
        sent[delivery.file_id].append(delivery)
    return [
        TeamCase(file, mission, freelance, company, tuple(acts[file.id]), tuple(sent[file.id]))
        for file in files
        for _, mission, freelance, company in [of[file.application_id]]
    ]


async def access_case(admin: Member, file_id: int) -> TeamCase:
    """A file that the partner has to do with. Refuses with NotFound whoever is not of the team, and other files."""
    await require_admin(admin)
    file = await PayrollFile.get_or_none(id=file_id)
    if file is None or not await _concerns_partner(file):
        raise NotFound()
    return await _case(file)


async def _concerns_partner(file: PayrollFile) -> bool:
    return file.status in WITH_PARTNER or await PartnerDelivery.filter(file_id=file.id).exists()


async def payroll_queue(admin: Member, page: int, page_size: int) -> tuple[list[TeamCase], int, int]:
    """A page of the files by what is most pressing, the longest wait first, how many there are in all, and which page
    that is.

    Refuses with NotFound whoever is not of the team.
    """
    await require_admin(admin)
    (counted,) = await fetch(f"SELECT COUNT(*) AS count FROM payroll_file AS p WHERE {_LISTED}")
    page = page_within(page, counted["count"], page_size)
    rows = await fetch(
        f"SELECT p.id FROM payroll_file AS p WHERE {_LISTED} ORDER BY CASE p.status {_ORDER} END, p.status_since, p.id"
        " LIMIT :size OFFSET :start",
        size=page_size,
        start=page * page_size,
    )
    found = {file.id: file for file in await PayrollFile.filter(id__in=[row["id"] for row in rows])}
    return await _cases([found[row["id"]] for row in rows]), counted["count"], page


async def count_waiting(member: Member) -> int:
    """How many files wait for the team (an expert to name, an incident, a message that failed); 0 for others."""
    if not member.is_admin:
        return 0
    failed = "SELECT 1 FROM partner_delivery d WHERE d.file_id = p.id AND d.state = 'failed'"
    (counted,) = await fetch(
        "SELECT COUNT(*) AS count FROM payroll_file AS p"
        f" WHERE p.status IN ('incident', 'sent') OR EXISTS ({failed})"
    )
    return int(counted["count"])


async def _locked(admin: Member, file_id: int, version: int) -> TeamCase:
    await access_case(admin, file_id)
    await lock_row("payroll_file", file_id)
    case = await access_case(admin, file_id)
    organisation_id = case.mission.organisation_id
    if await acts_for(case.freelance, admin) or await may_handle_missions(admin, organisation_id):
        raise OwnCase()
    require_version(case.file, version)
    return case


async def _write_down(action: str, admin: Member, case: TeamCase, moved: PayrollFile) -> None:
    await record(
        f"payrolling.{action}",
        admin,
        Thing("payroll_file", moved.public_id),
        concerned=case.freelance.member_id,
        before=case.file.status,
        after=moved.status,
    )


async def name_expert(admin: Member, file_id: int, version: int, name: str) -> PayrollFile:
    """Who follows the file at the partner's (FR-180): takes it on, or names somebody else later.

    Refuses with NotFound, OwnCase, Stale, IllegalMove, TextMissing and TextTooLong.
    """
    expert = given_text.line("expert", name, NAME_LIMIT, required=True)
    async with unit_of_work():
        case = await _locked(admin, file_id, version)
        if case.file.status in _NAMEABLE:
            moved = await change_file(case.file, expert=expert)
        else:
            moved = await _moved(admin, case, PayrollMove.TAKE_ON, expert=expert)
        await _write_down("expert", admin, case, moved)
        await tell_both(moved, "taken_on", by_mail=True)
        return moved


async def _moved(admin: Member, case: TeamCase, move: PayrollMove, **changes: Any) -> PayrollFile:
    rule = payroll_rule(case.file.status, case.file.proposed_by, PayrollActor.TEAM, move)
    to = rule.to or case.file.incident_from
    assert to is not None, "an incident knows where the file was before"
    return await move_file(case.file, move, to, admin.id, **changes)


async def go_on(admin: Member, file_id: int, version: int, move: PayrollMove) -> PayrollFile:
    """« Contrat signé », « Mission en cours », « Clos »: both are told; only dates are kept. « Incident réglé » is
    between the freelance and the team.

    Refuses with NotFound, OwnCase, Stale and IllegalMove.
    """
    if move is PayrollMove.TAKE_ON:
        raise IllegalMove(status="", move=str(move))  # That needs the expert's name.
    async with unit_of_work():
        case = await _locked(admin, file_id, version)
        moved = await _moved(admin, case, move, incident_from=None)
        await _write_down(str(move), admin, case, moved)
        if move is PayrollMove.SETTLE:
            await tell_side(moved, Party.FREELANCE, str(move))
        else:
            await tell_both(moved, str(move))
        return moved


async def send_again(admin: Member, file_id: int, version: int) -> PayrollFile:
    """« Renvoyer »: what failed, or the dossier once more, under the same number as before.

    Refuses with NotFound, OwnCase, Stale and NothingToSend.
    """
    async with unit_of_work():
        case = await _locked(admin, file_id, version)
        again = case.to_send_again
        if not again:
            raise NothingToSend()
        # One try counts as made: that something may have arrived is never forgotten.
        await PartnerDelivery.filter(id__in=[each.id for each in again]).update(
            state=DeliveryState.OWED,
            settled_at=None,
            lease_until=None,
            attempts=1,
            error="",
            not_before=clock.real_now(),
        )
        moved = await change_file(case.file)
        await _write_down("resent", admin, case, moved)
    after_commit(lambda: wake("partner"))
    return moved
