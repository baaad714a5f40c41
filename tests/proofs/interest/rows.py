"""The rows of states.md (a) and (b), written a second time, in words of their own."""

from datetime import timedelta
from typing import NamedTuple

FREELANCE, COMPANY, TIME = "freelance", "company", "time"
ACTIVE = ("proposed", "talking", "firm", "chosen")
SOFT = ("", "withdrawn", "expired", "not_selected")
OPEN = ("talking", "firm", "chosen", "deal")
LIVE = ("published", "reserved", "filled", "interrupted")
# Ten open ones in the product: a single one is reached sooner.
MOST_OPEN = 1
MOST_TIMES, AGAIN = 3, timedelta(days=7)


class Told(NamedTuple):
    """Who is told what; `mailed` says that it goes by mail too."""

    side: str
    event: str
    mailed: bool = False


class Row(NamedTuple):
    """One row of (a). `whose` is who may act: "" either, "proposer" or "asked"; `mission` is what the mission does."""

    name: str
    before: tuple[str, ...]
    actor: str
    act: str
    after: str
    missions: tuple[str, ...] = ()
    whose: str = ""
    certified: bool = False
    mission: str = ""
    told: tuple[Told, ...] = ()


def _both(event: str, mailed: bool = False) -> tuple[Told, ...]:
    return Told(FREELANCE, event, mailed), Told(COMPANY, event, mailed)


_PUBLISHED, _RESERVED = ("published",), ("reserved",)
_DEAL = (Told(FREELANCE, "deal", True), Told(COMPANY, "deal"))
INTEREST_ROWS = (
    Row("A1", (*SOFT, "declined"), FREELANCE, "interest", "proposed", _PUBLISHED, certified=True,
        told=(Told(COMPANY, "interest_of_freelance"),)),
    Row("A2", SOFT, COMPANY, "interest", "proposed", _PUBLISHED, certified=True,
        told=(Told(FREELANCE, "interest_of_company"),)),
    *(
        Row("A3", ("proposed",), side, act, "talking", _PUBLISHED, "asked", True, told=(Told(other, "talking"),))
        for side, other in ((FREELANCE, COMPANY), (COMPANY, FREELANCE))
        for act in ("interest", "accept")
    ),
    Row("A4", ("proposed",), FREELANCE, "decline", "declined", whose="asked", told=(Told(COMPANY, "declined"),)),
    Row("A5", ("proposed",), COMPANY, "discard", "discarded", whose="asked", told=(Told(FREELANCE, "discarded"),)),
    Row("A6", ("proposed",), FREELANCE, "withdraw", "withdrawn", whose="proposer"),
    Row("A6", ("proposed",), COMPANY, "withdraw", "withdrawn", whose="proposer"),
    Row("A7", ("proposed",), TIME, "lapse", "expired", told=_both("expired")),
    Row("A7'", ("firm",), TIME, "lapse", "expired", _PUBLISHED, told=_both("expired_firm", True)),
    Row("A8", ("talking",), FREELANCE, "apply", "firm", _PUBLISHED + _RESERVED, certified=True,
        told=(Told(COMPANY, "firm", True),)),
    Row("A9", ("talking",), COMPANY, "choose", "chosen", _PUBLISHED, certified=True, mission="choose",
        told=(Told(FREELANCE, "chosen", True),)),
    Row("A10", ("firm",), COMPANY, "choose", "deal", _PUBLISHED, certified=True, mission="seal", told=_DEAL),
    Row("A11", ("chosen",), FREELANCE, "apply", "deal", _RESERVED, certified=True, mission="seal", told=_DEAL),
    Row("A12", ("talking",), FREELANCE, "decline", "refused", told=(Told(COMPANY, "refused", True),)),
    Row("A12", ("chosen",), FREELANCE, "decline", "refused", mission="release",
        told=(Told(COMPANY, "refused", True),)),
    Row("A13", ("talking", "firm"), COMPANY, "discard", "discarded", told=(Told(FREELANCE, "discarded", True),)),
    Row("A14", ("chosen",), TIME, "lapse", "expired", _RESERVED, mission="release",
        told=_both("choice_expired", True)),
    Row("A15", ("proposed", "talking", "firm"), TIME, "lose", "not_selected",
        told=(Told(FREELANCE, "not_selected", True),)),
    Row("A16", ("proposed", "talking", "firm"), TIME, "cancel", "cancelled"),
    Row("A16", ("chosen",), TIME, "cancel", "cancelled", mission="release"),
    Row("A17", ("deal",), TIME, "close", "done", told=_both("done")),
    Row("A18", ("deal",), TIME, "cancel", "cancelled", mission="interrupt"),
    Row("A19", ("talking",), TIME, "lapse", "expired", told=_both("expired_talk")),
)  # fmt: skip

# (b): what each act makes of a mission; what is not here is refused. "lift" leads back to where it was.
MISSION_ROWS = {
    ("draft", "edit"): "draft",
    ("draft", "publish"): "published",
    ("draft", "withdraw"): "withdrawn",
    ("published", "edit"): "published",
    ("published", "keep"): "published",
    ("published", "choose"): "reserved",
    ("published", "seal"): "filled",
    ("published", "withdraw"): "withdrawn",
    ("published", "expire"): "withdrawn",
    ("reserved", "release"): "published",
    ("reserved", "seal"): "filled",
    ("reserved", "withdraw"): "withdrawn",
    ("filled", "close"): "closed",
    ("filled", "interrupt"): "interrupted",
    ("interrupted", "republish"): "published",
    ("interrupted", "close"): "closed",
    **{(status, "suspend"): "suspended" for status in LIVE},
    ("suspended", "remove"): "withdrawn",
}
# What becomes of a mission's applications when it moves.
FOLLOWS = {"seal": "lose", "withdraw": "cancel", "expire": "cancel", "remove": "cancel", "close": "close"}
# After how long somebody is reminded, and after how long it lapses.
DAY = timedelta(days=1)
TIMERS = {
    "proposed": ((3 * DAY, 7 * DAY), 10 * DAY),
    "firm": ((7 * DAY,), 14 * DAY),
    "chosen": ((2 * DAY,), 3 * DAY),
    "talking": ((30 * DAY,), 35 * DAY),
}
ASKED_AFTER, IDLE = 53 * DAY, 60 * DAY


def row_for(before: str, initiator: str, actor: str, act: str) -> Row | None:
    """The row for an act, before anything is said of the mission."""
    whose = "proposer" if actor == initiator else "asked"
    for row in INTEREST_ROWS:
        if (row.actor, row.act) == (actor, act) and before in row.before and row.whose in ("", whose):
            return row
    return None
