"""Duels about a choice in progress: it runs out, is renewed, asked for, and wanted by a rival."""

from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta

from core import clock
from models.agenda import Claim, ClaimKind, ClaimState
from models.delivery import Notification
from models.member import Member
from services import appointments as book
from services import claims
from tests.proofs.racing.duels import Duel, Facts, winners
from tests.proofs.racing.talk_duels import acts_of, pair_of
from tests.services.booking_scene import make_client


async def _held(place: int) -> Facts:
    facts = await pair_of(place)
    start = clock.now() + timedelta(hours=5)
    hold = await book.hold_slot(await Member.get(id=facts["client"]), facts["profile"], start)
    rival = await make_client(f"X{place}")
    return facts | {"start": start.isoformat(), "rival": rival.id, "now": hold.expires_at.isoformat()}  # type: ignore[union-attr]


def _request(who: str) -> Callable[[Facts], Awaitable[object]]:
    async def act(facts: Facts) -> object:
        start = datetime.fromisoformat(facts["start"])
        return await book.request_appointment(await Member.get(id=facts[who]), facts["profile"], start)

    return act


async def _expire_holds(_: Facts) -> object:
    return await claims.expire_holds()


async def _hold_again(facts: Facts) -> object:
    start = datetime.fromisoformat(facts["start"])
    return await book.hold_slot(await Member.get(id=facts["client"]), facts["profile"], start)


async def _one_taker(facts: Facts, came: list[tuple[str, str]]) -> list[str]:
    active = await Claim.filter(profile_id=facts["profile"], state=ClaimState.ACTIVE)
    asked = [claim for claim in active if claim.kind is ClaimKind.REQUEST]
    won = [name for name in winners(came) if name.startswith("request")]
    told = await Notification.filter(recipient_id=facts["owner"], key="appointment.requested").count()
    wrong = [] if len(asked) == len(won) == told <= 1 else [f"{len(asked)} requests, {told} told, {won}"]
    if len(active) > 1:
        wrong.append(f"{len(active)} claims of one slot")
    return wrong


def choice_duels() -> tuple[Duel, ...]:
    """One slot that is being chosen."""
    return (
        Duel(
            "a choice runs out × request",
            _held,
            acts_of(request=_request("client"), expire=_expire_holds),
            _one_taker,
        ),
        Duel(
            "a choice runs out × rival",
            _held,
            acts_of(
                request=_request("client"),
                request_too=_request("rival"),
                expire=_expire_holds,
                hold=_hold_again,
            ),
            _one_taker,
        ),
    )
