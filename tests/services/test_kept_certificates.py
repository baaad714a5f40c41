"""A certificate that is kept while a changed number is checked hides with the account, and comes back with it
(states.md, c).
"""

import pytest

from core.errors import NotFound
from models.certification import CertificationMove
from models.measure import Clause, Measure
from models.member import Member, MemberCategory
from models.profile import Certification, Profile
from services import measures
from services.certifications import ask_more, certify, refuse
from services.certifications.moving import move_certification
from services.profiles import access_profile
from tests.services import people
from tests.services.people import admin

_COMPANY = MemberCategory.COMPANY


async def _now(profile: Profile) -> Profile:
    return await Profile.get(id=profile.id)


async def _checked_again() -> tuple[Member, Member, Profile]:
    """An administrator, and a certified company whose changed number the team has to look at."""
    ada, (nadia, profile) = await admin(), await people.professional("Alpina SA", category=_COMPANY)
    reopened = await move_certification(
        profile,
        CertificationMove.REOPEN,
        ada.id,
        registration_number="CHE-116.281.271",
        certificate_kept=True,
    )
    return ada, nadia, reopened


async def _suspended(ada: Member, member: Member) -> Measure:
    return await measures.suspend_account(ada, member.public_id, Clause.CONDUCT, "Trois plaintes.", 30)


async def test_the_old_certificate_hides_with_a_suspension_and_counts_again_after_it(database: str) -> None:
    ada, nadia, profile = await _checked_again()
    measure = await _suspended(ada, nadia)
    assert not (await _now(profile)).is_certified
    with pytest.raises(NotFound):
        await access_profile(profile.public_id, None)
    await measures.lift_measure(ada, measure.id, measure.version)
    back = await _now(profile)
    assert (back.certification, back.certificate_kept) == (Certification.REVIEW, True)
    assert (await access_profile(profile.public_id, None)).id == profile.id
    await certify(ada, profile.id, back.version)
    assert not (await _now(profile)).certificate_kept


async def test_what_the_team_asks_for_meanwhile_is_no_decision(database: str) -> None:
    ada, nadia, profile = await _checked_again()
    measure = await _suspended(ada, nadia)
    await ask_more(ada, profile.id, (await _now(profile)).version, "L’extrait du registre, s’il vous plaît.")
    await measures.lift_measure(ada, measure.id, measure.version)
    assert (await _now(profile)).is_certified


async def test_what_was_refused_meanwhile_does_not_come_back(database: str) -> None:
    ada, nadia, profile = await _checked_again()
    measure = await _suspended(ada, nadia)
    await refuse(ada, profile.id, (await _now(profile)).version, "unfit")
    await measures.lift_measure(ada, measure.id, measure.version)
    assert not (await _now(profile)).is_certified


async def test_a_refusal_that_is_looked_at_again_gives_no_certificate(database: str) -> None:
    ada = await admin()
    lea, profile = await people.professional("Léa", certified=False)
    for move in (CertificationMove.SUBMIT, CertificationMove.REFUSE, CertificationMove.REOPEN):
        await move_certification(await _now(profile), move, ada.id)
    measure = await _suspended(ada, lea)
    await measures.lift_measure(ada, measure.id, measure.version)
    assert not (await _now(profile)).is_certified
