"""« Contester cette décision » of who reported, and what follows from reports without any ground (EXT-13, EXT-14)."""

from datetime import timedelta

import pytest

from models.measure import Appeal, Clause, Ending, Measure, MeasureKind, MeasureRule
from models.scam_report import ScamCategory, ScamReport, ScamStatus
from services import appeals, scam_reports
from services.appeals import SecondAdminNeeded
from services.profiles import own_profile
from services.scam_decisions import Consequence, ScamMeasure, decide_report, reduce_old_reports
from services.scam_queue import take_report
from services.scam_strikes import ReportingSuspended
from tests.kit.person import Person
from tests.kit.stage import Stage
from tests.scenarios.moderation_walks import of_the_team

STORY = "On m’a demandé 500 francs avant tout rendez-vous."
NOT_UPHELD = ScamStatus.UNFOUNDED


async def _decided(
    stage: Stage, tom: Person, about: Person, admin: Person, *, manifest: bool = False, founded: bool = False
) -> ScamReport:
    """Tom's report about somebody, as an administrator decided it."""
    profile = await own_profile(await stage.member(about))
    assert profile is not None
    member, judge = await stage.member(tom), await stage.member(admin)
    filed = await scam_reports.file_report(member, profile.id, ScamCategory.ADVANCE, STORY)
    taken = await take_report(judge, filed.id, filed.version)
    warned = Consequence(ScamMeasure.WARNING, Clause.FRAUD, "Une avance a été demandée.") if founded else None
    outcome = ScamStatus.FOUNDED if founded else NOT_UPHELD
    decided = await decide_report(judge, taken.id, taken.version, outcome, warned, manifest=manifest)
    await stage.settle()
    return decided


async def test_who_reported_contests_and_another_administrator_opens_the_case_again(
    stage: Stage, language: str
) -> None:
    french = language == "fr"
    gold = await stage.professional("Gold Consult", language_code=language)
    tom = await stage.visitor("Tom", language_code=language)
    ada, sam = await of_the_team(stage, "Ada"), await of_the_team(stage, "Sam")
    report = await _decided(stage, tom, gold, ada)
    await tom.look()
    tom.saw("Vous pouvez contester" if french else "You can appeal")
    await tom.taps("Contester cette décision" if french else "Appeal this decision")
    await tom.says("J’ai la preuve du virement, et d’autres personnes aussi.")
    tom.sees("une seule fois" if french else "once")
    await tom.taps("Envoyer" if french else "Send", times=2)
    tom.sees("Une autre personne" if french else "Another person")
    assert await Appeal.all().count() == 1
    await tom.taps_data(f"b1|scam_case|open|{report.id}")
    assert not tom.screen().offers("Contester") and not tom.screen().offers("Appeal this")
    # Who decided is told so, and does not judge it.
    await ada.look()
    ada.saw("Tom conteste une décision")
    await ada.says("/certifs")
    await ada.taps("Contestations")
    await ada.taps("Tom")
    ada.sees("déclaration n° 1, non fondée")
    assert not ada.screen().offers("Décider")
    await sam.says("/certifs")
    await sam.taps("Contestations")
    await sam.taps("Tom")
    await sam.taps("Voir la déclaration")
    sam.sees("500 francs")
    await sam.taps("Voir la contestation")
    await sam.taps("Décider")
    await sam.taps("Décision annulée")
    await sam.says("La preuve du virement change tout.")
    sam.sees("de nouveau en examen")
    await sam.taps("Envoyer la décision", times=2)
    again = await ScamReport.get(id=report.id)
    assert (again.status, again.decided_at) == (ScamStatus.REVIEW, None)
    # Both are told.
    await tom.look()
    tom.saw("votre déclaration est de nouveau en examen" if french else "your report is under review again")
    tom.saw("La preuve du virement change tout")
    await ada.look()
    ada.saw("Une de vos décisions a été réexaminée")
    with pytest.raises(SecondAdminNeeded):
        await decide_report(await stage.member(ada), again.id, again.version, NOT_UPHELD)
    await sam.taps_data(f"b1|scam_case|open|{report.id}")
    sam.sees("annulée sur contestation")
    await sam.taps("Décider")
    await sam.taps("Non fondée")
    await sam.taps("Décider maintenant")
    # Once a decision: what was judged twice is final.
    await tom.taps_data(f"b1|contest|report|{report.id}")
    assert await Appeal.all().count() == 1
    await gold.look()
    gold.never_saw("Tom")
    gold.never_saw("virement")


async def test_nobody_contests_what_is_not_theirs_or_what_they_got_right_or_what_is_old(stage: Stage) -> None:
    gold, silver = await stage.professional("Gold Consult"), await stage.professional("Silver")
    tom, eve = await stage.visitor("Tom"), await stage.visitor("Eve")
    ada = await of_the_team(stage, "Ada")
    upheld = await _decided(stage, tom, gold, ada, founded=True)
    other = await _decided(stage, tom, silver, ada)
    for person, report in ((tom, upheld), (eve, other), (gold, upheld)):
        await person.taps_data(f"b1|contest|report|{report.id}")
        person.does_not_see("Pourquoi cette décision")
    await stage.passes(timedelta(days=182))
    assert await appeals.may_contest(other)
    await stage.passes(timedelta(days=1))
    await tom.taps_data(f"b1|contest|report|{other.id}")
    tom.does_not_see("Pourquoi cette décision")
    assert not await Appeal.all().exists()


async def test_a_contested_report_is_not_forgotten_before_it_is_judged(stage: Stage) -> None:
    gold, tom = await stage.professional("Gold Consult"), await stage.visitor("Tom")
    ada = await of_the_team(stage, "Ada")
    report = await _decided(stage, tom, gold, ada)
    await stage.passes(timedelta(days=182))
    await appeals.file_appeal(await stage.member(tom), "report", report.id, "J’ai la preuve du virement.")
    await stage.passes(timedelta(days=2))
    assert await reduce_old_reports() == 0
    assert (await ScamReport.get(id=report.id)).body == STORY


async def test_who_reported_is_told_when_the_targets_appeal_is_judged(stage: Stage) -> None:
    gold, tom = await stage.professional("Gold Consult"), await stage.visitor("Tom")
    ada, sam = await of_the_team(stage, "Ada"), await of_the_team(stage, "Sam")
    report = await _decided(stage, tom, gold, ada, founded=True)
    measure = await Measure.get()
    assert report.measure_id == measure.id
    appeal = await appeals.file_appeal(
        await stage.member(gold), "measure", measure.id, "Ce n’était pas une avance."
    )
    await appeals.decide_appeal(
        await stage.member(sam),
        appeal.id,
        appeal.version,
        appeals.AppealOutcome.OVERTURNED,
        "C’est exact, pardon.",
    )
    await stage.settle()
    await tom.look()
    tom.saw("La décision sur votre déclaration n° 1 a été réexaminée")
    tom.saw("la mesure est annulée")
    tom.never_saw("C'est exact, pardon")
    tom.never_saw("avertissement")


async def test_three_manifestly_unfounded_reports_warn_and_the_next_suspends_reporting(
    stage: Stage, language: str
) -> None:
    french = language == "fr"
    tom = await stage.visitor("Tom", language_code=language)
    ada, sam = await of_the_team(stage, "Ada"), await of_the_team(stage, "Sam")
    reports = list[ScamReport]()
    for number in range(4):
        about = await stage.professional(f"Gold {number}")
        reports.append(await _decided(stage, tom, about, ada, manifest=True))
        await stage.passes(timedelta(days=1))
        kinds = [measure.kind for measure in await Measure.all().order_by("id")]
        assert kinds == [MeasureKind.WARNING, MeasureKind.REPORTING][: max(0, number - 1)]
        about.never_saw("Tom")
    tom.saw("manifestement infondée" if french else "manifestly unfounded")
    tom.saw("L'équipe vous adresse un avertissement" if french else "The team sends you a warning")
    tom.saw(
        "3 déclarations jugées manifestement infondées" if french else "3 reports found manifestly unfounded"
    )
    tom.saw("suspendues pour 30 jours" if french else "suspended for 30 days")
    tom.saw("« Nous contacter » compris" if french else "“Contact us” included")
    profile = await own_profile(await stage.member(await stage.professional("Other")))
    assert profile is not None
    with pytest.raises(ReportingSuspended):
        await scam_reports.file_report(await stage.member(tom), profile.id, ScamCategory.OTHER, STORY)
    await tom.taps_data(f"b1|scam|open|{profile.public_id}")
    tom.is_told("Vous ne pouvez pas déclarer jusqu'au" if french else "You cannot report until")
    await tom.says("/contact")
    tom.sees("équipe" if french else "team")
    # Another administrator overturns one: too little is left for the warning; the suspension rested on four.
    appeal = await appeals.file_appeal(
        await stage.member(tom), "report", reports[0].id, "Voici la preuve que je disais vrai."
    )
    await appeals.decide_appeal(
        await stage.member(sam),
        appeal.id,
        appeal.version,
        appeals.AppealOutcome.OVERTURNED,
        "La preuve suffit.",
    )
    warning, silence = await Measure.all().order_by("id")
    assert (warning.ending, silence.ending) == (Ending.OVERTURNED, None)
    assert silence.rule is MeasureRule.UNFOUNDED
    await stage.passes(timedelta(days=30))
    assert (await Measure.get(id=silence.id)).ending is Ending.LAPSED
    assert await scam_reports.file_report(await stage.member(tom), profile.id, ScamCategory.OTHER, STORY)


async def test_old_ones_do_not_count_and_the_team_can_give_the_right_back(stage: Stage) -> None:
    tom, ada = await stage.visitor("Tom"), await of_the_team(stage, "Ada")
    for number in range(3):
        await _decided(stage, tom, await stage.professional(f"Gold {number}"), ada, manifest=True)
        await stage.passes(timedelta(days=46))
    assert not await Measure.all().exists()
    for number in range(3, 6):
        await _decided(stage, tom, await stage.professional(f"Gold {number}"), ada, manifest=True)
        await stage.passes(timedelta(days=1))
    assert [each.kind for each in await Measure.all().order_by("id")] == [
        MeasureKind.WARNING, MeasureKind.REPORTING
    ]  # fmt: skip
    name = (await stage.member(tom)).public_id
    await ada.taps_data(f"b1|member_case|open|{name}")
    ada.sees("jugées manifestement infondées")
    await ada.taps("Voir la suspension des déclarations")
    await ada.taps("Rendre le droit de déclarer")
    await tom.look()
    tom.saw("La mesure contre votre compte est levée")
    profile = await own_profile(await stage.member(await stage.professional("Other")))
    assert profile is not None
    assert await scam_reports.file_report(await stage.member(tom), profile.id, ScamCategory.OTHER, STORY)
