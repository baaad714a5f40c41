"""What somebody who is restricted reads where others find a way to begin something (states.md, g)."""

from bot.turn import Look
from models.profile import Profile
from services.standing import restricted_until


def restraint_lines(look: Look, acting_for: Profile | None = None) -> list[str]:
    """Why nothing can be begun now, and until when; nothing for everybody else. `acting_for` may be restricted, too."""
    for holder in (look.member, acting_for):
        until = restricted_until(holder)
        if until is not None:
            return ["", look.words("err-account-restricted", until=look.words.moment(until, look.zone))]
    return []
