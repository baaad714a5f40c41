"""The short form of the cancellations."""

import pytest

from tests.proofs.cancellations import PROOFS


@pytest.mark.slow
@pytest.mark.timeout(300)
async def test_cancelled_tasks_leave_nothing_behind(scene, proves):  # type: ignore[no-untyped-def]
    await proves(PROOFS[0], scene, 0.1)
