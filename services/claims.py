"""Takes a provider's time and gives it back; the database decides who was first."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from tortoise.exceptions import IntegrityError
from tortoise.expressions import F

from core import clock
from core.errors import DomainError, InvalidInput, NotFound, SlotTaken
from models.agenda import BookingRules, Claim, ClaimKind, ClaimState
from models.member import Member, MemberCategory
from models.profile import Profile
from models.sql import lock_row
from services.free_time import bookable_slot, booking_rules_of, lies_in_hours, nearby_starts
from services.slots.cutting import Slot
from services.unit_of_work import savepoint, unit_of_work

HOLD_MINUTES = 10


class SlotUnavailable(InvalidInput):
    """The provider does not offer this time (hours, notice, horizon); `alternatives` holds up to three."""


class OverlapGuardMissing(DomainError):
    """The database accepts two appointments at the same time: nothing may start on it."""


async def take_turn(profile_id: int) -> None:
    """Waits until nobody else is changing this provider's time, then forgets the choices that ran out.

    Every transaction that takes time begins with this, before any other lock, so that two of them never wait
    for each other. The constraint, not this, is what keeps two claims apart. Refuses an unknown profile.
    """
    if not await lock_row("profile", profile_id):
        raise NotFound()
    await Claim.filter(
        profile_id=profile_id, kind=ClaimKind.HOLD, state=ClaimState.ACTIVE, expires_at__lte=clock.now()
    ).update(state=ClaimState.RELEASED, version=F("version") + 1)


async def hold_time(client: Member, profile_id: int, start_at: datetime) -> Claim:
    """Keeps a slot for a client for ten minutes while they write; choosing again moves it (FR-119).

    Refuses with SlotTaken or SlotUnavailable, and then an earlier choice stays as it was.
    """
    async with unit_of_work():
        await take_turn(profile_id)
        await release_hold(client.id, profile_id)
        slot = await require_bookable(profile_id, start_at, client_id=client.id)
        return await claim_time(
            ClaimKind.HOLD,
            profile_id,
            slot,
            with_buffers(await booking_rules_of(profile_id), slot),
            client_id=client.id,
            expires_at=clock.now() + timedelta(minutes=HOLD_MINUTES),
        )


async def release_hold(client_id: int, profile_id: int) -> None:
    """Gives back what a client was choosing at a provider, if anything."""
    async with unit_of_work():
        await Claim.filter(
            profile_id=profile_id, client_id=client_id, kind=ClaimKind.HOLD, state=ClaimState.ACTIVE
        ).update(state=ClaimState.RELEASED, version=F("version") + 1)


async def expire_holds() -> int:
    """Gives back every choice that ran out and tells how many there were."""
    async with unit_of_work():
        return await Claim.filter(
            kind=ClaimKind.HOLD, state=ClaimState.ACTIVE, expires_at__lte=clock.now()
        ).update(state=ClaimState.RELEASED, version=F("version") + 1)


async def require_bookable(
    profile_id: int, start_at: datetime, *, client_id: int | None = None, appointment_id: int | None = None
) -> Slot:
    """The slot that begins at an instant. Refuses with SlotTaken or SlotUnavailable, naming alternatives."""
    slot = await bookable_slot(profile_id, start_at, client_id=client_id, appointment_id=appointment_id)
    if slot is not None:
        return slot
    near = await nearby_starts(profile_id, start_at, client_id=client_id, appointment_id=appointment_id)
    if await lies_in_hours(profile_id, start_at):
        raise SlotTaken(alternatives=near, count=len(near))
    raise SlotUnavailable(alternatives=near, count=len(near))


async def claim_time(
    kind: ClaimKind,
    profile_id: int,
    slot: Slot,
    blocked: Slot,
    *,
    appointment_id: int | None = None,
    client_id: int | None = None,
    expires_at: datetime | None = None,
) -> Claim:
    """Takes a stretch of a provider's time. Refuses with SlotTaken when the database says it is taken."""
    try:
        async with savepoint():
            return await Claim.create(
                profile_id=profile_id,
                kind=kind,
                start_at=slot.start,
                end_at=slot.end,
                blocked_from=blocked.start,
                blocked_until=blocked.end,
                appointment_id=appointment_id,
                client_id=client_id,
                expires_at=expires_at,
            )
    except IntegrityError:
        near = await nearby_starts(profile_id, slot.start, client_id=client_id, appointment_id=appointment_id)
        raise SlotTaken(alternatives=near, count=len(near)) from None


async def confirm_claim(claim: Claim, rules: BookingRules) -> None:
    """Makes a requested, offered or proposed time the time of its appointment, with its whole buffers.

    Refuses with SlotTaken when the time was given back meanwhile. If the provider enlarged the buffers since
    and they would now touch a neighbour, the promised time keeps the smaller ones.
    """
    whole = with_buffers(rules, Slot(claim.start_at, claim.end_at))
    kept = Slot(claim.blocked_from, claim.blocked_until)
    for blocked in (whole, kept):
        try:
            async with savepoint():
                updated = await Claim.filter(
                    id=claim.id, state=ClaimState.ACTIVE, version=claim.version
                ).update(
                    kind=ClaimKind.APPOINTMENT,
                    blocked_from=blocked.start,
                    blocked_until=blocked.end,
                    expires_at=None,
                    version=claim.version + 1,
                )
        except IntegrityError:
            continue
        if updated:
            return
    near = await nearby_starts(claim.profile_id, claim.start_at)
    raise SlotTaken(alternatives=near, count=len(near))


async def narrow_claim(claim: Claim, blocked_from: datetime, blocked_until: datetime) -> None:
    """Lends a part of a claim's buffers to a neighbour of the same appointment."""
    await Claim.filter(id=claim.id, state=ClaimState.ACTIVE).update(
        blocked_from=blocked_from, blocked_until=blocked_until, version=F("version") + 1
    )


async def claims_of(appointment_id: int, *kinds: ClaimKind) -> list[Claim]:
    """What an appointment occupies, in order of time; of some kinds only when they are named."""
    claims = Claim.filter(appointment_id=appointment_id, state=ClaimState.ACTIVE)
    if kinds:
        claims = claims.filter(kind__in=list(kinds))
    return await claims.order_by("start_at")


async def release_claim(claim: Claim) -> None:
    """Gives back one stretch of time."""
    await Claim.filter(id=claim.id, state=ClaimState.ACTIVE).update(
        state=ClaimState.RELEASED, version=F("version") + 1
    )


async def release_claims(appointment_id: int, *kinds: ClaimKind) -> None:
    """Gives back what an appointment occupies; of some kinds only when they are named."""
    claims = Claim.filter(appointment_id=appointment_id, state=ClaimState.ACTIVE)
    if kinds:
        claims = claims.filter(kind__in=list(kinds))
    await claims.update(state=ClaimState.RELEASED, version=F("version") + 1)


def with_buffers(rules: BookingRules, slot: Slot) -> Slot:
    """A slot with the provider's free minutes before and after it."""
    return Slot(
        slot.start - timedelta(minutes=rules.buffer_before_minutes),
        slot.end + timedelta(minutes=rules.buffer_after_minutes),
    )


def sharing_buffers(rules: BookingRules, slots: Sequence[Slot]) -> list[Slot]:
    """Slots with buffers of which only one will remain: where two meet, the buffers stop at the next slot.

    Together they cover what each would with its whole buffers, so that any of them can be confirmed later.
    The slots come in order and do not overlap.
    """
    result: list[Slot] = []
    for position, slot in enumerate(slots):
        whole = with_buffers(rules, slot)
        start = max(whole.start, result[-1].end) if result else whole.start
        end = min(whole.end, slots[position + 1].start) if position + 1 < len(slots) else whole.end
        result.append(Slot(start, end))
    return result


async def require_no_overlap_guard() -> None:
    """Tries two overlapping claims in a transaction that is undone; OverlapGuardMissing when both pass."""
    now = clock.now()
    slot = Slot(now, now + timedelta(minutes=30))
    try:
        async with savepoint():
            member = await Member.create(created_at=now, last_seen_at=now)
            profile = await Profile.create(
                member_id=member.id,
                category=MemberCategory.FREELANCE,
                display_name="",
                created_at=now,
                updated_at=now,
            )
            await claim_time(ClaimKind.BLOCK, profile.id, slot, slot)
            later = Slot(slot.start + timedelta(minutes=29), slot.end + timedelta(minutes=29))
            await claim_time(ClaimKind.BLOCK, profile.id, later, later)
            raise OverlapGuardMissing()
    except SlotTaken:
        return
