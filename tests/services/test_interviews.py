"""An interview answers whoever looks for a job: what is refused instead, and who asks in whose name (D-28)."""

import asyncio

import pytest

from core.errors import DomainError, IllegalMove, NotFound
from models.application import ApplicationMove, ApplicationStatus, Party
from models.appointment import Appointment, AppointmentKind, AppointmentStatus
from models.database import on_sqlite
from models.member import Member, MemberCategory
from models.mission import Mission, MissionStatus
from models.payrolling import PayrollFile
from models.profile import Certification, Profile
from services import applications
from services.application_rules import Facts, InterviewInstead, MissionNotOpen, decide
from services.applications import InterviewAsked, interview_about, request_interview
from services.applications.sides import access_application
from services.appointments import (
    accept_appointment,
    end_for_party_gone,
    offer_other_slots,
    offers_of,
    pick_offer,
    possible_actions,
    request_appointment,
)
from services.appointments.sides import other_party
from services.certifications import refuse
from services.contact import CertificationNeeded
from services.missions import withdraw_mission
from services.standing import OtherUnderCheck
from tests.scenarios.walks import TEN_ON_TUESDAY
from tests.services import mission_scene
from tests.services.people import professional, visitor

_TALKING = ApplicationStatus.TALKING


async def _candidate(*, interest: bool = True) -> tuple[Member, Profile, Member, Profile, Mission]:
    """Nadia of Alpina, Sofia who looks for a job, and the post that Sofia is interested in."""
    nadia, alpina = await mission_scene.company()
    sofia, profile = await professional("Sofia", category=MemberCategory.JOB_SEEKER)
    post = await mission_scene.published(nadia, "Poste de comptable", open_to_job_seekers=True)
    if interest:
        await applications.propose_oneself(sofia, post.id)
    return nadia, alpina, sofia, profile, post


async def test_the_interview_is_the_answer_and_neither_side_seals_a_deal(database: str) -> None:
    nadia, alpina, sofia, _, post = await _candidate()
    row = await applications.application_about(sofia, post.id)
    assert row is not None
    made = await request_interview(nadia, row.id, TEN_ON_TUESDAY)
    assert (made.kind, made.asked_for_id, made.mission_id) == (AppointmentKind.INTERVIEW, alpina.id, post.id)
    row = await applications.application_about(sofia, post.id)
    assert row is not None and row.status is _TALKING and row.conversation_id is not None
    with pytest.raises(InterviewInstead):
        await applications.apply_firmly(sofia, row.id, row.version)
    with pytest.raises(InterviewInstead):
        await applications.choose(nadia, row.id, row.version)
    assert await PayrollFile.all().count() == 0
    with pytest.raises(InterviewAsked):
        await request_interview(nadia, row.id, TEN_ON_TUESDAY)
    with pytest.raises(IllegalMove):
        await request_interview(sofia, row.id, TEN_ON_TUESDAY)
    lea, _ = await mission_scene.freelance()
    with pytest.raises(NotFound):
        await request_interview(lea, row.id, TEN_ON_TUESDAY)
    assert (await other_party(made, sofia)).name == "Alpina SA"
    talk = await mission_scene.talking(nadia, await mission_scene.published(nadia, "Audit"), lea)
    with pytest.raises(IllegalMove):
        await request_interview(nadia, talk.id, TEN_ON_TUESDAY)
    assert await Appointment.all().count() == 1


async def test_an_interview_can_be_asked_again_after_a_refusal_and_not_about_a_mission_that_is_gone(
    database: str,
) -> None:
    nadia, _, sofia, _, post = await _candidate()
    row = await applications.application_about(sofia, post.id)
    assert row is not None
    made = await request_interview(nadia, row.id, TEN_ON_TUESDAY)
    await Appointment.filter(id=made.id).update(status=AppointmentStatus.DECLINED)
    seat = await access_application(row.id, nadia)
    assert await applications.may_ask_interview(seat, nadia)
    assert not await applications.may_ask_interview(await access_application(row.id, sofia), sofia)
    await Mission.filter(id=post.id).update(status="filled")
    with pytest.raises(MissionNotOpen):
        await request_interview(nadia, row.id, TEN_ON_TUESDAY)
    last = await interview_about(seat)
    assert last is not None and last.id == made.id


async def test_what_a_withdrawn_mission_led_to_stays_and_a_lost_certificate_stops_and_ends_it(
    database: str,
) -> None:
    nadia, alpina, sofia, _, post = await _candidate()
    row = await applications.application_about(sofia, post.id)
    assert row is not None
    made = await request_interview(nadia, row.id, TEN_ON_TUESDAY)
    post = await Mission.get(id=post.id)
    await withdraw_mission(nadia, post.id, post.version)
    assert (await Appointment.get(id=made.id)).status is AppointmentStatus.REQUESTED
    await Profile.filter(id=alpina.id).update(certification=Certification.REFUSED)
    with pytest.raises(OtherUnderCheck):
        await accept_appointment(sofia, made.id, made.version)
    assert await possible_actions(made, sofia) == {"decline_appointment"}
    countered = await offer_other_slots(sofia, made.id, made.version, [TEN_ON_TUESDAY.replace(hour=12)])
    [offer] = await offers_of(countered)
    with pytest.raises(CertificationNeeded):
        await pick_offer(nadia, made.id, countered.version, offer.id)
    assert await possible_actions(countered, nadia) == {"decline_offers"}
    assert await end_for_party_gone(profile_id=alpina.id) == 1
    assert (await Appointment.get(id=made.id)).status is AppointmentStatus.CANCELLED


async def test_a_refused_number_takes_the_interviews_with_the_certificate(database: str) -> None:
    nadia, alpina, sofia, _, post = await _candidate()
    row = await applications.application_about(sofia, post.id)
    assert row is not None
    made = await request_interview(nadia, row.id, TEN_ON_TUESDAY)
    await accept_appointment(sofia, made.id, made.version)
    ada = await visitor("Ada")
    await Member.filter(id=ada.id).update(is_admin=True)
    await Profile.filter(id=alpina.id).update(certification=Certification.REVIEW, certificate_kept=True)
    kept = await Profile.get(id=alpina.id)
    assert kept.is_certified
    await refuse(await Member.get(id=ada.id), kept.id, kept.version, "outdated")
    assert (await Appointment.get(id=made.id)).status is AppointmentStatus.CANCELLED


async def test_only_what_is_asked_of_a_job_seeker_is_an_interview(database: str) -> None:
    nadia, alpina, _, profile, _ = await _candidate(interest=False)
    found = await request_appointment(nadia, profile.id, TEN_ON_TUESDAY, "Bonjour")
    assert (found.kind, found.asked_for_id, found.mission_id) == (
        AppointmentKind.INTERVIEW,
        alpina.id,
        None,
    )
    lea, _ = await mission_scene.freelance()
    with pytest.raises(NotFound):
        await request_appointment(lea, profile.id, TEN_ON_TUESDAY, "Bonjour")


async def test_of_two_interviews_asked_at_the_same_second_one_is(database: str) -> None:
    nadia, _, sofia, _, post = await _candidate()
    row = await applications.application_about(sofia, post.id)
    assert row is not None
    later = TEN_ON_TUESDAY.replace(hour=12)
    results = await asyncio.gather(
        *(request_interview(nadia, row.id, at) for at in (TEN_ON_TUESDAY, later)), return_exceptions=True
    )
    assert sorted(isinstance(each, DomainError) for each in results) == [False, True], (results, on_sqlite())
    assert await Appointment.all().count() == 1


def test_a_job_seeker_is_interested_accepts_and_declines_like_anybody() -> None:
    facts = Facts(None, None, MissionStatus.PUBLISHED, job_seeker=True)
    assert decide(facts, Party.FREELANCE, ApplicationMove.INTEREST).to is ApplicationStatus.PROPOSED
    asked = Facts(ApplicationStatus.PROPOSED, Party.COMPANY, MissionStatus.PUBLISHED, job_seeker=True)
    assert decide(asked, Party.FREELANCE, ApplicationMove.ACCEPT).to is _TALKING
    assert decide(asked, Party.FREELANCE, ApplicationMove.DECLINE).to is ApplicationStatus.DECLINED
