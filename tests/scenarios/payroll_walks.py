"""Collaborations whose payrolling is as far as a test needs it, and how the team comes to its questions."""

from core import clock
from models.application import Party
from models.payrolling import PayrollFile, PayrollStatus
from services import applications
from services.unit_of_work import unit_of_work
from tests.kit.person import Person
from tests.kit.stage import Stage
from tests.scenarios import interest
from tests.scenarios.moderation_walks import of_the_team


async def file_in(stage: Stage, owner: Person, who: Person, title: str, status: PayrollStatus) -> PayrollFile:
    """The file of a sealed collaboration in this status, as if both had agreed and the partner had got it."""
    mission = await interest.published(stage, owner, title)
    row = await interest.talking(stage, owner, mission, who)
    row = await applications.apply_firmly(await stage.member(who), row.id, row.version)
    row = await applications.choose(await stage.member(owner), row.id, row.version)
    now = clock.now()
    async with unit_of_work():  # The way there needs a partner; services/payrolling has its own tests.
        await PayrollFile.filter(application_id=row.id).update(
            status=status,
            partner="SPS",
            percent=600,
            proposed_by=Party.COMPANY,
            freelance_consent_at=now,
            company_consent_at=now,
            company_contact_id=(await stage.member(owner)).id,
            handed_over_at=now,
        )
    await stage.settle()
    return await PayrollFile.get(application_id=row.id)


async def names_the_expert(stage: Stage, language: str) -> Person:
    """An administrator before the name of who follows a file."""
    owner, lea = await interest.company(stage), await stage.professional("Léa Favre")
    file = await file_in(stage, owner, lea, "Refonte du site", PayrollStatus.SENT)
    ada = await of_the_team(stage, "Ada", language)
    return await ada.taps_data(f"n1|payroll_file|{file.id}|{file.version}|expert")
