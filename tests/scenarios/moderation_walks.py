"""How people come to the dialogs around measures against accounts."""

from models.measure import Appeal, Clause, Measure
from models.role import Role
from models.scam_report import QuestionSide, ScamCategory, ScamReport
from services import appeals, measures, scam_reports
from services.members import appoint_admin
from services.profiles import own_profile
from services.roles import giving
from services.scam_questions import ask_side
from services.scam_queue import take_report
from tests.kit.person import Person
from tests.kit.stage import Stage


async def of_the_team(stage: Stage, name: str, language: str = "fr") -> Person:
    """An administrator at home."""
    person = await stage.visitor(name, language_code=language)
    await appoint_admin(person.user_id)
    return person


async def _before_an_account(stage: Stage, language: str, act: str) -> Person:
    zed = await stage.professional("Zed")
    ada = await of_the_team(stage, "Ada", language)
    return await ada.taps_data(f"b1|member_case|{act}|{(await stage.member(zed)).public_id}")


async def suspends(stage: Stage, language: str) -> Person:
    """An administrator who is about to suspend Zed."""
    return await _before_an_account(stage, language, "suspend")


async def warns(stage: Stage, language: str) -> Person:
    """An administrator who is about to warn Zed."""
    return await _before_an_account(stage, language, "warn")


async def restricts(stage: Stage, language: str) -> Person:
    """An administrator who is about to restrict Zed's account."""
    return await _before_an_account(stage, language, "restrict")


async def gives_a_role(stage: Stage, language: str) -> Person:
    """An administrator who is about to make Zed an interpreter."""
    zed = await stage.professional("Zed")
    ada = await of_the_team(stage, "Ada", language)
    name = (await stage.member(zed)).public_id
    return await ada.taps_data(f"b1|member_case|give_role|{name}.interpreter")


async def takes_a_role(stage: Stage, language: str) -> Person:
    """An administrator who is about to take it back."""
    zed = await stage.professional("Zed")
    ada = await of_the_team(stage, "Ada", language)
    name = (await stage.member(zed)).public_id
    await giving.give_role(await stage.member(ada), name, Role.INTERPRETER, "Traduit depuis dix ans.")
    return await ada.taps_data(f"b1|member_case|take_role|{name}.interpreter")


async def _taken_report(stage: Stage, language: str) -> tuple[Person, ScamReport]:
    """An administrator who has taken a report about Zed."""
    zed = await stage.professional("Zed")
    profile = await own_profile(await stage.member(zed))
    assert profile is not None
    reporter = await stage.visitor("Rita")
    filed = await scam_reports.file_report(
        await stage.member(reporter), profile.id, ScamCategory.ADVANCE, "Zed demande de l’argent d’avance."
    )
    ada = await of_the_team(stage, "Ada", language)
    taken = await take_report(await stage.member(ada), filed.id, filed.version)
    await stage.settle()
    return ada, taken


async def decides_a_report(stage: Stage, language: str) -> Person:
    """An administrator who is about to decide on a report about Zed."""
    ada, report = await _taken_report(stage, language)
    return await ada.taps_data(f"n1|scam_report|{report.id}|{report.version}|decide")


async def asks_a_side(stage: Stage, language: str) -> Person:
    """An administrator who is about to ask who reported Zed, or Zed."""
    ada, report = await _taken_report(stage, language)
    return await ada.taps_data(f"n1|scam_report|{report.id}|{report.version}|ask")


async def is_asked(stage: Stage, language: str) -> Person:
    """Rita, who reported Zed, before the team's question."""
    zed = await stage.professional("Zed")
    profile = await own_profile(await stage.member(zed))
    assert profile is not None
    rita = await stage.visitor("Rita", language_code=language)
    filed = await scam_reports.file_report(
        await stage.member(rita), profile.id, ScamCategory.ADVANCE, "Zed demande de l’argent d’avance."
    )
    admin = await stage.member(await of_the_team(stage, "Ada"))
    taken = await take_report(admin, filed.id, filed.version)
    question = await ask_side(
        admin, taken.id, taken.version, QuestionSide.REPORTER, "Avez-vous une preuve du paiement ?"
    )
    await stage.settle()
    return await rita.taps_data(f"b1|scam_question|answer|{question.id}")


async def deletes(stage: Stage, language: str) -> Person:
    """An administrator who is about to delete Zed's account."""
    return await _before_an_account(stage, language, "delete")


async def suspended(stage: Stage, zed: Person, sam: Person) -> Measure:
    """The measure under which Sam suspended Zed."""
    name = (await stage.member(zed)).public_id
    measure = await measures.suspend_account(
        await stage.member(sam), name, Clause.CONDUCT, "Trois personnes se plaignent."
    )
    await stage.settle()
    return measure


async def contested(stage: Stage, zed: Person, measure: Measure) -> Appeal:
    """What Zed says against it."""
    appeal = await appeals.file_appeal(
        await stage.member(zed), "measure", measure.id, "Ce n’était pas moi, demandez-leur."
    )
    await stage.settle()
    return appeal


async def contests(stage: Stage, language: str) -> Person:
    """Zed, suspended, who is about to contest it."""
    zed = await stage.professional("Zed", language_code=language)
    measure = await suspended(stage, zed, await of_the_team(stage, "Sam"))
    return await zed.taps_data(f"b1|contest|measure|{measure.id}")


async def decides_again(stage: Stage, language: str) -> Person:
    """Another administrator before Zed's appeal."""
    zed = await stage.professional("Zed")
    appeal = await contested(stage, zed, await suspended(stage, zed, await of_the_team(stage, "Sam")))
    ada = await of_the_team(stage, "Ada", language)
    return await ada.taps_data(f"n1|appeal|{appeal.id}|{appeal.version}|decide")
