"""Writes one act down, in the transaction that does it."""

from typing import Literal, NamedTuple

from core import clock
from core.ids import public_id
from core.trace import present_update
from core.wake import wake
from models.audit import AuditEntry, AuditPseudonym
from models.database import on_sqlite
from models.member import Member
from models.sql import fetch
from services.unit_of_work import after_commit, unit_of_work

# Recorders hold it together until they commit; the sealer takes it alone, so that no entry is still on its way.
LOCK = 7_216_338_502
SYSTEM: Literal["system"] = "system"
OPERATOR: Literal["operator"] = "operator"
_HATS = {SYSTEM: "rule", OPERATOR: "server"}
Actor = Member | int | Literal["system", "operator"]


class Thing(NamedTuple):
    """What was acted on: ("profile", its public id). Never a name or a text of a person."""

    kind: str
    name: str | int


async def record(
    action: str,
    actor: Actor,
    thing: Thing,
    *,
    concerned: int | None = None,
    before: str = "",
    after: str = "",
    reason: str = "",
    hat: str = "",
) -> None:
    """Adds one row to the audit log, inside the caller's unit of work: no act without its row, no row without its act.

    `actor` is a member (or their id), SYSTEM for a rule, OPERATOR for the command line; `concerned` is the id of the
    member who may read the line. `reason` is a code, never what somebody wrote (reliability.md).
    """
    async with unit_of_work():
        if not on_sqlite():
            await fetch(f"SELECT pg_advisory_xact_lock_shared({LOCK})")
        await AuditEntry.create(
            acted_at=clock.now(),
            actor=await _name_of(actor),
            hat=hat or (_HATS[actor] if isinstance(actor, str) else "team"),
            action=action,
            object_kind=thing.kind,
            object_name=str(thing.name),
            concerned=await pseudonym_of(concerned) if concerned is not None else None,
            state_before=before,
            state_after=after,
            reason=reason,
            update_id=present_update(),
        )
    after_commit(lambda: wake("audit"))


async def _name_of(actor: Actor) -> str:
    if isinstance(actor, str):
        return actor
    return await pseudonym_of(actor if isinstance(actor, int) else actor.id)


async def pseudonym_of(member_id: int) -> str:
    """The random name of a member in the log, made at the first act that concerns them."""
    known = await AuditPseudonym.get_or_none(member_id=member_id)
    if known is not None:
        return known.pseudonym
    # Two may meet the same member for the first time: the database keeps one name.
    made = AuditPseudonym(member_id=member_id, pseudonym=public_id())
    await AuditPseudonym.bulk_create([made], ignore_conflicts=True)
    return (await AuditPseudonym.get(member_id=member_id)).pseudonym


async def forget_pseudonym(member_id: int) -> None:
    """What the log says of a member names nobody any more (trust.md, erasure)."""
    async with unit_of_work():
        await AuditPseudonym.filter(member_id=member_id).delete()
