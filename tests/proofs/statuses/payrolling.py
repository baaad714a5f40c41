"""states.md (i): the payrolling file of one collaboration."""

from models.member import Member, Membership
from models.mission import Mission
from models.payrolling import PayrollFile, PayrollMove, PayrollStatus
from services import payrolling
from services.members import appoint_admin
from services.payroll_follow import cancel_file
from tests.proofs.statuses.table import BY_ITSELF, Area, Line, Row, Scene, Step, row_of
from tests.proofs.statuses.team import ADA, EVE, SAM, STRANGER, TEAM
from tests.services import people
from tests.services.payroll_scene import handed_over, sealed

FREELANCE, CLERK, RIVAL = "freelance", "clerk", "rival"
# Three who handle the missions of the company; the last one is of the team as well, and so judges no case of it.
COMPANY = ("company", "colleague", "insider")
CHOOSING, BY_FREELANCE, BY_COMPANY = "choosing", "proposed by the freelance", "proposed by the company"
CHOSEN, SENT, TAKEN_ON, CONTRACT = "chosen", "sent", "taken_on", "contract"
ACTIVE, CLOSED, CANCELLED = "active", "closed", "cancelled"
UNPAID, UNPAID_CLOSED = "incident from active", "incident from closed"
ALONE_F, ALONE_E, ALONE = (
    "independent, read by freelance",
    "independent, read by company",
    "independent, read",
)
_BEFORE_CONTRACT = (CHOOSING, BY_FREELANCE, BY_COMPANY, CHOSEN, SENT, TAKEN_ON)
_WITH_PARTNER = (CHOSEN, SENT, TAKEN_ON, CONTRACT, ACTIVE, CLOSED, UNPAID, UNPAID_CLOSED)
_BOTH, _F = (FREELANCE, *COMPANY), (FREELANCE,)
_TEAM = (*(f"{name}!" for name in TEAM), "insider!")


def _marked(mark: str, told: tuple[str, ...] = _BOTH) -> tuple[str, ...]:
    return tuple(f"{each}{mark}" for each in told)


LINES = (
    Line((CHOOSING,), _F, "propose", BY_FREELANCE, COMPANY),
    Line((CHOOSING,), COMPANY, "propose", BY_COMPANY, _F),
    Line((BY_FREELANCE,), COMPANY, "accept", CHOSEN, _BOTH),
    Line((BY_COMPANY,), _F, "accept", CHOSEN, COMPANY),
    Line(_BEFORE_CONTRACT, _F, "manage alone", ALONE_F, COMPANY),
    Line(_BEFORE_CONTRACT, COMPANY, "manage alone", ALONE_E, _BOTH),
    Line((ALONE_F,), COMPANY, "take note", ALONE),
    Line((ALONE_E,), _F, "take note", ALONE),
    Line((CHOSEN,), (BY_ITSELF,), "arrives", SENT, (FREELANCE, "company", "colleague", *_TEAM)),
    Line((SENT,), TEAM, "name the expert", TAKEN_ON, _marked("@")),
    Line((TAKEN_ON, CONTRACT, ACTIVE, UNPAID, UNPAID_CLOSED), TEAM, "name the expert", "", _marked("@")),
    Line((TAKEN_ON,), TEAM, "sign", CONTRACT, _BOTH),
    Line((CONTRACT,), TEAM, "begin", ACTIVE, _BOTH),
    Line((ACTIVE,), TEAM, "close", CLOSED, _BOTH),
    Line((ACTIVE,), _F, "report unpaid", UNPAID, _TEAM),
    Line((CLOSED,), _F, "report unpaid", UNPAID_CLOSED, _TEAM),
    Line((UNPAID,), TEAM, "settle", ACTIVE, _F),
    Line((UNPAID_CLOSED,), TEAM, "settle", CLOSED, _F),
    Line(_WITH_PARTNER, (BY_ITSELF,), "the deal is off", CANCELLED, _marked("!")),
    Line((CHOOSING, BY_FREELANCE, BY_COMPANY, ALONE_F, ALONE_E, ALONE), (BY_ITSELF,), "the deal is off", CANCELLED),
)  # fmt: skip
_BY_TEAM = {each.value.replace("_", " "): each for each in PayrollMove}
_BY_SIDES = {
    "propose": payrolling.propose_payrolling,
    "accept": payrolling.accept_payrolling,
    "manage alone": payrolling.manage_independently,
    "take note": payrolling.take_note,
    "report unpaid": payrolling.report_unpaid,
}


class Payrolling(Area):
    """The file of a collaboration that was just sealed."""

    name, start = "payrolling", CHOOSING
    people = (FREELANCE, *COMPANY, CLERK, RIVAL, ADA, SAM, EVE, STRANGER)
    acts = (*_BY_SIDES, "name the expert", "sign", "begin", "close", "settle")
    by_itself = ("arrives", "the deal is off")

    def __init__(self, team: dict[str, int]) -> None:
        super().__init__(team)
        self.staff: dict[str, int] = {}

    def row(self, status: str, step: Step) -> Row | None:
        """The row of states.md (i)."""
        return row_of(LINES, status, step)

    async def begin(self) -> Scene:
        """Whoever works for the company has a place in it; what others were owed by the partner has arrived."""
        await self._hire()
        await handed_over()
        deal = await sealed()
        mission = await Mission.get(id=deal.application.mission_id)
        for name in ("colleague", "insider", CLERK):
            await Membership.create(
                member_id=self.staff[name],
                organisation_id=mission.organisation_id,
                is_owner=False,
                may_handle_missions=name != CLERK,
            )
        mine = {FREELANCE: deal.lea.id, "company": deal.owner.id}
        number = (await deal.file()).id
        return Scene(self.team | self.staff | mine, {"file": number, "deal": deal.application.id})

    async def _hire(self) -> None:
        if self.staff:
            return
        self.staff[RIVAL] = (await people.professional("Rival"))[0].id
        for name in ("colleague", "insider", CLERK):
            self.staff[name] = (await people.visitor(name.capitalize())).id
        insider = await Member.get(id=self.staff["insider"])
        await appoint_admin(insider.telegram_id or 0)

    async def do(self, scene: Scene, step: Step, old: int) -> None:
        """Each act by its command."""
        if step.act == "arrives":
            await handed_over()
            return
        if step.act == "the deal is off":
            await cancel_file(scene.numbers["deal"], "deal")
            return
        member, file = await scene.member(step.who), await PayrollFile.get(id=scene.numbers["file"])
        version = file.version - old
        if step.act in _BY_SIDES:
            await _BY_SIDES[step.act](member, file.id, version)
        elif step.act == "name the expert":
            await payrolling.name_expert(member, file.id, version, "Marie")
        else:
            await payrolling.go_on(member, file.id, version, _BY_TEAM[step.act])

    async def status(self, scene: Scene) -> str:
        """With who proposed, who took note, and where an incident came up."""
        file = await PayrollFile.get(id=scene.numbers["file"])
        if file.status is PayrollStatus.PROPOSED:
            return f"proposed by the {file.proposed_by}"
        if file.status is PayrollStatus.INCIDENT:
            return f"incident from {file.incident_from}"
        if file.status is not PayrollStatus.INDEPENDENT:
            return str(file.status)
        if file.freelance_read_at and file.company_read_at:
            return ALONE
        return ALONE_F if file.freelance_read_at else ALONE_E
