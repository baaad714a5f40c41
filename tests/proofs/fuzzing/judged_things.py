"""What the team judges in each status: reports, profiles, measures, appeals and refusals."""

from core import clock
from models.certification import CertificationAct
from models.profile import Certification, Profile
from models.scam_report import QuestionSide, ScamCategory, ScamReport, ScamStatus
from services import (
    certifications,
    measures,
    scam_reports,
)
from services.profiles import update_profile
from services.scam_questions import ask_side
from services.scam_queue import take_report
from services.unit_of_work import unit_of_work
from tests.proofs.fuzzing.town import STORY
from tests.proofs.fuzzing.world import House, Thing, World, house_of
from tests.scenarios.moderation_walks import contested, of_the_team, suspended


async def add_reports(world: World, house: House) -> None:
    """A report in each status, each by somebody of their own."""
    for status in ScamStatus:
        reporter = await world.stage.visitor(f"Meldet-{status}")
        made = await scam_reports.file_report(
            await world.member(reporter), house.profile.id, next(iter(ScamCategory)), STORY, []
        )
        async with unit_of_work():  # No service judges a case yet.
            await ScamReport.filter(id=made.id).update(status=status)
        people = {"reporter": reporter, "counterpart": house.owner}
        world.things.append(Thing("report", str(status), made.id, made.public_id, made.version, people))
    await _add_question(world, house)


async def _add_question(world: World, house: House) -> None:
    """What the team asks somebody who reported, which nobody else reads."""
    reporter = await world.stage.visitor("Meldet-mehr")
    team = await world.member(await of_the_team(world.stage, "Sabine"))
    filed = await scam_reports.file_report(
        await world.member(reporter), house.profile.id, next(iter(ScamCategory)), STORY, []
    )
    taken = await take_report(team, filed.id, filed.version)
    asked = await ask_side(team, taken.id, taken.version, QuestionSide.REPORTER, "Une preuve en secret ?")
    people = {"person": reporter, "counterpart": house.owner}
    world.things.append(Thing("question", "open", asked.id, "", asked.version, people))


async def add_profiles(world: World) -> None:
    """A profile in each certification, a paused and a deleted one, with its case for the team."""
    for status in (*Certification, "paused", "deleted"):
        here = await house_of(world, f"Haus-{status}")
        member = await world.member(here.owner)
        if status == "paused":
            await update_profile(member, here.profile.id, paused=True)
        async with unit_of_work():  # No service moves a certification yet, but to certified.
            if isinstance(status, Certification):
                await Profile.filter(id=here.profile.id).update(certification=status)
            elif status == "deleted":
                await Profile.filter(id=here.profile.id).update(deleted_at=clock.now())
        visible = status is Certification.CERTIFIED
        row = await Profile.get(id=here.profile.id)
        world.things.append(
            Thing("profile", str(status), row.id, row.public_id, row.version, here.people, visible=visible)
        )
        if status != "deleted":
            people = {"team": world.actors["admin"], "counterpart": here.owner}
            world.things.append(Thing("case", str(status), row.id, row.public_id, row.version, people))


async def add_measures(world: World) -> None:
    """A suspension in force and one that was lifted, an appeal that waits, and a refusal."""
    team = await of_the_team(world.stage, "Samira")
    for status in ("in force", "lifted"):
        zed = await world.stage.professional(f"Gesperrt-{status}")
        measure = await suspended(world.stage, zed, team)
        people = {"person": zed}
        if status == "lifted":
            measure = await measures.lift_measure(await world.member(team), measure.id, measure.version)
        else:
            appeal = await contested(world.stage, zed, measure)
            world.things.append(Thing("appeal", "filed", appeal.id, "", appeal.version, people))
        world.things.append(Thing("measure", status, measure.id, "", measure.version, people))
    here = await house_of(world, "Abgelehnt")
    async with unit_of_work():
        await Profile.filter(id=here.profile.id).update(certification=Certification.REVIEW)
    refused = await certifications.refuse(
        await world.member(team), here.profile.id, (await Profile.get(id=here.profile.id)).version, "unfit"
    )
    act = await CertificationAct.filter(profile_id=refused.id).order_by("-id").first()
    assert act is not None
    world.things.append(Thing("refusal", "refused", act.id, "", 0, {"person": here.owner}))
