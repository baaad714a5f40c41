"""What the team does with requests: each act is written down in the audit log (EXT-15)."""

from core import clock
from core.errors import IllegalMove, NotAllowed
from models.certification import CertificationMove
from models.help_request import HelpMessage, HelpMove, HelpRequest, HelpStatus, HelpTopic
from models.member import Member
from models.profile import Certification, Profile
from services.audit import Thing, record
from services.certifications import OwnCase, require_admin
from services.certifications.moving import move_certification
from services.certifications.moving import tell_team as tell_certifiers
from services.help_requests.asking import checked_text
from services.help_requests.errors import NumberMoved, TakenByOther
from services.help_requests.moving import change_request, move_request, tell_member
from services.help_requests.reading import access_request, called
from services.measures.reading import person_named
from services.profile_people import acts_for
from services.seen_version import require_version
from services.unit_of_work import unit_of_work


async def _to_see_to(admin: Member, request_id: int) -> HelpRequest:
    """A request that this administrator may act on. Refuses with NotFound, with OwnCase their own."""
    await require_admin(admin)
    request = await access_request(admin, request_id)
    if request.member_id == admin.id:
        raise OwnCase()
    return request


async def _mine_to_answer(admin: Member, request_id: int) -> HelpRequest:
    """The same, taken by whoever acts when nobody took it. Refuses with TakenByOther what another one sees to."""
    request = await _to_see_to(admin, request_id)
    taker = await Member.get_or_none(id=request.taken_by, is_admin=True, deleted_at=None)
    if taker is not None and taker.id != admin.id:
        raise TakenByOther(name=called(taker))
    if taker is None:
        request = await change_request(request, taken_by=admin.id, taken_at=clock.now())
    return request


async def _record(act: str, admin: Member, request: HelpRequest, before: str = "", after: str = "") -> None:
    thing = Thing("help_request", request.public_id)
    await record(f"help.{act}", admin, thing, concerned=request.member_id, before=before, after=after)


async def take_request(admin: Member, request_id: int, version: int) -> HelpRequest:
    """« Je m'en occupe »: of two administrators at the same second one wins.

    Refuses with NotFound, OwnCase, TakenByOther, Stale, IllegalMove what is closed. Who is no longer of the team
    does not keep a request.
    """
    async with unit_of_work():
        request = await _to_see_to(admin, request_id)
        if request.status is HelpStatus.CLOSED:
            raise IllegalMove(status=request.status, move="take")
        if request.taken_by != admin.id:
            taken = await _mine_to_answer(admin, request_id)
            require_version(request, version)
            await _record("taken", admin, request)
            return taken
        return request


async def hand_back(admin: Member, request_id: int, version: int) -> HelpRequest:
    """« Rendre à l'équipe »: anybody of the team can take it again. Refuses with NotFound, Stale, NotAllowed."""
    async with unit_of_work():
        request = await _to_see_to(admin, request_id)
        if request.taken_by != admin.id:
            raise NotAllowed()
        require_version(request, version)
        await _record("handed_back", admin, request)
        return await change_request(request, taken_by=None, taken_at=None)


async def answer_request(admin: Member, request_id: int, text: str) -> HelpRequest:
    """Answers; the member is told at once, by mail when Telegram does not reach them. Who answers first takes it.

    Refuses with NotFound, OwnCase, TakenByOther, TextMissing, TextTooLong, IllegalMove what is closed.
    """
    words = checked_text(text, 1)
    async with unit_of_work():
        request = await _mine_to_answer(admin, request_id)
        moved = await move_request(request, HelpMove.ANSWER)
        await _say(moved, admin, words)
        await _record("answered", admin, request, request.status, moved.status)
        await tell_member(moved, "help.answered")
        return moved


async def _say(request: HelpRequest, admin: Member, words: str) -> None:
    await HelpMessage.create(
        request_id=request.id, author_id=admin.id, by_team=True, body=words, written_at=clock.now()
    )


async def close_request(admin: Member, request_id: int, version: int) -> HelpRequest:
    """« Clore »: the member is told, and can open it again within thirty days.

    Refuses with NotFound, OwnCase, TakenByOther, Stale, IllegalMove.
    """
    async with unit_of_work():
        seen = await _to_see_to(admin, request_id)
        require_version(seen, version)
        request = await _mine_to_answer(admin, request_id)
        moved = await move_request(request, HelpMove.CLOSE, closed_at=clock.now())
        await _record("closed", admin, request, request.status, moved.status)
        await tell_member(moved, "help.closed")
        return moved


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
        await _record("written", admin, request, "", request.status)
        await tell_member(request, "help.written_to")
        return request


async def changeable_number(request: HelpRequest) -> Profile | None:
    """The profile whose number this request still can change: certified, and with the number it had; else None."""
    if request.topic is not HelpTopic.NUMBER or request.status is HelpStatus.CLOSED or request.carried_out_at:
        return None
    profile = await Profile.get_or_none(id=request.profile_id, deleted_at=None)
    if profile is None or profile.certification is not Certification.CERTIFIED:
        return None
    return profile if profile.registration_number == request.old_number else None


async def carry_out_number(admin: Member, request_id: int, version: int) -> HelpRequest:
    """Puts the new number in the profile, which goes to the certifications; the old certificate stays in force until
    the decision (FR-086, states.md c).

    Refuses with NotFound, OwnCase, TakenByOther, Stale, and NumberMoved when the profile is not as it was.
    """
    async with unit_of_work():
        seen = await _to_see_to(admin, request_id)
        require_version(seen, version)
        request = await _mine_to_answer(admin, request_id)
        profile = await changeable_number(request)
        if profile is None:
            raise NumberMoved()
        if await acts_for(profile, admin):
            raise OwnCase()
        await move_certification(
            profile,
            CertificationMove.REOPEN,
            admin.id,
            note=f"{request.old_number} → {request.new_number}",
            registration_number=request.new_number,
            certificate_kept=True,
        )
        moved = await move_request(request, HelpMove.ANSWER, carried_out_at=clock.now())
        await _record("number", admin, request, request.status, moved.status)
        await tell_member(moved, "help.carried_out")
        await tell_certifiers("certification.waiting")
        return moved
