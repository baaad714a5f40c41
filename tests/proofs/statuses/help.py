"""What somebody asks the team (FR-233): whose turn it is, and who of the team sees to it."""

from datetime import timedelta

from core import clock
from models.help_request import HelpRequest, HelpStatus, HelpTopic
from services import help_requests
from tests.proofs.statuses.table import BY_ITSELF, Area, Row, Scene, Step
from tests.proofs.statuses.team import ADA, SAM, STRANGER
from tests.services import people

MEMBER = "member"
STORY = "La visio ne s’ouvre pas depuis ce matin."
OPEN, ANSWERED, CLOSED, OVER = "open", "answered", "closed", "closed for good"
NOBODY = "nobody"
_TOLD = frozenset({f"{MEMBER}!"})
_VERSIONED = {
    "settle": help_requests.settle,
    "reopen": help_requests.reopen,
    "take": help_requests.take_request,
    "hand back": help_requests.hand_back,
    "close": help_requests.close_request,
    "undo closing": help_requests.undo_closing,
}


class Help(Area):
    """A request that a visitor just made."""

    name, start = "help", f"{OPEN}, {NOBODY}"
    people = (MEMBER, ADA, SAM, STRANGER)
    acts = ("write", "answer", *_VERSIONED)
    by_itself = ("31 days",)
    # Whoever has taken a request takes it again without a word.
    unversioned = frozenset({"write", "answer", "take"})

    def row(self, status: str, step: Step) -> Row | None:
        """Both sides write; the team answers and takes; both close, and open again within thirty days."""
        where, taken = status.split(", ")
        if step.who == BY_ITSELF:
            return Row(f"{OVER}, {taken}") if where == CLOSED else None
        if step.who == MEMBER:
            return _of_member(where, taken, step.act)
        return _of_team(where, taken, step) if step.who in (ADA, SAM) else None

    async def begin(self) -> Scene:
        """« Nous contacter »."""
        tom = await people.visitor("Tom")
        asked = await help_requests.ask_team(tom, HelpTopic.TECHNICAL, STORY)
        return Scene(self.team | {MEMBER: tom.id}, {"request": asked.id})

    async def do(self, scene: Scene, step: Step, old: int) -> None:
        """Each act by its command."""
        if step.who == BY_ITSELF:
            clock.freeze(clock.now() + timedelta(days=31))
            return
        member, request = await scene.member(step.who), await HelpRequest.get(id=scene.numbers["request"])
        if step.act == "write":
            await help_requests.write_more(member, request.id, STORY)
        elif step.act == "answer":
            await help_requests.answer_request(member, request.id, "Essayez encore une fois.")
        else:
            await _VERSIONED[step.act](member, request.id, request.version - old)

    async def status(self, scene: Scene) -> str:
        """With who of the team sees to it."""
        request = await HelpRequest.get(id=scene.numbers["request"])
        who = {number: name for name, number in scene.people.items()}
        taken = who[request.taken_by] if request.taken_by is not None else NOBODY
        over = request.closed_at is not None and clock.now() > request.closed_at + timedelta(days=30)
        return f"{OVER if over and request.status is HelpStatus.CLOSED else request.status}, {taken}"


def _of_member(where: str, taken: str, act: str) -> Row | None:
    team = (ADA, SAM, "eve") if taken == NOBODY else (taken,)
    told = frozenset(f"{name}!" for name in team)
    if act == "write" and where in (OPEN, ANSWERED):
        return Row(f"{OPEN}, {taken}", told)
    if act == "settle" and where in (OPEN, ANSWERED):
        return Row(f"{CLOSED}, {taken}")
    return Row(f"{OPEN}, {taken}", told) if act == "reopen" and where == CLOSED else None


def _of_team(where: str, taken: str, step: Step) -> Row | None:
    if step.act == "hand back":
        return Row(f"{where}, {NOBODY}") if taken == step.who else None
    if step.act == "undo closing":
        return Row(f"{OPEN}, {taken}", _TOLD) if where == CLOSED else None
    if where not in (OPEN, ANSWERED) or taken not in (NOBODY, step.who):
        return None
    led = {"take": Row(f"{where}, {step.who}"), "answer": Row(f"{ANSWERED}, {step.who}", _TOLD)}
    return (led | {"close": Row(f"{CLOSED}, {step.who}", _TOLD)}).get(step.act)
