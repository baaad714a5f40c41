"""Payrolling files in statuses in which one side, the other, or the team has something to do."""

from typing import TYPE_CHECKING

from models.member import MemberCategory
from models.payrolling import PayrollFile, PayrollStatus
from tests.kit.person import Person
from tests.scenarios.payroll_walks import file_in

if TYPE_CHECKING:
    from tests.proofs.fuzzing.world import World

_SHOWN = (PayrollStatus.CHOOSING, PayrollStatus.SENT, PayrollStatus.ACTIVE, PayrollStatus.INDEPENDENT)


async def add_payrolling(world: "World") -> list[tuple[str, PayrollFile, dict[str, Person]]]:
    """Status, row and people of each."""
    made = []
    owner = await world.stage.professional("Lohn SA", category=MemberCategory.COMPANY)
    for status in _SHOWN:
        freelance = await world.stage.professional(f"Bezahlt-{status}")
        file = await file_in(world.stage, owner, freelance, f"Geheim bezahlt {status}", status)
        made.append((str(status), file, {"freelance": freelance, "company": owner}))
    return made
