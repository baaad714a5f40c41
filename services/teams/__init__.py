"""The people of an organisation and their services (FR-036, FR-037), and who wears which hat (D-03)."""

from services.teams.changing import (
    LastOwner,
    change_service,
    end_place,
    hand_over,
    leave,
    let_handle_missions,
    remove_colleague,
)
from services.teams.hats import Hat, has_hats, hat_of, hats_of, put_on_hat
from services.teams.inviting import (
    INVITATION_LIFE,
    AlreadyInTeam,
    TeamFull,
    TooManyInvitations,
    accept_invitation,
    invite,
    open_invitation,
    open_invitations,
    revoke_invitation,
)
from services.teams.reading import Colleague, Team, access_colleague, service_names, team_of

__all__ = [
    "INVITATION_LIFE",
    "AlreadyInTeam",
    "Colleague",
    "Hat",
    "LastOwner",
    "Team",
    "TeamFull",
    "TooManyInvitations",
    "accept_invitation",
    "access_colleague",
    "change_service",
    "end_place",
    "hand_over",
    "has_hats",
    "hat_of",
    "hats_of",
    "invite",
    "leave",
    "let_handle_missions",
    "open_invitation",
    "open_invitations",
    "put_on_hat",
    "remove_colleague",
    "revoke_invitation",
    "service_names",
    "team_of",
]
