"""The table of states.md (i) written a second time, every refused pair, and what payrolling costs."""

from itertools import product

import pytest

from core.errors import IllegalMove
from models.application import Party
from models.payrolling import PayrollActor, PayrollMove, PayrollStatus, payroll_rule
from services.payroll_partner import cost_of

S, M, A = PayrollStatus, PayrollMove, PayrollActor
F, E, T, X = A.FREELANCE, A.COMPANY, A.TEAM, A.SYSTEM

# states.md (i), row by row: from, who proposed (None is either), actor, move, to.
SPEC: set[tuple[PayrollStatus, Party | None, PayrollActor, PayrollMove, PayrollStatus | None]] = {
    *((S.CHOOSING, p, a, M.PROPOSE, S.PROPOSED) for p in (None, *Party) for a in (F, E)),
    (S.PROPOSED, Party.FREELANCE, E, M.ACCEPT, S.CHOSEN),
    (S.PROPOSED, Party.COMPANY, F, M.ACCEPT, S.CHOSEN),
    *(
        (s, p, a, M.REFUSE, S.INDEPENDENT)
        for s in (S.CHOOSING, S.PROPOSED, S.CHOSEN, S.SENT, S.TAKEN_ON)
        for p in (None, *Party)
        for a in (F, E)
    ),
    *((S.CHOSEN, p, X, M.HAND_OVER, S.SENT) for p in (None, *Party)),
    *((S.SENT, p, T, M.TAKE_ON, S.TAKEN_ON) for p in (None, *Party)),
    *((S.TAKEN_ON, p, T, M.SIGN, S.CONTRACT) for p in (None, *Party)),
    *((S.CONTRACT, p, T, M.BEGIN, S.ACTIVE) for p in (None, *Party)),
    *((S.ACTIVE, p, T, M.CLOSE, S.CLOSED) for p in (None, *Party)),
    *((s, p, F, M.REPORT_UNPAID, S.INCIDENT) for s in (S.ACTIVE, S.CLOSED) for p in (None, *Party)),
    *((S.INCIDENT, p, T, M.SETTLE, None) for p in (None, *Party)),
    *((s, p, X, M.CANCEL, S.CANCELLED) for s in S if s is not S.CANCELLED for p in (None, *Party)),
}


def test_every_row_of_the_table_is_there_and_every_other_pair_is_refused() -> None:
    allowed = {row[:4]: row[4] for row in SPEC}
    for status, proposed_by, actor, move in product(S, (None, *Party), A, M):
        if status is S.PROPOSED and proposed_by is None:
            continue  # The database has no such file.
        asked = (status, proposed_by, actor, move)
        if asked in allowed:
            assert payroll_rule(*asked).to is allowed[asked], asked
        else:
            with pytest.raises(IllegalMove):
                payroll_rule(*asked)


@pytest.mark.parametrize(
    ("cents", "percent", "taken"),
    [(90_000, 600, 5_400), (12_345, 650, 802), (0, 600, 0), (100, 1, 0), (5_000, 1, 1)],
)
def test_what_payrolling_costs_is_rounded_and_adds_up(cents: int, percent: int, taken: int) -> None:
    cost = cost_of(cents, percent)
    assert (cost.taken_cents, cost.left_cents) == (taken, cents - taken)
