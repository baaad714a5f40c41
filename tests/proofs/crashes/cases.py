"""What jobs owe to people in what concerns them together: reports, a question in a team, a digest, an appointment."""

from datetime import date, timedelta
from typing import Any

from core import clock
from models.appointment import Appointment, AppointmentStatus
from models.audit import AuditEntry
from models.delivery import Channel, Notification
from models.digest import Digest
from models.measure import Measure, MeasureRule
from models.member import Member, MemberCategory, Membership, Organisation
from models.profile import Profile
from models.scam_report import (
    QuestionSide,
    QuestionState,
    ScamCategory,
    ScamQuestion,
    ScamReport,
    ScamStatus,
)
from services import appointments
from services.preferences import wishes_of
from tests.proofs.crashes.cast import Cast
from tests.proofs.crashes.chores import DAY, Chore, together, told
from tests.proofs.crashes.crowd import SLOT

PAIRS = ("cases",)
# Strangers who have been here for long weigh half a voice each, and three voices are enough.
REPORTERS = 6


async def _report(reporter_id: int, status: ScamStatus = ScamStatus.FILED, **more: Any) -> ScamReport:
    what = {"category": ScamCategory.OTHER, "body": "x", "priority": 2, "snapshot": {}}
    return await ScamReport.create(
        reporter_id=reporter_id, status=status, **{"filed_at": clock.now()} | what | more
    )


async def _wait_for_a_turn(cast: Cast) -> int:
    return (await _report(cast.nobody_id, is_queued=True, queued_until=clock.now())).id


async def _released(cast: Cast, report_id: int) -> int:
    report = await ScamReport.get(id=report_id)
    moved = 0 if report.is_queued else report.version - 1
    return together(moved, await told("scam.released", report_id, cast.nobody_id))


async def _ask_about_a_case(cast: Cast) -> int:
    case, now = await _report(cast.nobody_id, ScamStatus.MORE), clock.now()
    asked = await ScamQuestion.create(
        report_id=case.id,
        member_id=cast.nobody_id,
        side=QuestionSide.REPORTER,
        body="Quand ?",
        asked_by=cast.admin_id,
        asked_at=now - 5 * DAY,
        due_at=now,
    )
    return asked.id


async def _unanswered(cast: Cast, question_id: int) -> int:
    question = await ScamQuestion.get(id=question_id)
    case = await ScamReport.get(id=question.report_id)
    noted = AuditEntry.filter(action="scam.unanswered", object_name=case.public_id)
    if question.state is not QuestionState.LAPSED or case.status is not ScamStatus.REVIEW:
        return 0
    return together(await noted.count(), await told("scam.unanswered", case.id, cast.admin_id))


async def _report_together(cast: Cast) -> int:
    profile_id = await cast.crowd.professional(f"Max {cast.number()}")
    for reporter_id in await cast.reporters(REPORTERS):
        await _report(reporter_id, profile_id=profile_id, to_weigh=True)
    return profile_id


async def _restricted(cast: Cast, profile_id: int) -> int:
    measures = await Measure.filter(profile_id=profile_id, rule=MeasureRule.REPORTS)
    tellings = [await told("measure.automatic", each.id, cast.admin_id) for each in measures]
    return together(len(measures), sum(tellings))


async def _decided_long_ago(cast: Cast) -> int:
    then = clock.now() - 200 * DAY
    return (await _report(cast.nobody_id, ScamStatus.CLOSED, filed_at=then, decided_at=then)).id


async def _reduced(_: Cast, report_id: int) -> int:
    return await ScamReport.filter(id=report_id, body="").count()


async def _offer_a_place(cast: Cast) -> int:
    now, category = clock.now(), MemberCategory.COMPANY
    name = f"Relais {cast.number()}"
    made = await Organisation.create(category=category, name=name, created_at=now)
    dates = {"created_at": now, "updated_at": now}
    await Profile.create(organisation_id=made.id, category=category, display_name=name, **dates)
    owner, colleague = [await cast.crowd.known(f"{who} {name}") for who in ("Iris", "Hugo")]
    await Membership.create(organisation_id=made.id, member_id=owner.id, is_owner=True)
    asked = {"owner_offered_by": owner.id, "owner_offered_at": now - 7 * DAY}
    return (await Membership.create(organisation_id=made.id, member_id=colleague.id, **asked)).id


async def _asked_no_more(_: Cast, place_id: int) -> int:
    place = await Membership.get(id=place_id)
    owner = await Membership.get(organisation_id=place.organisation_id, is_owner=True)
    people = {"team.owner_void": place.member_id, "team.owner_lapsed": owner.member_id}
    tellings = [
        await Notification.filter(key=key, recipient_id=who, channel=Channel.TELEGRAM).count()
        for key, who in people.items()
    ]
    return together(int(place.owner_offered_at is None), *tellings)


async def _wait_for_a_digest(cast: Cast) -> int:
    """The company, which candidates wait for, gets the digest of a day whose hour has come."""
    owner = await cast.company()
    wishes, zone = await wishes_of(owner.id), owner.time_zone
    planned = wishes.next_digest(clock.now() - DAY, zone)
    await Member.filter(id=owner.id).update(digest_at=planned)
    return planned.date().toordinal()


async def _summed_up(cast: Cast, day: int) -> int:
    on, owner_id = date.fromordinal(day), cast.company_owner_id
    owed = Notification.filter(key="digest.daily", recipient_id=owner_id, channel=Channel.TELEGRAM)
    made = await Digest.filter(member_id=owner_id, day=on).count()
    return together(made, await owed.filter(dedupe_key__startswith=f"digest.daily:{owner_id}:{on}").count())


async def _meet_who_leaves(cast: Cast) -> int:
    profile_id = await cast.crowd.professional(f"Ugo {cast.number()}")
    asked = await appointments.request_appointment(
        await cast.client("cases"), profile_id, SLOT + timedelta(days=7), "Visite"
    )
    await Appointment.filter(id=asked.id).update(version=1)
    await Profile.filter(id=profile_id).update(deleted_at=clock.now())
    return asked.id


async def _ended_for_who_stays(cast: Cast, appointment_id: int) -> int:
    row = await Appointment.get(id=appointment_id)
    moved = row.version - 1 if row.status is AppointmentStatus.CANCELLED else 0
    return together(moved, await told("appointment.cancelled", appointment_id, cast.pairs["cases"][0]))


CASES = (
    Chore(
        "reports beyond the limits of their reporter reach the team in their turn",
        _wait_for_a_turn,
        _released,
    ),
    Chore("questions about reports that nobody answered are over", _ask_about_a_case, _unanswered),
    Chore("accounts that several people report are restricted", _report_together, _restricted),
    Chore("reports decided half a year ago keep category and outcome only", _decided_long_ago, _reduced),
    Chore(
        "colleagues who do not say whether they take over are asked no more", _offer_a_place, _asked_no_more
    ),
    Chore("the digests of the day are made", _wait_for_a_digest, _summed_up, again=False),
    Chore("what was asked of somebody at the moment they left ends", _meet_who_leaves, _ended_for_who_stays),
)
