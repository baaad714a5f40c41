"""Missions: what companies offer and freelances look for (states.md, b)."""

from services.missions.answers import EndsBeforeBegin, MissionAnswers, PayOutOfRange, labels_of
from services.missions.drafting import TooManyDrafts, duplicate_mission, write_draft
from services.missions.expiring import asks_to_keep, expire_due, why_asked
from services.missions.filters import MissionFilters, UnknownMissionFilter
from services.missions.managing import (
    GROUPS,
    MissionBoard,
    answers_so_far,
    mission_board,
    still_missing,
    tips_for,
)
from services.missions.moving import require_move
from services.missions.publishing import (
    MissionBegan,
    MissionIncomplete,
    change_mission,
    close_mission,
    keep_mission,
    publish_mission,
    republish_mission,
    withdraw_mission,
)
from services.missions.reading import (
    MissionFilled,
    MissionLevel,
    MissionSheet,
    MissionTerms,
    access_mission,
    find_mission,
)
from services.missions.rights import (
    Closed,
    CompaniesOnly,
    Entry,
    MissionsClosed,
    access_own_mission,
    closed_because,
    entry_to_freelances,
    is_certified,
    own_company,
    require_certified,
)
from services.missions.search import MissionsFound, mission_filter_choices, search_missions
from services.seen_version import require_version

__all__ = [
    "GROUPS",
    "Closed",
    "CompaniesOnly",
    "EndsBeforeBegin",
    "Entry",
    "MissionAnswers",
    "MissionBegan",
    "MissionBoard",
    "MissionFilled",
    "MissionFilters",
    "MissionIncomplete",
    "MissionLevel",
    "MissionSheet",
    "MissionTerms",
    "MissionsClosed",
    "MissionsFound",
    "PayOutOfRange",
    "TooManyDrafts",
    "UnknownMissionFilter",
    "access_mission",
    "access_own_mission",
    "answers_so_far",
    "asks_to_keep",
    "change_mission",
    "close_mission",
    "closed_because",
    "duplicate_mission",
    "entry_to_freelances",
    "expire_due",
    "find_mission",
    "is_certified",
    "keep_mission",
    "labels_of",
    "mission_board",
    "mission_filter_choices",
    "own_company",
    "publish_mission",
    "republish_mission",
    "require_certified",
    "require_move",
    "require_version",
    "search_missions",
    "still_missing",
    "tips_for",
    "why_asked",
    "withdraw_mission",
    "write_draft",
]
