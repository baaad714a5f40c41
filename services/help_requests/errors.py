"""Why something cannot be done with a request to the team."""

from core.errors import Conflict, InvalidInput, NotAllowed


class TextTooShort(InvalidInput):
    """Fewer than `minimum` characters say too little to be answered."""


class TooManyRequests(Conflict):
    """`limit` requests of this person already wait for the team."""


class NumberAskedAlready(Conflict):
    """A change of this number was asked for and is not finished."""


class NameAskedAlready(Conflict):
    """A change of this name was asked for and is not finished."""


class SameName(InvalidInput):
    """The new name is the one that is known."""


class NameStillFree(NotAllowed):
    """A name that the team has not checked is corrected by its owner alone."""


class NameMoved(Conflict):
    """The profile is no longer what the request was about: the person's name or the certification moved."""


class SameNumber(InvalidInput):
    """The new number is the one that is known."""


class NumberStillFree(NotAllowed):
    """A number that the team has not checked is changed by its owner alone."""


class NumberMoved(Conflict):
    """The profile is no longer what the request was about: its number or its certification moved."""


class TakenByOther(Conflict):
    """Another administrator sees to this request; `name` says who."""


class ReopenTooLate(NotAllowed):
    """A request is opened again within thirty days."""
