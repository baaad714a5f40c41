"""Contests about the payrolling file of a deal: two sides of which one has two people, the partner, and the team."""

from collections.abc import Awaitable, Callable

from models.member import Member
from models.payrolling import DeliveryState, PartnerDelivery, PayrollAct, PayrollFile, PayrollMove
from services import payrolling
from tests.proofs.racing import deal_cast as cast
from tests.proofs.racing.contests import Contest, Player, admin, by, by_team
from tests.proofs.racing.deal_cast import BOB, EVE, LEA
from tests.proofs.racing.deal_rows import PAYROLLING, spelled
from tests.proofs.racing.duels import Facts
from tests.proofs.racing.mission_contests import sealed

_Act = Callable[[Member, int, int], Awaitable[object]]


async def _to_choose(place: int) -> Facts:
    facts = await sealed(place)
    file = await PayrollFile.get(application_id=facts["seen"][LEA]["id"])
    facts["names"].append(file.public_id)
    return await _as_seen(facts | {"file": file.id})


async def _as_seen(facts: Facts) -> Facts:
    """The buttons that everybody has before them."""
    return facts | {"version": (await PayrollFile.get(id=facts["file"])).version}


async def _proposed(place: int) -> Facts:
    facts = await _to_choose(place)
    await payrolling.propose_payrolling(await cast.who(facts, LEA), facts["file"], facts["version"])
    return await _as_seen(facts)


async def _chosen(place: int) -> Facts:
    """Both agreed; the dossier is on its way to the partner, who may have it already."""
    facts = await _proposed(place)
    await payrolling.accept_payrolling(await cast.who(facts, EVE), facts["file"], facts["version"])
    # Claimed by its number: whoever claims what has waited longest may get another one's.
    await PartnerDelivery.filter(file_id=facts["file"]).update(attempts=1)
    owed = await PartnerDelivery.get(file_id=facts["file"])
    return await _as_seen(facts | {"delivery": owed.id})


async def _sent(place: int) -> Facts:
    facts = await _chosen(place)
    await _arrive(facts)
    return await _as_seen(facts)


async def _taken_on(place: int) -> Facts:
    facts = await _sent(place)
    await payrolling.name_expert(await admin(0), facts["file"], facts["version"], "Marie")
    return await _as_seen(facts)


async def _alone(place: int) -> Facts:
    facts = await _to_choose(place)
    await payrolling.manage_independently(await cast.who(facts, LEA), facts["file"], facts["version"])
    return await _as_seen(facts)


async def _state(facts: Facts) -> str:
    """The status, which sides agreed (or took note), and how far the version went since everybody looked."""
    file = await PayrollFile.get(id=facts["file"])
    said = [file.freelance_consent_at and "f", file.company_consent_at and "e"]
    said += [file.freelance_read_at and "F", file.company_read_at and "E"]
    return f"{file.status.value}.{''.join(each for each in said if each)}+{file.version - facts['version']}"


async def _history(facts: Facts) -> list[str]:
    """The moves of the file, and what the partner was owed or told."""
    moves = [str(each.move) for each in await PayrollAct.filter(file_id=facts["file"])]
    owed = await PartnerDelivery.filter(file_id=facts["file"])
    return [*moves, *[f"partner.{each.event}.{each.state}" for each in owed if _is_new(each, facts)]]


def _is_new(delivery: PartnerDelivery, facts: Facts) -> bool:
    return delivery.id != facts.get("delivery") or delivery.state is not DeliveryState.OWED


async def _arrive(facts: Facts) -> object:
    return await payrolling.settle_arrived(await PartnerDelivery.get(id=facts["delivery"]))


async def _named(member: Member, number: int, version: int) -> object:
    return await payrolling.name_expert(member, number, version, f"Marie {member.id}")


async def _sign(member: Member, number: int, version: int) -> object:
    return await payrolling.go_on(member, number, version, PayrollMove.SIGN)


def _with(act: _Act) -> Callable[[Member, Facts], Awaitable[object]]:
    """A button on the file, in the version that was seen."""

    async def play(member: Member, facts: Facts) -> object:
        return await act(member, facts["file"], facts["version"])

    return play


_RETREAT = {
    "alone_lea": by(LEA, _with(payrolling.manage_independently)),
    "alone_bob": by(BOB, _with(payrolling.manage_independently)),
}
_EXPERT = by_team(_with(_named), 0, 1, 2)


def payroll_contests() -> tuple[Contest, ...]:
    """From the question to the signed contract."""
    return (
        _contest(
            "payrolling to choose",
            _to_choose,
            {
                "propose_lea": by(LEA, _with(payrolling.propose_payrolling)),
                "propose_eve": by(EVE, _with(payrolling.propose_payrolling)),
            }
            | _RETREAT,
        ),
        _contest(
            "payrolling proposed",
            _proposed,
            {
                "accept_eve": by(EVE, _with(payrolling.accept_payrolling)),
                "accept_bob": by(BOB, _with(payrolling.accept_payrolling)),
                "accept_lea": by(LEA, _with(payrolling.accept_payrolling)),
            }
            | _RETREAT,
        ),
        _contest("payrolling chosen", _chosen, {"arrive": _arrive} | _RETREAT),
        _contest("a dossier that arrived", _sent, {"expert": _EXPERT} | _RETREAT),
        _contest(
            "an expert at work",
            _taken_on,
            {"expert": _EXPERT, "sign": by_team(_with(_sign), 0, 1, 2)} | _RETREAT,
        ),
        _contest(
            "managed by themselves",
            _alone,
            {
                "note_eve": by(EVE, _with(payrolling.take_note)),
                "note_bob": by(BOB, _with(payrolling.take_note)),
                "propose_eve": by(EVE, _with(payrolling.propose_payrolling)),
            },
        ),
    )


def _contest(name: str, prepare: Callable[[int], Awaitable[Facts]], players: dict[str, Player]) -> Contest:
    return Contest(name, prepare, players, _state, spelled(PAYROLLING, "payrolling"), _history)
