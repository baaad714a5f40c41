"""Whether somebody may write in a conversation of theirs, as far as measures of the team go (states.md, g)."""

from models.application import Application, ApplicationStatus
from models.conversation import Conversation
from models.member import Member
from services.standing import require_good_standing, require_may_begin


async def require_may_write(author: Member, conversation: Conversation) -> None:
    """Refuses with AccountBarred, and with AccountRestricted where no deal runs between the two: a deal goes on."""
    require_good_standing(author)
    if not await _has_running_deal(conversation):
        require_may_begin(author)


async def _has_running_deal(conversation: Conversation) -> bool:
    return await Application.filter(conversation_id=conversation.id, status=ApplicationStatus.DEAL).exists()
