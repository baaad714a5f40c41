"""What can be refused about mutual interest, besides what the rules refuse."""

from core.errors import Conflict, NotAllowed


class OwnMission(NotAllowed):
    """Nobody is their own candidate."""


class NotACandidate(NotAllowed):
    """Only certified freelances, and job seekers where the mission is open to them, are candidates."""


class InterviewAsked(Conflict):
    """An interview about this candidature is asked for or agreed on already."""
