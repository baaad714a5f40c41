"""The Telegram account behind a membership: it can be replaced (architecture.md), and what hung on the old one ends."""

from dataclasses import dataclass

from tortoise.expressions import F

from core import clock
from core.errors import Conflict, NotFound
from core.wake import wake
from models.call import CallSeat
from models.certification import UploadPass
from models.delivery import Card
from models.dialog import DialogSession, DialogStatus
from models.member import Member
from models.sql import execute, lock_row
from services.standing import require_good_standing
from services.unit_of_work import after_commit, unit_of_work


class OwnMembershipHere(Conflict):
    """This Telegram account has a membership of its own: one account, one membership."""


@dataclass(frozen=True)
class Moved:
    """The membership with its new Telegram account, and the row that stands for the old one from now on, if any."""

    member: Member
    left_behind: Member | None


async def require_newcomer(member: Member) -> None:
    """Refuses with OwnMembershipHere whoever signed up on this Telegram account already."""
    if await Member.filter(id=member.id, registered_at__not_isnull=True).exists():
        raise OwnMembershipHere()


async def move_membership(newcomer: Member, member_id: int) -> Moved:
    """The newcomer's Telegram account becomes that of a membership.

    The newcomer's row retires. The old Telegram account gets a row of its own, as at a first contact, so that it can
    be told; screens, dialogs, cards, sessions, call links and upload links of before end. Refuses with
    OwnMembershipHere, AccountBarred, and with NotFound a membership that is gone.
    """
    async with unit_of_work():
        # Always in the order of ids: two who move the same rows at the same moment wait for one another.
        for row_id in sorted((newcomer.id, member_id)):
            await lock_row("member", row_id)
        newcomer = await Member.get(id=newcomer.id)
        member = await Member.get_or_none(id=member_id, deleted_at=None)
        if member is None or newcomer.telegram_id is None or newcomer.id == member_id:
            raise NotFound()
        await require_newcomer(newcomer)
        require_good_standing(newcomer)
        await _end_what_was_open(member.id)
        await _end_what_was_open(newcomer.id)
        former, now = member.telegram_id, clock.now()
        await Member.filter(id=newcomer.id).update(telegram_id=None, deleted_at=now, pending_link=None)
        changes = {
            "telegram_id": newcomer.telegram_id,
            "terms_accepted_at": member.terms_accepted_at or newcomer.terms_accepted_at,
            "unreachable_at": None,
            "pending_link": None,
            "last_seen_at": now,
            # The command line appointed a Telegram account to the team: another one is appointed there again.
            "is_admin": member.is_admin and former is None,
            "version": member.version + 1,
        }
        await Member.filter(id=member.id).update(**changes)
        member.update_from_dict(changes)
        left_behind = await _stand_in(member, former) if former is not None else None
        await _move_screens(newcomer.id, member.id, left_behind)
    return Moved(member, left_behind)


async def _stand_in(member: Member, telegram_id: int) -> Member:
    now = clock.now()
    return await Member.create(
        telegram_id=telegram_id,
        language=member.language,
        time_zone=member.time_zone,
        # Whoever is under a measure does not come round it by leaving an account behind.
        barred_by=member.barred_by,
        created_at=now,
        last_seen_at=now,
    )


async def _end_what_was_open(member_id: int) -> None:
    open_ones = (DialogStatus.ACTIVE, DialogStatus.PAUSED)
    await DialogSession.filter(member_id=member_id, status__in=open_ones).update(
        status=DialogStatus.CANCELLED, turn=F("turn") + 1, updated_at=clock.now()
    )
    # Cards stay owed to the person, in the chat that is theirs now: the next notification makes them anew.
    await Card.filter(member_id=member_id).update(message_id=None, lease_until=None)
    await CallSeat.filter(member_id=member_id).update(generation=F("generation") + 1, session_hash=None)
    await UploadPass.filter(member_id=member_id, used_at=None).delete()
    after_commit(lambda: wake("calls"))


async def _move_screens(newcomer_id: int, member_id: int, left_behind: Member | None) -> None:
    """Each chat keeps its one screen: the new one shows the membership, the old one what a stranger sees."""
    if left_behind is not None:
        await execute(
            "UPDATE screen SET member_id = :to, page = 'welcome', args = :none, object_id = NULL, notice = NULL,"
            " rev = rev + 1, attempts = 0, changed_at = :now WHERE member_id = :whose",
            to=left_behind.id,
            none="{}",
            now=clock.real_now(),
            whose=member_id,
        )
    else:
        await execute("DELETE FROM screen WHERE member_id = :whose", whose=member_id)
    await execute(
        "UPDATE screen SET member_id = :to WHERE member_id = :whose", to=member_id, whose=newcomer_id
    )
    after_commit(lambda: wake("screens"))
