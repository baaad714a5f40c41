"""What can be refused about mutual interest, besides what the rules refuse."""

from core.errors import Conflict, NotAllowed


class OwnMission(NotAllowed):
    """Nobody is a candidate of an organisation in which they have a place."""


class NotACandidate(NotAllowed):
    """Only certified freelances, and job seekers where the mission is open to them, are candidates."""


class InterviewAsked(Conflict):
    """An interview about this candidature is asked for or agreed on already."""
