"""Whether somebody may act at all: a suspended or excluded person may read, and contest it."""

from core.errors import NotAllowed
from models.member import Member


class AccountBarred(NotAllowed):
    """The team suspended the account, or excluded the person."""


def require_good_standing(member: Member) -> None:
    """Refuses with AccountBarred whoever is under a measure of the team (states.md, g)."""
    if member.barred_by is not None:
        raise AccountBarred()
