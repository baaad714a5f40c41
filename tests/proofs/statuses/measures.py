"""states.md (c), (g) and (h): the measures against an account, and what stands beside what."""

from datetime import timedelta

from core import clock
from models.measure import Clause, Measure, MeasureKind
from models.member import Member
from services import measures
from tests.proofs.statuses.table import BY_ITSELF, Area, Row, Scene, Step
from tests.proofs.statuses.team import ADA, SAM, STRANGER
from tests.services import people

MEMBER, FREE, ERASED = "member", "free", "erased"
FACTS = "Trois personnes se plaignent."
WARNED, RESTRICTED, PROLONGED, SUSPENDED = "warned", "restricted", "prolonged", "suspended"
ANNOUNCED, EXCLUDED = "deletion announced", "excluded"
PROPOSED = {who: f"exclusion proposed by {who}" for who in (ADA, SAM)}
# In the order in which a status names them.
_ORDER = (WARNED, RESTRICTED, PROLONGED, SUSPENDED, *PROPOSED.values(), ANNOUNCED, EXCLUDED)
_ENDS = {*PROPOSED.values(), ANNOUNCED, EXCLUDED}
_TAKEN = {
    "warn": (WARNED, frozenset[str]()),
    "restrict": (RESTRICTED, frozenset({RESTRICTED, PROLONGED})),
    "suspend": (SUSPENDED, frozenset({SUSPENDED})),
    "announce": (ANNOUNCED, frozenset(_ENDS)),
}
_LIFTED = {
    "lift the restriction": {RESTRICTED, PROLONGED},
    "lift the suspension": {SUSPENDED},
    "lift": {ANNOUNCED},
}
_PASSES = {
    "3 days": {RESTRICTED},
    "6 days": {RESTRICTED, PROLONGED},
    "7 days": {RESTRICTED, PROLONGED, *PROPOSED.values()},
    "32 days": {RESTRICTED, PROLONGED, SUSPENDED, *PROPOSED.values()},
}
_KINDS = {
    "prolong": MeasureKind.RESTRICTION,
    "lift the warning": MeasureKind.WARNING,
    "lift the restriction": MeasureKind.RESTRICTION,
    "lift the suspension": MeasureKind.SUSPENSION,
}
_TOLD = frozenset({f"{MEMBER}!@"})


def named(held: set[str]) -> str:
    """A status by everything that is in force."""
    return " + ".join(each for each in _ORDER if each in held) or FREE


class Measures(Area):
    """An account in good standing; Eve of the team takes no part."""

    name, start = "measures", FREE
    people = (MEMBER, ADA, SAM, STRANGER)
    acts = (*_TAKEN, "propose", "prolong", "confirm", "drop", *_LIFTED, "lift the warning")
    by_itself = tuple(_PASSES)
    unversioned = frozenset({*_TAKEN, "propose"})

    def row(self, status: str, step: Step) -> Row | None:
        """From a notice to exclusion, each beside the lighter ones; one of each kind at a time, but for warnings."""
        held = set() if status == FREE else set(status.split(" + "))
        if status == ERASED:
            return None
        if step.who == BY_ITSELF:
            return _after(held, step.act)
        if step.who not in (ADA, SAM):
            return None
        if step.act in _TAKEN:
            taken, without = _TAKEN[step.act]
            return None if held & without else Row(named({*held, taken}), _TOLD)
        if step.act == "prolong":
            found = {RESTRICTED} <= held
            return Row(named(held - {RESTRICTED} | {PROLONGED}), _TOLD) if found else None
        if step.act in _LIFTED:
            found = bool(held & _LIFTED[step.act])
            return Row(named(held - _LIFTED[step.act]), _TOLD) if found else None
        return _about_exclusion(held, step)

    async def begin(self) -> Scene:
        """Somebody certified."""
        member, _ = await people.professional("Zed")
        return Scene(self.team | {MEMBER: member.id}, {})

    async def do(self, scene: Scene, step: Step, old: int) -> None:
        """Each act by its command."""
        if step.who == BY_ITSELF:
            clock.freeze(clock.now() + timedelta(days=int(step.act.split()[0])))
            await measures.carry_out_due()
            return
        actor, name = await scene.member(step.who), (await scene.member(MEMBER)).public_id
        if step.act in ("announce", "propose"):
            clause = Clause.CONDUCT if step.act == "announce" else Clause.FRAUD
            await measures.delete_account(actor, name, clause, FACTS)
            return
        if step.act in _TAKEN:
            takes = {"warn": measures.warn_account, "restrict": measures.restrict_account}
            await takes.get(step.act, measures.suspend_account)(actor, name, Clause.CONDUCT, FACTS)
            return
        kind = _KINDS.get(step.act, MeasureKind.DELETION)
        last = await Measure.filter(member_id=scene.people[MEMBER], kind=kind).order_by("-id").first()
        about = (actor, last.id, last.version - old) if last is not None else (actor, 0, 1)
        changes = {
            "prolong": measures.renew_restriction,
            "confirm": measures.confirm_exclusion,
            "drop": measures.drop_exclusion,
        }
        await changes.get(step.act, measures.lift_measure)(*about)

    async def status(self, scene: Scene) -> str:
        """By the open measures; what the account itself says has to agree with them."""
        member = await scene.member(MEMBER)
        if member.deleted_at is not None:
            return ERASED
        rows = await Measure.filter(member_id=member.id, ended_at=None)
        who = {number: name for name, number in scene.people.items()}
        held = {_word(row, who) for row in rows}
        return named(held) + _contradicted(member, held)


def _after(held: set[str], span: str) -> Row | None:
    # What two of the team decided is carried out as soon as its notice left.
    if EXCLUDED in held or (ANNOUNCED in held and span == "32 days"):
        return Row(ERASED, None)
    return Row(named(held - _PASSES[span]), None) if held & _PASSES[span] else None


def _about_exclusion(held: set[str], step: Step) -> Row | None:
    other = ADA if step.who == SAM else SAM
    mine, others = PROPOSED[step.who], PROPOSED[other]
    if step.act == "propose" and not held & _ENDS:
        # Everybody else of the team is asked.
        return Row(named({*held, mine}), frozenset({other, "eve"}))
    if step.act == "confirm" and others in held:
        return Row(named(held - {others} | {EXCLUDED}), _TOLD)
    if step.act == "drop" and held & {mine, others}:
        return Row(named(held - {mine, others}))
    return None


def _word(measure: Measure, who: dict[int, str]) -> str:
    if measure.kind is MeasureKind.RESTRICTION:
        return PROLONGED if measure.renewals else RESTRICTED
    if measure.kind is not MeasureKind.DELETION:
        return {MeasureKind.WARNING: WARNED, MeasureKind.SUSPENSION: SUSPENDED}[measure.kind]
    if measure.is_proposed:
        return PROPOSED[who[measure.decided_by or 0]]
    return EXCLUDED if measure.confirmed_by is not None else ANNOUNCED


def _contradicted(member: Member, held: set[str]) -> str:
    """What the account may do beside what the measures say, where that differs."""
    is_barred, is_restricted = bool(held & {SUSPENDED, EXCLUDED}), bool(held & {RESTRICTED, PROLONGED})
    until = member.restricted_until
    found = ", but acts" if is_barred and member.barred_by is None else ""
    found += ", but barred" if not is_barred and member.barred_by is not None else ""
    return found + (", but begins" if is_restricted and (until is None or until <= clock.now()) else "")
