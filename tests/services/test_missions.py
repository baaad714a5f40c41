"""Missions: who makes, reads and finds them, and every move of their table."""

import asyncio
from datetime import date, timedelta
from decimal import Decimal
from itertools import product
from typing import Any

import pytest

from core import clock
from core.errors import DomainError, IllegalMove, NotFound, Stale
from models.delivery import Notification
from models.member import Member, MemberCategory, Membership
from models.mission import (
    MISSION_TABLE,
    EndReason,
    Mission,
    MissionDuration,
    MissionFormat,
    MissionMove,
    MissionStatus,
    PayrollingChoice,
    RateKind,
    next_mission_status,
)
from models.profile import Certification, Domain, Profile
from services import missions
from services.conversations import CertificationNeeded
from services.missions import MissionAnswers, MissionFilters, MissionLevel
from services.missions.leaving import end_missions
from services.search.index import index_profile
from tests.services.people import professional, visitor

ANSWERS = MissionAnswers(
    title="Refonte d’un site",
    domain=Domain.IT,
    duration=MissionDuration.LONG,
    work_format=MissionFormat.REMOTE,
    skills="Python, Django ; django",
    rate_kind=RateKind.DAY,
    rate=Decimal("900.50"),
    payrolling=PayrollingChoice.YES,
)


async def company(name: str = "Alpina SA", **who: Any) -> tuple[Member, Profile]:
    return await professional(name, category=MemberCategory.COMPANY, **({"sector": "Logiciels"} | who))


async def published(member: Member, **answers: Any) -> Mission:
    draft = await missions.write_draft(member, None, MissionAnswers(**{**ANSWERS, **answers}))  # type: ignore[typeddict-item]
    return await missions.publish_mission(member, draft.id)


async def staff(organisation_id: int | None, *, may_handle_missions: bool, name: str = "Ana") -> Member:
    member = await visitor(name)
    await Membership.create(
        organisation_id=organisation_id, member_id=member.id, may_handle_missions=may_handle_missions
    )
    await Member.filter(id=member.id).update(category=MemberCategory.COMPANY)
    return await Member.get(id=member.id)


async def test_a_draft_grows_answer_by_answer_and_is_published_when_nothing_is_missing(database: str) -> None:
    nadia, _ = await company()
    draft = await missions.write_draft(nadia, None, MissionAnswers(title="  Refonte\td’un site "))
    assert (draft.title, draft.status) == ("Refonte d’un site", MissionStatus.DRAFT)
    missing = ["domain", "duration", "work_format", "skills", "rate", "payrolling"]
    for name in missing:
        with pytest.raises(missions.MissionIncomplete) as refused:
            await missions.publish_mission(nadia, draft.id)
        assert refused.value.details["missing"] == name
        keys = ("rate_kind", "rate") if name == "rate" else (name,)
        for key in keys:
            await missions.write_draft(nadia, draft.id, MissionAnswers(**{key: ANSWERS[key]}))  # type: ignore[literal-required, misc]
    mission = await missions.publish_mission(nadia, draft.id)
    assert mission.status is MissionStatus.PUBLISHED
    assert (mission.rate_cents, mission.rate, mission.created_by) == (90050, Decimal("900.5"), nadia.id)
    sheet = await missions.access_mission(mission.public_id, nadia)
    assert sheet.terms is not None and sheet.terms.skills == ("Python", "Django")


async def test_what_no_longer_applies_is_taken_out_and_what_contradicts_is_refused(database: str) -> None:
    nadia, _ = await company()
    draft = await missions.write_draft(
        nadia, None, MissionAnswers(work_format=MissionFormat.ON_SITE, city="Sion", rate=Decimal(5))
    )
    told = MissionAnswers(work_format=MissionFormat.REMOTE, rate_kind=RateKind.TO_DISCUSS)
    draft = await missions.write_draft(nadia, draft.id, told)
    assert (draft.city, draft.rate_cents) == ("", None)
    begins = date(2026, 6, 10)
    await missions.write_draft(nadia, draft.id, MissionAnswers(begins=begins))
    with pytest.raises(missions.EndsBeforeBegin):
        await missions.write_draft(nadia, draft.id, MissionAnswers(ends=begins - timedelta(days=1)))
    with pytest.raises(missions.PayOutOfRange):
        await missions.write_draft(nadia, draft.id, MissionAnswers(rate=Decimal(-1)))
    assert (await Mission.get(id=draft.id)).ends is None


def test_every_row_of_the_table_is_a_move_and_nothing_else_is() -> None:
    for status, move in product(MissionStatus, MissionMove):
        if (status, move) in MISSION_TABLE:
            assert next_mission_status(status, move) is MISSION_TABLE[status, move]
        else:
            with pytest.raises(IllegalMove):
                next_mission_status(status, move)
    lifted = next_mission_status(MissionStatus.SUSPENDED, MissionMove.LIFT, MissionStatus.FILLED)
    assert lifted is MissionStatus.FILLED


_ACTS = {
    MissionMove.PUBLISH: missions.publish_mission,
    MissionMove.WITHDRAW: missions.withdraw_mission,
    MissionMove.KEEP: missions.keep_mission,
    MissionMove.CLOSE: missions.close_mission,
    MissionMove.REPUBLISH: missions.republish_mission,
}


async def test_services_move_along_the_table_and_refuse_every_other_move(database: str) -> None:
    nadia, _ = await company()
    mission = await published(nadia)
    now = clock.now()
    for status in MissionStatus:
        columns = {
            "status": status,
            "suspended_from": MissionStatus.PUBLISHED if status is MissionStatus.SUSPENDED else None,
            "end_reason": EndReason.OWNER if status is MissionStatus.WITHDRAWN else EndReason.NONE,
            "closed_at": now if status in (MissionStatus.WITHDRAWN, MissionStatus.CLOSED) else None,
        }
        for move, act in _ACTS.items():
            await Mission.filter(id=mission.id).update(**columns)
            version = (await Mission.get(id=mission.id)).version
            if (status, move) in MISSION_TABLE:
                moved = await act(nadia, mission.id, version)
                assert (moved.status, moved.version) == (MISSION_TABLE[status, move], version + 1)
            else:
                with pytest.raises(IllegalMove):
                    await act(nadia, mission.id, version)
                assert (await Mission.get(id=mission.id)).version == version


async def test_the_database_itself_refuses_a_published_mission_that_says_nothing(database: str) -> None:
    nadia, _ = await company()
    draft = await missions.write_draft(nadia, None, MissionAnswers(title="Site"))
    with pytest.raises(Exception, match=r"CHECK|check"):
        await Mission.filter(id=draft.id).update(status=MissionStatus.PUBLISHED, published_at=clock.now())


async def test_only_a_certified_company_makes_and_publishes_and_losing_it_in_between_stops_it(
    database: str,
) -> None:
    brumes, _ = await company("Brumes Sàrl", certified=False)
    with pytest.raises(CertificationNeeded):
        await missions.write_draft(brumes, None, ANSWERS)
    lea, _ = await professional("Léa Favre", domain=Domain.IT)
    body, _ = await professional("Pompiers de Nyon", category=MemberCategory.PUBLIC_BODY)
    for stranger in (lea, body, await visitor()):
        with pytest.raises(missions.CompaniesOnly):
            await missions.write_draft(stranger, None, ANSWERS)
    nadia, alpina = await company()
    draft = await missions.write_draft(nadia, None, ANSWERS)
    await Profile.filter(id=alpina.id).update(certification=Certification.EXPIRED)
    with pytest.raises(CertificationNeeded):
        await missions.publish_mission(nadia, draft.id)
    assert (await Mission.get(id=draft.id)).status is MissionStatus.DRAFT


async def test_staff_with_the_mission_right_handle_missions_and_other_staff_do_not_know_of_drafts(
    database: str,
) -> None:
    nadia, alpina = await company()
    ana = await staff(alpina.organisation_id, may_handle_missions=True)
    bob = await staff(alpina.organisation_id, may_handle_missions=False, name="Bob")
    draft = await missions.write_draft(nadia, None, ANSWERS)
    for stranger in (bob, (await company("Autre SA"))[0], await visitor()):
        for act in (missions.publish_mission, missions.withdraw_mission, missions.answers_so_far):
            arguments = () if act is missions.answers_so_far else (draft.version,)
            with pytest.raises(NotFound):
                await act(stranger, draft.id, *arguments)  # type: ignore[operator]
        with pytest.raises(NotFound):
            await missions.access_mission(draft.public_id, stranger)
    assert (await missions.publish_mission(ana, draft.id)).status is MissionStatus.PUBLISHED
    assert (await missions.mission_board(ana)).counts["open"] == 1


async def test_a_mission_is_a_teaser_for_the_public_and_whole_for_certified_freelances(database: str) -> None:
    nadia, alpina = await company()
    lea, _ = await professional("Léa Favre", domain=Domain.IT)
    ines, _ = await professional("Inès", domain=Domain.IT, certified=False)
    plumber, _ = await professional("Paul")
    sofia, _ = await professional("Sofia", category=MemberCategory.JOB_SEEKER)
    mission = await published(nadia)
    level = {
        reader: (await missions.access_mission(mission.public_id, reader)).level
        for reader in (
            nadia,
            lea,
            ines,
            plumber,
            sofia,
            await visitor(),
            (await company("Autre SA"))[0],
            None,
        )
    }
    assert level.pop(nadia) is MissionLevel.OWN
    assert level.pop(lea) is MissionLevel.FULL
    assert set(level.values()) == {MissionLevel.TEASER}
    teaser = await missions.access_mission(mission.public_id, None)
    assert teaser.terms is None and teaser.title == "Refonte d’un site"
    mission = await missions.change_mission(
        nadia, mission.id, mission.version, MissionAnswers(open_to_job_seekers=True)
    )
    assert (await missions.access_mission(mission.id, sofia)).level is MissionLevel.FULL
    await Mission.filter(id=mission.id).update(status=MissionStatus.FILLED)
    with pytest.raises(missions.MissionFilled):
        await missions.access_mission(mission.public_id, lea)
    assert (await missions.access_mission(mission.public_id, nadia)).level is MissionLevel.OWN
    await Mission.filter(id=mission.id).update(status=MissionStatus.PUBLISHED)
    await Profile.filter(id=alpina.id).update(certification=Certification.EXPIRED)
    with pytest.raises(NotFound) as refused:
        await missions.access_mission(mission.public_id, lea)
    assert not isinstance(refused.value, missions.MissionFilled)
    assert (await missions.search_missions(lea, "")).total == 0


async def test_of_two_who_publish_at_the_same_second_one_is_told(database: str) -> None:
    nadia, alpina = await company()
    ana = await staff(alpina.organisation_id, may_handle_missions=True)
    draft = await missions.write_draft(nadia, None, ANSWERS)
    outcomes = await asyncio.gather(
        *(missions.publish_mission(member, draft.id) for member in (nadia, ana)), return_exceptions=True
    )
    assert sorted(type(outcome).__name__ for outcome in outcomes) in (
        ["IllegalMove", "Mission"],
        ["Mission", "Stale"],
    )


async def test_who_acts_on_an_older_version_is_told_and_changes_nothing(database: str) -> None:
    nadia, _ = await company()
    mission = await published(nadia)
    await missions.change_mission(nadia, mission.id, mission.version, MissionAnswers(years=5))
    for act in (missions.withdraw_mission, missions.keep_mission):
        with pytest.raises(Stale):
            await act(nadia, mission.id, mission.version)
    with pytest.raises(Stale):
        await missions.change_mission(nadia, mission.id, mission.version, MissionAnswers(years=9))
    with pytest.raises(missions.MissionIncomplete):
        await missions.change_mission(nadia, mission.id, mission.version + 1, MissionAnswers(skills=""))
    assert (await Mission.get(id=mission.id)).years == 5


async def test_missions_are_found_by_sector_type_skill_and_with_a_typing_error(database: str) -> None:
    nadia, _ = await company()
    autre, _ = await company("Zénith", sector="Horlogerie", city="Bienne")
    lea, _ = await professional("Léa Favre", domain=Domain.IT)
    site = await published(nadia)
    await published(autre, title="Campagne en ligne", domain=Domain.MARKETING, skills="Rédaction", years=8)

    async def titles(query: str, **filters: Any) -> list[str]:
        found = await missions.search_missions(lea, query, MissionFilters(**filters))
        return [sheet.title for sheet in found.missions]

    for query in ("", "entremise ou rien de tel"):
        assert len(await titles(query)) == (2 if not query else 0)
    for query in ("IT", "site", "REFONTE", "pyton", "djang", "logiciels", "alpina", "à distance python"):
        assert await titles(query) == ["Refonte d’un site"], query
    assert await titles("horlogerie") == await titles("marketing") == ["Campagne en ligne"]
    assert await titles("", years=5) == ["Refonte d’un site"]
    assert len(await titles("", years=8, remote=True, payrolling=True)) == 2
    assert await titles("", skill="PYTHON") == await titles("", sector="Logiciels") == ["Refonte d’un site"]
    nothing = await missions.search_missions(lea, "site", MissionFilters(domain=Domain.HR))
    assert nothing.helpful_filter is not None
    assert (nothing.helpful_filter.name, nothing.helpful_filter.total) == ("domain", 1)
    choices = await missions.mission_filter_choices(lea, "site", MissionFilters(), "skill")
    assert choices == [("Django", 1), ("Python", 1)]
    await missions.withdraw_mission(nadia, site.id, site.version)
    assert await titles("site") == []
    assert (await missions.search_missions(lea, "pyton")).corrections == ()


async def test_job_seekers_find_what_is_open_to_them_and_the_uncertified_nothing(database: str) -> None:
    nadia, _ = await company()
    sofia, _ = await professional("Sofia", category=MemberCategory.JOB_SEEKER)
    await published(nadia)
    await published(nadia, title="Poste à 80 %", open_to_job_seekers=True)
    found = await missions.search_missions(sofia, "")
    assert [sheet.title for sheet in found.missions] == ["Poste à 80 %"]
    ines, _ = await professional("Inès", domain=Domain.IT, certified=False)
    plumber, _ = await professional("Paul")
    for reader, why in ((ines, "uncertified"), (plumber, "outside"), (nadia, "other_side")):
        with pytest.raises(missions.MissionsClosed) as refused:
            await missions.search_missions(reader, "")
        assert refused.value.details["why"] == why


async def test_a_copy_is_a_draft_that_says_the_same_without_dates_of_the_past(database: str) -> None:
    nadia, _ = await company()
    mission = await published(nadia, begins=date(2026, 5, 20), ends=date(2026, 7, 1), years=3)
    copy = await missions.duplicate_mission(nadia, mission.id)
    assert (copy.status, copy.begins, copy.years) == (MissionStatus.DRAFT, date(2026, 5, 20), 3)
    clock.freeze(clock.now() + timedelta(days=30))
    copy = await missions.duplicate_mission(nadia, mission.id)
    assert (copy.begins, copy.title) == (None, mission.title)
    await missions.publish_mission(nadia, copy.id)


async def test_a_mission_that_nobody_touches_is_asked_about_and_withdrawn_after_sixty_days(
    database: str,
) -> None:
    nadia, _ = await company()
    kept, forgotten = await published(nadia), await published(nadia)

    async def after(days: int) -> list[str]:
        clock.freeze(clock.now() + timedelta(days=days))
        await missions.expire_due()
        await missions.expire_due()
        owed = Notification.filter(key__startswith="mission.").order_by("id")
        return [notification.key for notification in await owed]

    assert await after(52) == []
    assert await after(1) == ["mission.expiring"] * 2
    await missions.keep_mission(nadia, kept.id, kept.version)
    assert await after(6) == ["mission.expiring"] * 2
    assert await after(1) == ["mission.expiring"] * 2 + ["mission.expired"]
    row = await Mission.get(id=forgotten.id)
    assert (row.status, row.end_reason) == (MissionStatus.WITHDRAWN, EndReason.EXPIRED)
    assert (await Mission.get(id=kept.id)).status is MissionStatus.PUBLISHED


async def test_a_mission_whose_start_is_past_is_withdrawn_and_one_cannot_be_published_into_the_past(
    database: str,
) -> None:
    nadia, _ = await company()
    mission = await published(nadia, begins=date(2026, 5, 20))
    for days, told in ((8, 0), (1, 1), (7, 1), (1, 2)):
        clock.freeze(clock.now() + timedelta(days=days))
        await missions.expire_due()
        assert await Notification.filter(key__startswith="mission.").count() == told, clock.now()
    assert (await Mission.get(id=mission.id)).status is MissionStatus.WITHDRAWN
    draft = await missions.write_draft(nadia, None, MissionAnswers(**{**ANSWERS, "begins": date(2026, 5, 1)}))  # type: ignore[typeddict-item]
    with pytest.raises(missions.MissionBegan):
        await missions.publish_mission(nadia, draft.id)


async def test_a_company_that_leaves_takes_its_missions_along(database: str) -> None:
    nadia, alpina = await company()
    rows = [await published(nadia, description="Un secret de la maison") for _ in range(3)]
    await Mission.filter(id=rows[1].id).update(status=MissionStatus.FILLED)
    await Mission.filter(id=rows[2].id).update(
        status=MissionStatus.SUSPENDED, suspended_from=MissionStatus.PUBLISHED
    )
    await missions.write_draft(nadia, None, MissionAnswers(title="Brouillon"))
    await end_missions(alpina.organisation_id or 0)
    left = await Mission.all().order_by("id")
    withdrawn, interrupted = MissionStatus.WITHDRAWN, MissionStatus.INTERRUPTED
    assert [mission.status for mission in left] == [withdrawn, interrupted, withdrawn, withdrawn]
    assert {mission.description for mission in left} == {""}
    await end_missions(alpina.organisation_id or 0)


async def test_a_company_keeps_twenty_drafts_and_a_thrown_away_one_is_in_no_list(database: str) -> None:
    nadia, _ = await company()
    drafts = [await missions.write_draft(nadia, None, MissionAnswers(title=f"Site {n}")) for n in range(20)]
    with pytest.raises(missions.TooManyDrafts):
        await missions.write_draft(nadia, None, MissionAnswers(title="Site 21"))
    await missions.withdraw_mission(nadia, drafts[0].id, drafts[0].version)
    board = await missions.mission_board(nadia, page=9)
    assert board.counts == {"draft": 19, "open": 0, "filled": 0, "archived": 0}
    assert (board.group, board.page, board.last_page, len(board.missions)) == ("draft", 4, 4, 3)


async def test_a_draft_taken_up_again_knows_what_was_skipped_and_what_is_still_to_say(database: str) -> None:
    nadia, _ = await company()
    draft = await missions.write_draft(
        nadia, None, MissionAnswers(title="Site", begins=None, description="Un texte", years=None)
    )
    _, answers = await missions.answers_so_far(nadia, draft.id)
    assert answers == {"title": "Site", "description": "Un texte", "begins": None, "ends": None}
    tips = await missions.tips_for(nadia, draft.id)
    assert tips == ["description", "skills", "dates", "years", "company"]


async def test_a_refused_change_of_a_profile_does_not_lose_its_missions(database: str) -> None:
    nadia, alpina = await company()
    lea, _ = await professional("Léa Favre", domain=Domain.IT)
    await published(nadia)
    await Profile.filter(id=alpina.id).update(paused=True)
    await index_profile(alpina.id)
    assert (await missions.search_missions(lea, "")).total == 0
    await Profile.filter(id=alpina.id).update(paused=False)
    assert (await missions.search_missions(lea, "")).total == 1
    assert issubclass(missions.MissionFilled, DomainError)
