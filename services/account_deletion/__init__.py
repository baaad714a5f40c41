"""Leaving by oneself: why, what that means, and the red button (states.md, h; FR-226 to FR-232)."""

from services.account_deletion.consequences import Consequences, Owned, Several, consequences_for
from services.account_deletion.counting import Tally, departures
from services.account_deletion.wishing import (
    WISH_LIFE,
    OwnerNeeded,
    StillInTeam,
    WishOver,
    close_with_account,
    current_wish,
    delete_own_account,
    name_owner,
    require_may_leave,
    say_why,
)

__all__ = [
    "WISH_LIFE",
    "Consequences",
    "Owned",
    "OwnerNeeded",
    "Several",
    "StillInTeam",
    "Tally",
    "WishOver",
    "close_with_account",
    "consequences_for",
    "current_wish",
    "delete_own_account",
    "departures",
    "name_owner",
    "require_may_leave",
    "say_why",
]
