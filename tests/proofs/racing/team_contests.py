"""Contests about what the team decides: certificates, scam reports, measures, appeals; and who leaves meanwhile."""

from typing import Any

from models.certification import CertificationAct
from models.departure import DepartureReason
from models.measure import Appeal, AppealOutcome, Clause, Measure
from models.member import Member
from models.profile import Certification, Profile
from models.scam_report import ScamReport, ScamStatus
from services import account_deletion, appeals, measures, scam_reports
from services.certifications import ask_more, certify, refuse
from services.scam_decisions import decide_report
from services.scam_queue import take_report
from tests.proofs.racing.contests import Contest, admin, by, by_team, no_history, rows_of, team
from tests.proofs.racing.duels import Facts
from tests.services.booking_scene import make_client, make_professional

FACTS = "Trois personnes ont payé une avance et n’ont plus eu de réponse."


async def leave(member: Member, facts: Facts) -> object:
    """Somebody deletes their own account, with the button that they were shown."""
    return await account_deletion.delete_own_account(member, facts["wish"])


async def wish_of(member: Member) -> int:
    """The red button is before somebody."""
    return (await account_deletion.say_why(member, DepartureReason.FOUND)).id


async def _somebody(place: int) -> Facts:
    owner, profile = await make_professional(f"M{place}", hours={})
    facts: Facts = {"people": {"lea": owner.id}, "profile": profile.id, "name": profile.public_id}
    facts |= {"roles": {"lea": owner.id}, "names": [profile.public_id, owner.public_id]}
    return facts | {"team": await team(), "wish": await wish_of(owner)}


async def _to_check(place: int) -> Facts:
    facts = await _somebody(place)
    await Profile.filter(id=facts["profile"]).update(certification=Certification.REVIEW)
    return facts | {"version": (await Profile.get(id=facts["profile"])).version}


async def _certificate(facts: Facts) -> str:
    row = await Profile.get(id=facts["profile"])
    return "gone" if row.deleted_at is not None else row.certification.value


async def _certificate_acts(facts: Facts) -> list[str]:
    return [
        act.move.value for act in await CertificationAct.filter(profile_id=facts["profile"]).order_by("id")
    ]


async def _certify(who: Member, facts: Facts) -> object:
    return await certify(who, facts["profile"], facts["version"])


async def _refuse(who: Member, facts: Facts) -> object:
    return await refuse(who, facts["profile"], facts["version"], "outdated")


async def _ask_more(who: Member, facts: Facts) -> object:
    return await ask_more(who, facts["profile"], facts["version"], "Le verso manque.")


async def _reported(place: int) -> Facts:
    facts = await _somebody(place)
    tom = await make_client(f"Y{place}")
    case = await scam_reports.file_report(tom, facts["profile"], "advance", FACTS)
    facts["roles"] |= {"tom": tom.id}
    facts["names"] += [case.public_id]
    return facts | {"case": case.id, "version": case.version}


async def _under_review(place: int) -> Facts:
    facts = await _reported(place)
    taken = await take_report(await admin(0), facts["case"], facts["version"])
    return facts | {"version": taken.version}


async def _case(facts: Facts) -> str:
    gone = (await Member.get(id=facts["people"]["lea"])).deleted_at is not None
    return (await ScamReport.get(id=facts["case"])).status.value + "/gone" * gone


async def _take(who: Member, facts: Facts) -> object:
    return await take_report(who, facts["case"], facts["version"])


def _decided(outcome: ScamStatus) -> Any:
    async def act(who: Member, facts: Facts) -> object:
        return await decide_report(who, facts["case"], facts["version"], outcome)

    return act


async def _measured(facts: Facts) -> str:
    """The measures of somebody in the order of their kinds, with how each ended, and whether the account is gone."""
    rows = await Measure.filter(member_id=facts["people"]["lea"]).order_by("kind", "id")
    said = [f"{row.kind.value}{'=' + row.ending.value if row.ending else '+' * row.renewals}" for row in rows]
    appeal = await Appeal.get_or_none(id=facts.get("appeal", 0))
    said += [appeal.outcome.value] if appeal is not None and appeal.outcome is not None else []
    said += ["confirmed"] if any(row.confirmed_by is not None for row in rows) else []
    gone = (await Member.get(id=facts["people"]["lea"])).deleted_at is not None
    return "/".join([*said, *(["gone"] if gone else [])]) or "none"


async def _restrict(who: Member, facts: Facts) -> object:
    return await measures.restrict_account(who, facts["name"], Clause.CONDUCT, FACTS)


async def _suspend(who: Member, facts: Facts) -> object:
    return await measures.suspend_account(who, facts["name"], Clause.CONDUCT, FACTS, 30)


async def _exclude(who: Member, facts: Facts) -> object:
    return await measures.delete_account(who, facts["name"], Clause.FRAUD, FACTS)


async def _restricted(place: int) -> Facts:
    facts = await _somebody(place)
    row = await measures.restrict_account(await admin(0), facts["name"], Clause.CONDUCT, FACTS)
    return facts | {"measure": row.id, "version": row.version}


async def _contested(place: int) -> Facts:
    facts = await _restricted(place)
    lea = await Member.get(id=facts["people"]["lea"])
    appeal = await appeals.file_appeal(lea, "measure", facts["measure"], FACTS)
    return facts | {"appeal": appeal.id, "asked": appeal.version}


async def _proposed(place: int) -> Facts:
    facts = await _somebody(place)
    row = await measures.delete_account(await admin(0), facts["name"], Clause.FRAUD, FACTS)
    return facts | {"measure": row.id, "version": row.version}


async def _lift(who: Member, facts: Facts) -> object:
    return await measures.lift_measure(who, facts["measure"], facts["version"])


async def _renew(who: Member, facts: Facts) -> object:
    return await measures.renew_restriction(who, facts["measure"], facts["version"])


async def _confirm(who: Member, facts: Facts) -> object:
    return await measures.confirm_exclusion(who, facts["measure"], facts["version"])


async def _drop(who: Member, facts: Facts) -> object:
    return await measures.drop_exclusion(who, facts["measure"], facts["version"])


def _judged(outcome: AppealOutcome) -> Any:
    async def act(who: Member, facts: Facts) -> object:
        return await appeals.decide_appeal(who, facts["appeal"], facts["asked"], outcome, "Vu.")

    return act


_S, _A = ScamStatus, AppealOutcome
# states.md, c: who comes second finds another version; a profile whose person left is nobody's to judge.
_CERTIFICATE = rows_of("""
review      certify  certified  act:certify  lea:certification.certified@  log:certification.certify
review      refuse   refused    act:refuse   lea:certification.refused@    log:certification.refuse
review      ask_more more       act:ask_more lea:certification.more@       log:certification.ask_more
review      leave    gone
certified   leave    gone
refused     leave    gone
more        leave    gone
""")
# states.md, g: a case goes on although the reported person left.
_REPORT = rows_of("""
filed           take       review          log:scam.review tom:scam.taken
filed           leave      filed/gone
review          leave      review/gone
filed/gone      take       review/gone     log:scam.review tom:scam.taken
review          unfounded  unfounded       log:scam.unfounded tom:scam.decided@
review          closed     closed          log:scam.closed    tom:scam.decided@
unfounded       leave      unfounded/gone
closed          leave      closed/gone
review/gone     unfounded  unfounded/gone  log:scam.unfounded tom:scam.decided@
review/gone     closed     closed/gone     log:scam.closed    tom:scam.decided@
""")
# states.md, g: one measure of a kind at a time, ended once; what was decided about who left is kept.
_ACCOUNT = rows_of("""
none         restrict restriction             log:account.restriction lea:measure.restricted@
none         suspend  suspension              log:account.suspension  lea:measure.suspended@
none         exclude  deletion                log:account.exclusion.proposed
none         leave    gone
restriction  suspend  restriction/suspension  log:account.suspension  lea:measure.suspended@
restriction  exclude  deletion/restriction    log:account.exclusion.proposed
restriction  leave    restriction/gone
suspension   restrict restriction/suspension  log:account.restriction lea:measure.restricted@
suspension   exclude  deletion/suspension     log:account.exclusion.proposed
suspension   leave    suspension/gone
deletion     restrict deletion/restriction    log:account.restriction lea:measure.restricted@
deletion     suspend  deletion/suspension     log:account.suspension  lea:measure.suspended@
deletion     leave    deletion/gone
restriction lift restriction=lifted log:account.restriction.lifted lea:measure.lifted@
restriction renew restriction+ log:account.restriction.renewed lea:measure.renewed@
restriction=lifted     leave    restriction=lifted/gone
restriction+           leave    restriction+/gone
restriction/gone       lift     restriction=lifted/gone
restriction/gone       renew    restriction+/gone                  lea:measure.renewed@
restriction            uphold   restriction/confirmed              lea:appeal.decided@
restriction overturn restriction=overturned/overturned log:account.restriction.overturned lea:appeal.decided@
restriction/confirmed lift restriction=lifted/confirmed log:account.restriction.lifted lea:measure.lifted@
restriction=lifted     uphold   restriction=lifted/confirmed       lea:appeal.decided@
restriction=lifted     overturn restriction=lifted/overturned      lea:appeal.decided@
deletion confirm deletion/confirmed log:account.exclusion.confirmed lea:measure.deletion@
deletion               drop     deletion=dropped                   log:account.exclusion.dropped
deletion/confirmed     leave    deletion=done/confirmed/gone
deletion=dropped       leave    deletion=dropped/gone
deletion/gone          confirm  deletion/confirmed/gone
deletion/gone          drop     deletion=dropped/gone
""")


def team_contests() -> tuple[Contest, ...]:
    """Two of the team, and the person themselves, at the same second."""
    return (
        Contest(
            "certificate under review",
            _to_check,
            {
                "certify": by_team(_certify, 0, 1, 2),
                "refuse": by_team(_refuse, 0, 1, 2),
                "ask_more": by_team(_ask_more, 0, 1, 2),
                "leave": by("lea", leave),
            },
            _certificate,
            _CERTIFICATE,
            _certificate_acts,
        ),
        Contest(
            "report filed",
            _reported,
            {"take": by_team(_take, 0, 1, 2), "leave": by("lea", leave)},
            *(_case, _REPORT, no_history),
        ),
        Contest(
            "report under review",
            _under_review,
            {
                "unfounded": by_team(_decided(_S.UNFOUNDED), 0, 1, 2),
                "closed": by_team(_decided(_S.CLOSED), 0, 1, 2),
                "leave": by("lea", leave),
            },
            _case,
            _REPORT,
            no_history,
        ),
        Contest(
            "account in good standing",
            _somebody,
            {
                "restrict": by_team(_restrict, 0, 1, 2),
                "suspend": by_team(_suspend, 0, 1, 2),
                "exclude": by_team(_exclude, 0, 1, 2),
                "leave": by("lea", leave),
            },
            _measured,
            _ACCOUNT,
            no_history,
        ),
        Contest(
            "account restricted",
            _restricted,
            {"lift": by_team(_lift, 0, 1, 2), "renew": by_team(_renew, 0, 1, 2), "leave": by("lea", leave)},
            _measured,
            _ACCOUNT,
            no_history,
        ),
        Contest(
            "restriction contested",
            _contested,
            {
                "lift": by_team(_lift, 0, 1, 2),
                "uphold": by_team(_judged(_A.CONFIRMED), 1, 2),
                "overturn": by_team(_judged(_A.OVERTURNED), 1, 2),
            },
            _measured,
            _ACCOUNT,
            no_history,
        ),
        Contest(
            "exclusion proposed",
            _proposed,
            {"confirm": by_team(_confirm, 1, 2), "drop": by_team(_drop, 1, 2), "leave": by("lea", leave)},
            _measured,
            _ACCOUNT,
            no_history,
        ),
    )
