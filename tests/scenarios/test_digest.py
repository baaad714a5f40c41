"""The daily digest: when it comes, what it names, and that nothing makes it come twice (EXT-07, EXT-21)."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from core import clock
from models.database import on_sqlite
from models.delivery import Channel, Notification, NotificationState
from models.digest import Digest
from models.member import Member
from models.mission import Mission
from models.preference import NoticeKind
from models.profile import Certification, Profile
from models.sql import fetch
from services import applications, delivery, digests, members
from services.digests import rounds
from services.missions import withdraw_mission
from services.preferences import choose_digest_hour, set_quiet_hours, switch_notices
from services.profiles import update_profile
from tests.kit.person import Person
from tests.kit.stage import Stage, move_clock
from tests.scenarios import interest
from tests.services import mission_scene

MORNING = datetime(2026, 5, 5, 6, 0, tzinfo=UTC)  # Eight o'clock in Zurich, the day after the tests begin.


def _at(instant: datetime) -> None:
    clock.freeze(instant)


async def _owed_to(member: Member) -> int:
    return await Notification.filter(recipient_id=member.id, key="digest.daily").count()


async def _with_news(*, for_both: bool = False) -> tuple[Member, Member, Mission]:
    """A company, a freelance for whom a digest is planned, and a mission that fits her and came later.

    The company wants no digest of its own, which would name the freelance, unless it is `for_both`.
    """
    nadia, _ = await mission_scene.company()
    await switch_notices(nadia, NoticeKind.DIGEST, for_both)
    lea, _ = await mission_scene.freelance()
    await digests.make_due()
    move_clock(timedelta(hours=1))
    return nadia, lea, await mission_scene.published(nadia)


async def test_each_gets_it_at_eight_by_their_own_clock_and_once(database: str) -> None:
    nadia, lea, _ = await _with_news(for_both=True)
    ann, _ = await mission_scene.freelance("Ann")
    await members.choose_time_zone(ann.id, "America/New_York")
    await digests.make_due()
    _at(MORNING - timedelta(hours=18))
    made = await asyncio.gather(digests.make_due(), digests.make_due())
    assert sum(made) == 1, "it is eight in New York, and two rounds at the same moment make one"
    _at(MORNING - timedelta(seconds=1))
    assert await digests.make_due() == 0
    _at(MORNING)
    assert await digests.make_due() == 2 and await digests.make_due() == 0
    assert [await _owed_to(each) for each in (ann, lea, nadia)] == [1, 1, 1], (
        "the company reads of the freelances"
    )
    await Notification.all().update(state=NotificationState.SENT)
    _at(MORNING + timedelta(days=1, hours=6))
    assert await digests.make_due() == 0, "nothing new: nothing is sent"
    assert await Digest.all().count() == 3


async def test_on_the_night_of_summer_time_it_stays_at_the_same_hour_of_the_clock(database: str) -> None:
    _at(datetime(2026, 3, 27, 12, 0, tzinfo=UTC))
    nadia, lea, _ = await _with_news()
    _at(datetime(2026, 3, 28, 7, 0, tzinfo=UTC))
    assert await digests.make_due() == 1
    await Notification.filter(key="digest.daily").update(state=NotificationState.SENT)
    move_clock(timedelta(hours=1))
    await mission_scene.published(nadia, "Une deuxième")
    _at(datetime(2026, 3, 29, 5, 59, tzinfo=UTC))
    assert await digests.make_due() == 0
    _at(datetime(2026, 3, 29, 6, 0, tzinfo=UTC))
    assert await digests.make_due() == 1
    digest = await digests.latest_digest(lea)
    assert digest is not None
    titles = [sheet.title for sheet in (await digests.contents_of(lea, digest)).news.missions]
    assert titles == ["Une deuxième"], "what was told is not told again"


async def test_another_hour_or_zone_plans_anew_and_a_day_has_one_digest(database: str) -> None:
    nadia, lea, _ = await _with_news()
    await members.choose_time_zone(lea.id, "Asia/Tokyo")
    _at(MORNING)
    assert await digests.make_due() == 0, "in Tokyo it is three in the afternoon"
    _at(datetime(2026, 5, 5, 23, 0, tzinfo=UTC))
    assert await digests.make_due() == 1
    await mission_scene.published(nadia, "Une deuxième")
    await choose_digest_hour(await Member.get(id=lea.id), 12)
    await digests.make_due()
    _at(datetime(2026, 5, 6, 3, 0, tzinfo=UTC))
    assert await digests.make_due() == 0, "it is the same day there"
    _at(datetime(2026, 5, 7, 3, 0, tzinfo=UTC))
    assert await digests.make_due() == 1


async def test_nobody_is_matched_who_is_uncertified_paused_barred_away_or_does_not_want_it(
    database: str,
) -> None:
    _, lea, _ = await _with_news()
    profile = await Profile.get(member_id=lea.id)
    day = MORNING

    async def none_today() -> bool:
        nonlocal day
        _at(day)
        day += timedelta(days=1)
        return await digests.make_due() == 0 and await _owed_to(lea) == 0

    await Profile.filter(id=profile.id).update(certification=Certification.EXPIRED)
    assert await none_today()
    await Profile.filter(id=profile.id).update(certification=Certification.CERTIFIED)
    await update_profile(lea, profile.id, paused=True)
    assert await none_today()
    await update_profile(lea, profile.id, paused=False)
    for column, value in (("unreachable_at", clock.now()), ("restricted_until", MORNING + timedelta(days=9))):
        await Member.filter(id=lea.id).update(**{column: value})
        assert await none_today()
        await Member.filter(id=lea.id).update(**{column: None})
    await switch_notices(lea, NoticeKind.DIGEST, False)
    assert await none_today()
    await switch_notices(lea, NoticeKind.DIGEST, True)
    _at(day)
    assert await digests.make_due() == 1, "and what came in these days is told then"


async def test_what_is_gone_met_or_refused_is_not_named(database: str) -> None:
    nadia, lea, kept = await _with_news()
    refused, proposed, gone = [await mission_scene.published(nadia, title) for title in ("A", "B", "C")]
    await applications.propose_oneself(lea, proposed.id)
    offered = await applications.propose_mission(nadia, refused.id, (await Profile.get(member_id=lea.id)).id)
    await applications.decline(lea, offered.id, offered.version, "Trop loin")
    _at(MORNING)
    assert await digests.make_due() == 1
    digest = await digests.latest_digest(lea)
    assert digest is not None

    async def named() -> list[str]:
        return [sheet.title for sheet in (await digests.contents_of(lea, digest)).news.missions]

    assert await named() == [gone.title, kept.title]
    await withdraw_mission(nadia, gone.id, gone.version)
    assert await named() == [kept.title]
    mission = await Mission.get(id=kept.id)
    await withdraw_mission(nadia, kept.id, mission.version)
    assert not await digests.is_worth_sending(lea, digest.id)


async def test_a_digest_that_never_left_is_told_by_the_next_one(database: str) -> None:
    _, lea, mission = await _with_news()
    _at(MORNING)
    await digests.make_due()
    move_clock(timedelta(days=1))
    await digests.make_due()
    digest = await digests.latest_digest(lea)
    assert digest is not None and digest.day.day == 6
    assert [sheet.mission_id for sheet in (await digests.contents_of(lea, digest)).news.missions] == [
        mission.id
    ]


async def _lea_with_news(stage: Stage) -> tuple[Person, Person, Mission]:
    nadia = await interest.company(stage)
    await switch_notices(await stage.member(nadia), NoticeKind.DIGEST, False)
    lea = await stage.professional("Léa")
    await digests.make_due()
    move_clock(timedelta(minutes=5))
    return nadia, lea, await interest.published(stage, nadia)


def _digests(person: Person) -> int:
    return len([screen for screen in person.received if "Votre résumé" in screen.text])


@pytest.mark.slow
async def test_it_names_what_came_and_what_waits_and_its_buttons_lead_there(stage: Stage) -> None:
    nadia, lea, mission = await _lea_with_news(stage)
    second = await interest.published(stage, nadia, "Application mobile")
    await applications.propose_mission(
        await stage.member(nadia), second.id, (await Profile.get(member_id=(await stage.member(lea)).id)).id
    )
    await stage.passes(timedelta(hours=22))
    digest = lea.saw("Votre résumé du 5 mai")
    for text in (
        "1 nouvelle mission pour vous",
        mission.title,
        "1 réponse est attendue",
        "À ajouter : Photo",
    ):
        assert text in digest.text.replace("\xa0", " "), digest
    await lea.taps(mission.title, on=digest)
    lea.sees(mission.title, "Cette mission m'intéresse")
    await lea.taps("À vous de jouer (1)", on=digest)
    lea.sees("1 réponse attendue", "1. 📥 Alpina · Application mobile")
    await lea.taps("Alpina · Application mobile")
    lea.sees("Application mobile", "Oui, discutons")
    await lea.says("/tableau")
    lea.sees("Mon tableau de bord", "1 proposition attend votre réponse", "À vous de jouer (1)")
    lea.has_at_most_eight_buttons()
    await lea.taps("Ne plus m'envoyer ce résumé", on=digest)
    lea.is_told("Coupé : Résumé du jour")
    lea.sees("Résumé du jour : coupé", "🔕 Résumé du jour")
    await interest.published(stage, nadia, "Encore une")
    await stage.passes(timedelta(days=1))
    assert _digests(lea) == 1


@pytest.mark.slow
async def test_it_waits_for_the_end_of_quiet_hours_and_is_dropped_when_all_of_it_is_gone(
    stage: Stage,
) -> None:
    nadia, lea, mission = await _lea_with_news(stage)
    member = await stage.member(lea)
    await choose_digest_hour(member, 6)
    await digests.make_due()
    _at(MORNING - timedelta(hours=2))
    await stage.passes(timedelta(0))
    assert await _owed_to(member) == 1 and _digests(lea) == 0
    await stage.passes(timedelta(minutes=59))
    assert _digests(lea) == 0
    seen = await Mission.get(id=mission.id)
    await withdraw_mission(await stage.member(nadia), mission.id, seen.version)
    await stage.passes(timedelta(hours=1))
    assert _digests(lea) == 0
    owed = await Notification.get(recipient_id=member.id, key="digest.daily")
    assert (owed.state, owed.error) == (NotificationState.DROPPED, "no longer true")
    await set_quiet_hours(member, 0, 0)
    await interest.published(stage, nadia, "Une autre")
    _at(MORNING + timedelta(days=1, hours=-2))
    await stage.passes(timedelta(0))
    assert _digests(lea) == 1


@pytest.mark.slow
async def test_a_crash_between_claim_and_send_and_a_second_tick_send_it_once(stage: Stage) -> None:
    _, lea, _ = await _lea_with_news(stage)
    _at(MORNING)
    await digests.make_due()
    claimed = await delivery.claim_notification(Channel.TELEGRAM)
    assert claimed is not None and claimed.key == "digest.daily"  # And here the process dies.
    await digests.make_due()
    await stage.passes(timedelta(minutes=1))
    assert _digests(lea) == 0
    await Notification.filter(id=claimed.id).update(lease_until=clock.real_now() - timedelta(seconds=1))
    await stage.passes(timedelta(minutes=1))
    assert _digests(lea) == 1
    await stage.passes(timedelta(minutes=1))
    assert _digests(lea) == 1


@pytest.mark.slow
async def test_whoever_blocked_the_bot_gets_none_and_finds_it_when_they_come_back(stage: Stage) -> None:
    _, lea, _ = await _lea_with_news(stage)
    await lea.blocks()
    _at(MORNING)
    await stage.passes(timedelta(0))
    assert await _owed_to(await stage.member(lea)) == 0
    await lea.unblocks()
    await lea.says("/menu")
    await stage.passes(timedelta(days=1))
    assert _digests(lea) == 1


async def test_a_round_is_small_and_finds_whom_it_looks_for_by_an_index(database: str) -> None:
    everybody = [await mission_scene.freelance(f"Léa {number}") for number in range(3)]
    await digests.make_due(limit=2)
    planned = Member.filter(digest_at__isnull=False)
    assert await planned.count() == 2
    await digests.make_due(limit=2)
    assert await planned.count() == len(everybody)
    _at(MORNING)
    await digests.make_due(limit=2)
    assert await Member.filter(digest_at__lte=clock.now()).count() == 1, "the third one is the next round's"
    if on_sqlite():
        for statement in (rounds.UNPLANNED, rounds.DUE):
            plan = await fetch(f"EXPLAIN QUERY PLAN {statement}", limit=2, now=clock.now())
            assert [row["detail"].split(" (")[0] for row in plan] == [
                "SEARCH member USING INDEX member_digest"
            ]
