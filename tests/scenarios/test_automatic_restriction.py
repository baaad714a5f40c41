"""Several independent people report an account: it is restricted at once, and somebody of the team looks (EXT-12)."""

from datetime import timedelta

from core import clock
from models.appointment import AppointmentStatus
from models.measure import Ending, Measure, MeasureKind, MeasureRule
from models.member import Member
from models.profile import Profile
from models.scam_report import ScamCategory, ScamReport, ScamStatus
from services import appointments, conversations, measures, scam_reports, scam_restrictions
from services.members import appoint_admin
from services.profiles import own_profile
from services.scam_decisions import decide_report
from services.scam_queue import take_report
from tests.kit.person import Person
from tests.kit.stage import Stage, move_clock
from tests.scenarios.moderation_walks import of_the_team
from tests.scenarios.walks import bookable

STORY = "On m’a demandé 500 francs avant tout rendez-vous."


async def _profile(stage: Stage, person: Person) -> Profile:
    found = await own_profile(await stage.member(person))
    assert found is not None
    return found


async def _customers(stage: Stage, gold: Person, number: int) -> list[Person]:
    """Certified people who signed up on different days and to whom Gold answered, three days ago at the latest."""
    profile, people = await _profile(stage, gold), list[Person]()
    for each in range(number):
        person = await stage.professional(f"Kunde {each}")
        message = await conversations.leave_message(await stage.member(person), profile.id, "Combien ?")
        await conversations.reply(await stage.member(gold), message.conversation_id, "500 francs d’avance")
        people.append(person)
        move_clock(timedelta(days=1))
    move_clock(timedelta(days=3))
    await stage.settle()
    return people


async def _report(
    stage: Stage, people: list[Person], gold: Person, category: ScamCategory = ScamCategory.UNPAID
) -> None:
    profile = await _profile(stage, gold)
    for person in people:
        await scam_reports.file_report(await stage.member(person), profile.id, category, STORY)


async def test_three_known_people_restrict_an_account_and_the_team_keeps_or_lifts_it(
    stage: Stage, language: str
) -> None:
    french = language == "fr"
    gold = await stage.professional("Gold Consult", language_code=language)
    people = await _customers(stage, gold, 3)
    ada = await of_the_team(stage, "Ada", "en" if french else "fr")
    await _report(stage, people[:2], gold)
    await stage.passes(timedelta(seconds=5))
    assert not await Measure.all().exists()
    await _report(stage, people[2:], gold)
    await stage.passes(timedelta(seconds=5))
    measure = await Measure.get()
    assert (measure.kind, measure.rule, measure.decided_by) == (
        MeasureKind.RESTRICTION, MeasureRule.REPORTS, None
    )  # fmt: skip
    assert measure.until_at == measure.decided_at + timedelta(hours=72)
    # The statement of reasons: what, by whom (a rule), until when, how to contest; and never who reported.
    gold.saw("restreint pour 72 heures" if french else "restricted for 72 hours")
    gold.saw("prise automatiquement" if french else "automatically")
    gold.saw("Impayé" if french else "Unpaid")
    gold.saw("Contester cette décision" if french else "Appeal this decision")
    for name in ("Kunde", "déclaration n°", "report no."):
        gold.never_saw(name)
    await gold.says("/menu")
    gold.sees("Compte restreint jusqu'au" if french else "Account restricted until")
    # Others read that it is being checked, and not that it is certified.
    checked = await _profile(stage, gold)
    assert checked.restricted_until == measure.until_at
    await people[0].starts(f"p_{checked.public_id}")
    people[0].sees("Gold Consult", "Vérification en cours")
    people[0].does_not_see("Profil certifié")
    # The team is alerted at once.
    await ada.look()
    ada.saw("Automatic restriction, to be reviewed" if french else "Restriction automatique, à examiner")
    await ada.taps("Keep" if french else "Maintenir")
    ada.sees("kept it" if french else "maintenue")
    assert not ada.screen().offers("Keep") and not ada.screen().offers("Maintenir")
    await ada.taps("Prolong by 72 h" if french else "Prolonger de 72 h")
    assert (await Measure.get()).until_at == measure.until_at + timedelta(hours=72)
    await ada.says("/audit")
    ada.sees("restriction kept" if french else "restriction maintenue")
    await gold.look()
    gold.saw("est prolongée" if french else "is prolonged")
    # And who kept it does not judge the appeal.
    await gold.taps_data(f"b1|contest|measure|{measure.id}")
    await gold.says("Ce sont trois personnes qui ne paient pas leurs factures.")
    await gold.taps("Envoyer" if french else "Send")
    sam = await of_the_team(stage, "Sam")
    await ada.says("/certifs")
    await ada.taps("Appeals" if french else "Contestations")
    await ada.taps("Gold Consult")
    assert not ada.screen().offers("Decide") and not ada.screen().offers("Décider")
    await sam.says("/certifs")
    await sam.taps("Contestations")
    await sam.taps("Gold Consult")
    await sam.taps("Décider")
    await sam.taps("Décision annulée")
    await sam.says("Rien ne montre une fraude, la restriction est annulée.")
    await sam.taps("Envoyer la décision")
    assert (await Measure.get()).ending is Ending.OVERTURNED
    assert (await _profile(stage, gold)).restricted_until is None


async def test_a_restriction_by_the_rule_ends_by_itself_and_is_told_to_a_team_that_did_not_look(
    stage: Stage,
) -> None:
    gold = await stage.professional("Gold Consult")
    people = await _customers(stage, gold, 4)
    ada = await of_the_team(stage, "Ada")
    await _report(stage, people[:3], gold)
    await stage.passes(timedelta(seconds=5))
    await stage.passes(timedelta(hours=72))
    measure = await Measure.get()
    assert measure.ending is Ending.LAPSED
    gold.saw("La mesure contre votre compte est terminée")
    ada.saw("terminée sans que personne l'ait examinée")
    # One more report does not do it again: for thirty days only people decide.
    await _report(stage, people[3:], gold)
    await stage.passes(timedelta(seconds=5))
    assert await Measure.all().count() == 1


async def test_what_runs_goes_on_and_nothing_new_begins(stage: Stage) -> None:
    gold, profile = await bookable(stage, "Gold Consult")
    people = await _customers(stage, gold, 3)
    tom = await stage.visitor("Tom")
    when = (clock.now() + timedelta(days=4)).replace(hour=9, minute=0)
    asked = await appointments.request_appointment(await stage.member(tom), profile.id, when, "Un devis")
    await appointments.accept_appointment(await stage.member(gold), asked.id, asked.version)
    await _report(stage, people, gold)
    await stage.passes(timedelta(seconds=5))
    kept = await appointments.access_appointment(asked.id, await stage.member(tom))
    assert kept.status is AppointmentStatus.CONFIRMED
    tom.saw("vérification en cours")
    ida = await stage.visitor("Ida")
    await ida.taps_data(f"b1|profile|open|{profile.public_id}")
    assert not ida.screen().offers("Laisser un message")


async def test_new_accounts_one_house_one_person_and_who_was_reported_first_restrict_nobody(
    stage: Stage,
) -> None:
    gold = await stage.professional("Gold Consult")
    people = await _customers(stage, gold, 3)
    target = await stage.member(gold)
    profile = await _profile(stage, gold)
    # The third reports back: Gold had reported them before.
    theirs = await _profile(stage, people[2])
    await scam_reports.file_report(target, theirs.id, ScamCategory.OTHER, STORY)
    await _report(stage, people, gold)
    # Nine accounts of this very day.
    for number in range(9):
        await _report(stage, [await stage.visitor(f"Neu {number}")], gold)
    # And the same person once more.
    await _report(stage, people[:1], gold)
    await stage.passes(timedelta(seconds=5))
    assert not await Measure.all().exists()
    assert not await ScamReport.filter(to_weigh=True).exists()
    assert profile.restricted_until is None


async def test_the_team_is_never_restricted_by_a_rule(stage: Stage) -> None:
    gold = await stage.professional("Gold Consult")
    people = await _customers(stage, gold, 3)
    await appoint_admin(gold.user_id)
    await _report(stage, people, gold)
    await stage.passes(timedelta(seconds=5))
    assert not await Measure.all().exists()


async def test_the_last_report_that_is_not_upheld_gives_the_account_back(stage: Stage) -> None:
    gold = await stage.professional("Gold Consult")
    people = await _customers(stage, gold, 3)
    ada = await stage.member(await of_the_team(stage, "Ada"))
    await _report(stage, people, gold)
    await stage.passes(timedelta(seconds=5))
    for report in await ScamReport.all().order_by("id"):
        assert (await Measure.get()).ended_at is None
        taken = await take_report(ada, report.id, report.version)
        await decide_report(ada, taken.id, taken.version, ScamStatus.UNFOUNDED)
    await stage.settle()
    assert (await Measure.get()).ending is Ending.LIFTED
    assert (await Member.get(id=(await stage.member(gold)).id)).restricted_until is None
    await gold.look()
    gold.saw("La mesure contre votre compte est levée")


async def test_two_who_report_each_other_at_once_hold_nobody_up(stage: Stage) -> None:
    gold = await stage.professional("Gold Consult")
    people = await _customers(stage, gold, 3)
    await _report(stage, people, gold)
    assert await scam_restrictions.weigh_due() == 1
    assert await scam_restrictions.weigh_due() == 0
    measure = await Measure.get()
    ada = await stage.member(await of_the_team(stage, "Ada"))
    lifted = await measures.lift_measure(ada, measure.id, measure.version)
    assert lifted.ending is Ending.LIFTED


async def test_two_with_evidence_are_enough_where_money_was_asked(stage: Stage) -> None:
    gold = await stage.professional("Gold Consult")
    people = await _customers(stage, gold, 2)
    profile = await _profile(stage, gold)
    for number, person in enumerate(people):
        files = [scam_reports.Evidence(f"file{number}", f"unique{number}")]
        member = await stage.member(person)
        await scam_reports.file_report(member, profile.id, ScamCategory.ADVANCE, STORY, files)
        await stage.passes(timedelta(seconds=5))
        assert await Measure.all().count() == number


async def test_who_reported_before_counts_once_in_thirty_days(stage: Stage) -> None:
    gold = await stage.professional("Gold Consult")
    people = await _customers(stage, gold, 3)
    ada = await stage.member(await of_the_team(stage, "Ada"))
    await _report(stage, people[:1], gold)
    first = await ScamReport.get()
    taken = await take_report(ada, first.id, first.version)
    await decide_report(ada, taken.id, taken.version, ScamStatus.UNFOUNDED)
    await _report(stage, people, gold)
    assert await ScamReport.all().count() == 4
    await stage.passes(timedelta(seconds=5))
    assert not await Measure.all().exists()
