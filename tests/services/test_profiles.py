"""Profiles are reached, read and changed by those who may, and by nobody else."""

from datetime import timedelta

import pytest

from core import clock
from core.errors import IllegalMove, NotFound, Stale
from models.delivery import Channel, Notification
from models.member import Member, MemberCategory, Membership
from models.profile import Certification, Domain, Profile
from services import given_text
from services.certifications import certify_profile
from services.profiles import (
    ReadingLevel,
    access_own_profile,
    access_profile,
    acts_for,
    card_of,
    own_profile,
    people_of,
    update_profile,
)
from tests.services.people import professional, visitor

_SKILLS = ("Un", "Deux", "Trois", "Quatre", "Cinq", "Six")


async def test_a_profile_is_there_for_others_once_certified_and_always_for_its_own_people(
    database: str,
) -> None:
    tom = await visitor()
    lea, profile = await professional("Léa Favre", certified=False)
    for reader in (tom, None):
        with pytest.raises(NotFound):
            await access_profile(profile.public_id, reader)
    assert (await access_profile(profile.public_id, lea)).id == profile.id
    await certify_profile(profile.public_id, "Ada")
    assert (await access_profile(profile.id, tom)).id == (await access_profile(profile.public_id, None)).id
    await update_profile(lea, profile.id, paused=True)
    with pytest.raises(NotFound):
        await access_profile(profile.id, tom)
    assert await access_profile(profile.id, lea)
    await Profile.filter(id=profile.id).update(deleted_at=clock.now())
    with pytest.raises(NotFound):
        await access_profile(profile.id, lea)
    assert await own_profile(lea) is None


async def test_what_is_no_profile_is_not_found(database: str) -> None:
    tom = await visitor()
    for name in (0, -1, 10**12, "", "zzz", "23456789abcd", "'; --"):
        with pytest.raises(NotFound):
            await access_profile(name, tom)


async def test_a_job_seeker_is_shown_to_certified_organisations_only(database: str) -> None:
    sofia, profile = await professional("Sofia", category=MemberCategory.JOB_SEEKER)
    nadia, alpina = await professional("Alpina SA", category=MemberCategory.COMPANY, certified=False)
    lea, _ = await professional("Léa Favre")
    for reader in (None, await visitor(), lea, nadia):
        with pytest.raises(NotFound):
            await access_profile(profile.id, reader)
    await certify_profile(alpina.id, "Ada")
    assert (await card_of(await access_profile(profile.id, nadia), nadia)).level is ReadingLevel.FULL
    assert await access_profile(profile.id, sofia)


async def test_the_card_shows_as_much_as_the_reader_may_see(database: str) -> None:
    lea, profile = await professional(
        "Léa Favre", description="Sites sobres.", skills=_SKILLS, domain=Domain.IT
    )
    marc, his = await professional("Marc Dubois")
    ines, _ = await professional("Inès", certified=False)
    nadia, alpina = await professional("Alpina SA", category=MemberCategory.COMPANY, description="Logiciels.")
    brumes, _ = await professional("Brumes", category=MemberCategory.COMPANY, certified=False)
    readers = (None, await visitor(), ines, brumes, marc, nadia, lea)
    levels = [(await card_of(profile, reader)).level for reader in readers]
    teaser, member, full, own = ReadingLevel
    assert levels == [teaser, teaser, teaser, teaser, member, full, own]
    assert (await card_of(alpina, lea)).level is full and (await card_of(alpina, ines)).level is teaser
    public = await card_of(profile, None)
    assert public.skills == _SKILLS[:5] and public.description is None and public.more_skills == ()
    peer = await card_of(profile, marc)
    assert peer.description == "Sites sobres." and [label for _, label in peer.more_skills] == ["Six"]
    assert (public.certified, public.certified_by, public.certified_at) == (True, "Ada", clock.now())
    assert not (await card_of(his, marc)).skills and (await card_of(his, marc)).is_own


async def test_freshness_is_the_newest_of_profile_and_agenda(database: str) -> None:
    _, profile = await professional("Léa Favre")
    later = clock.now() + timedelta(days=3)
    await Profile.filter(id=profile.id).update(agenda_updated_at=later)
    assert (await card_of(await Profile.get(id=profile.id), None)).fresh_at == later
    assert (await card_of(profile, None)).fresh_at == clock.now()


async def test_owners_act_for_their_organisation_and_other_members_do_not(database: str) -> None:
    nadia, alpina = await professional("Alpina SA", category=MemberCategory.COMPANY)
    ana = await visitor("Ana")
    await Membership.create(organisation_id=alpina.organisation_id, member_id=ana.id, service="Vente")
    assert await acts_for(alpina, nadia) and not await acts_for(alpina, ana)
    assert await people_of(alpina) == [nadia.id]
    with pytest.raises(NotFound):
        await access_own_profile(ana, alpina.id)
    with pytest.raises(NotFound):
        await update_profile(ana, alpina.id, city="Zoug")


async def test_only_the_owner_changes_a_profile_and_not_over_a_newer_one(database: str) -> None:
    (lea, profile), (marc, _) = await professional("Léa Favre", skills=_SKILLS), await professional("Marc")
    with pytest.raises(NotFound):
        await update_profile(marc, profile.id, city="Zoug")
    changed = await update_profile(
        lea, profile.id, seen_version=profile.version, city=" Zoug ", skills=["Sept"]
    )
    assert changed.city == "Zoug" and changed.version == profile.version + 1
    assert (await card_of(changed, None)).skills == ("Sept",)
    with pytest.raises(Stale):
        await update_profile(lea, profile.id, seen_version=profile.version, city="Bâle")
    assert (await Profile.get(id=profile.id)).city == "Zoug"
    assert (await update_profile(lea, profile.id, domain="")).domain is None
    with pytest.raises(given_text.TextTooLong):
        await update_profile(lea, profile.id, description="x" * 2001)
    with pytest.raises(given_text.TextMissing):
        await update_profile(lea, profile.id, display_name="  ")


async def test_certifying_tells_the_people_once_and_by_mail_too(database: str) -> None:
    lea, profile = await professional("Léa Favre", certified=False)
    certified = await certify_profile(profile.id, "Ada Lenoir")
    assert (certified.certification, certified.certified_by) == (Certification.CERTIFIED, "Ada Lenoir")
    again = await certify_profile(profile.public_id, "Sam")
    assert again.certified_by == "Ada Lenoir" and again.version == certified.version
    owed = await Notification.filter(recipient_id=lea.id, key="certification.certified")
    assert {notice.channel for notice in owed} == {Channel.TELEGRAM, Channel.EMAIL} and len(owed) == 2
    assert not any(notice.mutable for notice in owed)


async def test_a_suspended_account_is_not_certified(database: str) -> None:
    _, profile = await professional("Zed", certified=False)
    await Profile.filter(id=profile.id).update(certification=Certification.SUSPENDED)
    with pytest.raises(IllegalMove):
        await certify_profile(profile.id, "Ada")
    with pytest.raises(NotFound):
        await certify_profile("nobody", "Ada")


async def test_a_visitor_has_no_profile_and_reads_teasers(database: str) -> None:
    tom = await visitor()
    assert await own_profile(tom) is None
    _, profile = await professional("Léa Favre", description="Sites sobres.")
    assert (await card_of(profile, await Member.get(id=tom.id))).description is None
