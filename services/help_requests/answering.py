"""What the team does with requests: each act is written down in the audit log (EXT-15)."""

from core import clock
from core.errors import IllegalMove, NotAllowed
from models.help_request import HelpMessage, HelpMove, HelpRequest, HelpStatus, HelpTopic
from models.member import Member
from services.certifications import OwnCase, require_admin
from services.help_requests.asking import checked_text
from services.help_requests.moving import change_request, move_request, tell_member
from services.help_requests.seeing_to import mine_to_answer, to_see_to, write_down
from services.measures.reading import person_named
from services.seen_version import require_version
from services.unit_of_work import unit_of_work


async def take_request(admin: Member, request_id: int, version: int) -> HelpRequest:
    """« Je m'en occupe »: of two administrators at the same second one wins.

    Refuses with NotFound, OwnCase, TakenByOther, Stale, IllegalMove what is closed. Who is no longer of the team
    does not keep a request.
    """
    async with unit_of_work():
        request = await to_see_to(admin, request_id)
        if request.status is HelpStatus.CLOSED:
            raise IllegalMove(status=request.status, move="take")
        if request.taken_by != admin.id:
            taken = await mine_to_answer(admin, request_id)
            require_version(request, version)
            await write_down("taken", admin, request)
            return taken
        return request


async def hand_back(admin: Member, request_id: int, version: int) -> HelpRequest:
    """« Rendre à l'équipe »: anybody of the team can take it again. Refuses with NotFound, Stale, NotAllowed."""
    async with unit_of_work():
        request = await to_see_to(admin, request_id)
        if request.taken_by != admin.id:
            raise NotAllowed()
        require_version(request, version)
        await write_down("handed_back", admin, request)
        return await change_request(request, taken_by=None, taken_at=None)


async def answer_request(admin: Member, request_id: int, text: str) -> HelpRequest:
    """Answers; the member is told at once, by mail when Telegram does not reach them. Who answers first takes it.

    Refuses with NotFound, OwnCase, TakenByOther, TextMissing, TextTooLong, IllegalMove what is closed.
    """
    words = checked_text(text, 1)
    async with unit_of_work():
        request = await mine_to_answer(admin, request_id)
        moved = await move_request(request, HelpMove.ANSWER)
        await _say(moved, admin, words)
        await write_down("answered", admin, request, request.status, moved.status)
        await tell_member(moved, "help.answered")
        return moved


async def _say(request: HelpRequest, admin: Member, words: str) -> None:
    await HelpMessage.create(
        request_id=request.id, author_id=admin.id, by_team=True, body=words, written_at=clock.now()
    )


async def write_to_member(
    admin: Member, public_id: str, text: str, topic: HelpTopic = HelpTopic.OTHER
) -> HelpRequest:
    """The team writes first, such as to somebody who waits for a permit (FR-071, FR-072); the member can answer.

    `public_id` is the member's, or of a profile of theirs. Refuses with NotFound, OwnCase, TextTooShort, TextTooLong.
    """
    words = checked_text(text)
    async with unit_of_work():
        await require_admin(admin)
        member = await person_named(public_id)
        if member.id == admin.id:
            raise OwnCase()
        now = clock.now()
        request = await HelpRequest.create(
            member_id=member.id,
            topic=topic,
            status=HelpStatus.ANSWERED,
            taken_by=admin.id,
            taken_at=now,
            waiting_since=now,
            created_at=now,
        )
        await _say(request, admin, words)
        await write_down("written", admin, request, "", request.status)
        await tell_member(request, "help.written_to")
        return request
