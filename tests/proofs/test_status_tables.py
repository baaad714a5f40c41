"""The other status tables in their short form, and that they name every status of the product."""

from collections.abc import Awaitable, Callable

import pytest

from models.help_request import HelpStatus
from models.payrolling import PayrollStatus
from models.profile import Certification
from tests.proofs.proof import Proof, Scene, Tally
from tests.proofs.status_tables import PROOFS
from tests.proofs.statuses.certification import Certificates, Permits
from tests.proofs.statuses.help import Help
from tests.proofs.statuses.payrolling import Payrolling
from tests.proofs.statuses.walking import ways

Proves = Callable[[Proof, Scene, float], Awaitable[Tally]]
TABLES, PLANTED = PROOFS


def test_every_status_of_the_product_is_in_its_table() -> None:
    assert {way.split()[0].rstrip(",") for way in ways(Payrolling({}))} == set(map(str, PayrollStatus))
    assert {way.split()[0].rstrip(",") for way in ways(Help({}))} == set(map(str, HelpStatus))
    checked = [*ways(Certificates({})), *ways(Permits({}))]
    assert {way.split()[0].rstrip(",") for way in checked} == set(map(str, Certification))


@pytest.mark.slow
async def test_the_product_does_what_the_tables_say_in_their_short_form(scene: Scene, proves: Proves) -> None:
    tally = await proves(TABLES, scene, 0.05)
    assert tally.done["acts"] > 0
    assert tally.done["refusals"] > 0


@pytest.mark.slow
@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_planted_bugs_come_to_light_in_the_short_form(scene: Scene, proves: Proves) -> None:
    tally = await proves(PLANTED, scene, 0.01)
    assert tally.done["planted defects"] == 5
