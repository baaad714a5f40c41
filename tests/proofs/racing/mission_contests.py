"""Contests about a mission, and about the interest of two candidates in it and of its company in them."""

from collections.abc import Awaitable, Callable
from decimal import Decimal

from models.application import Application, ApplicationAct, Party
from models.delivery import Notification
from models.member import Member
from models.mission import Mission, MissionAct
from services import applications, missions
from services.applications import annulling
from services.missions import MissionAnswers
from tests.proofs.racing import deal_cast as cast
from tests.proofs.racing.contests import Contest, Player, by
from tests.proofs.racing.deal_cast import BOB, CANDIDATES, EVE, LEA, MARC
from tests.proofs.racing.deal_rows import (
    DISCUSSED,
    FIRM,
    FOUND,
    PROPOSED_BY_COMPANY,
    PROPOSED_BY_FREELANCE,
    RESERVED,
    SEALED,
    spelled,
)
from tests.proofs.racing.duels import Facts

RATE, OTHER_RATE = 90_000, Decimal(800)
_SIDES = {Party.FREELANCE: "f", Party.COMPANY: "e"}


async def state(facts: Facts) -> str:
    """The mission ("*" where its terms changed), and how far each candidate is, with who proposed, who asks for an end
    of what was sealed, and "~" where they went on after they had read the new terms.
    """
    mission = await Mission.get(id=facts["mission"])
    said = [mission.status.value + "*" * (mission.rate_cents != RATE)]
    return "/".join([*said, *[await _told(await cast.interest_of(facts, name)) for name in CANDIDATES]])


async def _told(row: Application | None) -> str:
    if row is None:
        return "-"
    by_whom = f".{_SIDES[row.initiator]}" if row.status == "proposed" else ""
    asked = f"+{row.annulment}.{_SIDES[row.annulment_by]}" if row.annulment and row.annulment_by else ""
    terms = Notification.filter(subject_kind="application", subject_id=row.id, key="application.terms")
    went_on = "~" * await terms.filter(subject_version__lt=row.version).exists()
    return f"{row.status.value}{by_whom}{asked}{went_on}"


async def history(facts: Facts) -> list[str]:
    """What the mission and both candidatures wrote down about themselves."""
    found = [f"mission.{each.move}" for each in await MissionAct.filter(mission_id=facts["mission"])]
    for name in CANDIDATES:
        row = await cast.interest_of(facts, name)
        acts = await ApplicationAct.filter(application_id=row.id) if row is not None else []
        found += [f"{name}.{act.move}" for act in acts]
    return found


def _about(
    name: str, act: Callable[[Member, int, int], Awaitable[object]]
) -> Callable[[Member, Facts], Awaitable[object]]:
    """A button on the record of a candidate, in the version that was seen."""

    async def play(member: Member, facts: Facts) -> object:
        row = facts["seen"][name]
        return await act(member, row["id"], row["version"])

    return play


async def _withdraw(member: Member, facts: Facts) -> object:
    return await missions.withdraw_mission(member, facts["mission"], facts["seen"]["mission"])


async def _edit(member: Member, facts: Facts) -> object:
    changed = MissionAnswers(rate=OTHER_RATE)
    return await missions.change_mission(member, facts["mission"], facts["seen"]["mission"], changed)


async def _close(member: Member, facts: Facts) -> object:
    return await missions.close_mission(member, facts["mission"], facts["seen"]["mission"])


async def _propose_oneself(member: Member, facts: Facts) -> object:
    return await applications.propose_oneself(member, facts["mission"])


async def _propose_to_lea(member: Member, facts: Facts) -> object:
    return await applications.propose_mission(member, facts["mission"], facts["profiles"][LEA])


async def _decline(member: Member, number: int, version: int) -> object:
    return await applications.decline(member, number, version, "Tarif")


async def _discard(member: Member, number: int, version: int) -> object:
    return await applications.discard(member, number, version, "Compétences")


async def _annul(member: Member, number: int, version: int) -> object:
    return await annulling.ask_annulment(member, number, version, "Le projet est arrêté.")


def _lea_is_asked(act: Callable[[Member, int, int], Awaitable[object]]) -> Player:
    return by(LEA, _about(LEA, act))


async def _by_freelance(place: int) -> Facts:
    return await cast.proposed_oneself(await cast.published(place), LEA)


async def _by_company(place: int) -> Facts:
    return await cast.proposed_to(await cast.published(place), LEA)


async def _two_firm(place: int) -> Facts:
    return await cast.firm(await cast.firm(await cast.talking(place), LEA), MARC)


async def _one_chosen(place: int) -> Facts:
    return await cast.chosen(await cast.firm(await cast.talking(place), MARC), LEA)


async def sealed(place: int) -> Facts:
    """Léa and the company have a deal."""
    return await cast.chosen(await cast.firm(await cast.talking(place), LEA), LEA)


_OF_THE_MISSION = {"withdraw": by(EVE, _withdraw), "edit": by(EVE, _edit)}
_CHOICES = {
    "choose_lea": by(EVE, _about(LEA, applications.choose)),
    "choose_marc": by(BOB, _about(MARC, applications.choose)),
}


def mission_contests() -> tuple[Contest, ...]:
    """From the first interest to the end of what was sealed."""
    interest = {"interest": by(BOB, _propose_to_lea), "interest_lea": by(LEA, _propose_oneself)}
    return (
        _contest("interest of nobody yet", cast.published, FOUND, interest | _OF_THE_MISSION),
        _contest(
            "interest of a freelance",
            _by_freelance,
            PROPOSED_BY_FREELANCE,
            {
                "accept": by(EVE, _about(LEA, applications.accept)),
                "interest": interest["interest"],
                "discard": by(BOB, _about(LEA, _discard)),
                "choose": _CHOICES["choose_lea"],
                "retract": _lea_is_asked(applications.withdraw),
            }
            | _OF_THE_MISSION,
        ),
        _contest(
            "interest of a company",
            _by_company,
            PROPOSED_BY_COMPANY,
            {
                "accept": _lea_is_asked(applications.accept),
                "interest_lea": interest["interest_lea"],
                "decline": _lea_is_asked(_decline),
                "retract": by(BOB, _about(LEA, applications.withdraw)),
            }
            | _OF_THE_MISSION,
        ),
        _contest(
            "two in discussion",
            cast.talking,
            DISCUSSED,
            {
                "apply": _lea_is_asked(applications.apply_firmly),
                "decline": _lea_is_asked(_decline),
                "discard_lea": by(BOB, _about(LEA, _discard)),
            }
            | _CHOICES
            | _OF_THE_MISSION,
        ),
        _contest(
            "two who said yes for good",
            _two_firm,
            FIRM,
            {"discard_lea": by(BOB, _about(LEA, _discard))} | _CHOICES | _OF_THE_MISSION,
        ),
        _contest(
            "a choice to confirm",
            _one_chosen,
            RESERVED,
            {
                "confirm": _lea_is_asked(applications.apply_firmly),
                "decline": _lea_is_asked(_decline),
                "choose_marc": _CHOICES["choose_marc"],
                "discard_marc": by(BOB, _about(MARC, _discard)),
                "withdraw": _OF_THE_MISSION["withdraw"],
                "close": by(EVE, _close),
            },
        ),
        _contest(
            "a sealed deal",
            sealed,
            SEALED,
            {
                "close": by(EVE, _close),
                "annul_lea": _lea_is_asked(_annul),
                "annul_bob": by(BOB, _about(LEA, _annul)),
            },
        ),
    )


def _contest(
    name: str, prepare: Callable[[int], Awaitable[Facts]], rows: str, players: dict[str, Player]
) -> Contest:
    return Contest(name, prepare, players, state, spelled(rows), history)
