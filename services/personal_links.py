"""Deep links for one person: they work once, end by themselves, and only the hash of their token is kept."""

import base64
import hashlib
from datetime import timedelta

from core import clock
from core.errors import NotFound
from core.links import make_personal_payload, read_personal_payload
from models.access import LinkKind, PersonalLink
from models.member import Member
from services.unit_of_work import unit_of_work

LIFE = {
    LinkKind.INVITATION: timedelta(days=14),
    LinkKind.EMPLOYEE: timedelta(days=7),
    LinkKind.RESCUE: timedelta(days=365),
}
# What stands before the hash of a link that somebody opened and has not confirmed yet; no payload begins so.
_HELD = "#"


def _hash(payload: str) -> str:
    """43 characters: a member's `pending_link` has room for 64."""
    return base64.urlsafe_b64encode(hashlib.sha256(payload.encode()).digest()).rstrip(b"=").decode()


async def make_link(
    kind: LinkKind,
    *,
    created_by: int,
    member_id: int | None = None,
    organisation_id: int | None = None,
    service: str | None = None,
    may_handle_missions: bool = False,
    by_mail: bool = False,
    life: timedelta | None = None,
) -> str:
    """Makes a link and gives its payload (`i_…`), which is kept nowhere; who may make one, the caller has checked.

    `life` is in business time: 14 days for an invitation, 7 for an employee, a year for a rescue link when absent.
    """
    payload = make_personal_payload(kind)
    now = clock.now()
    async with unit_of_work():
        await PersonalLink.create(
            kind=kind,
            token_hash=_hash(payload),
            member_id=member_id,
            organisation_id=organisation_id,
            service=service,
            may_handle_missions=may_handle_missions,
            by_mail=by_mail,
            created_by=created_by,
            created_at=now,
            expires_at=now + (life or LIFE[kind]),
        )
    return payload


async def _open_link(token_hash: str) -> PersonalLink:
    link = await PersonalLink.get_or_none(token_hash=token_hash, used_at=None, expires_at__gt=clock.now())
    if link is None:
        raise NotFound()
    return link


async def peek_link(payload: str) -> PersonalLink:
    """What a link would do; nothing changes. Unknown, used, expired, revoked: NotFound, all the same."""
    if read_personal_payload(payload) is None:
        raise NotFound()
    return await _open_link(_hash(payload))


async def _use(token_hash: str, member: Member) -> PersonalLink:
    async with unit_of_work():
        link = await _open_link(token_hash)
        now = clock.now()
        won = await PersonalLink.filter(id=link.id, used_at=None, expires_at__gt=now).update(
            used_at=now, used_by=member.id
        )
        if not won:
            raise NotFound()
        link.used_at, link.used_by = now, member.id
        return link


async def hold_link(payload: str, member: Member) -> PersonalLink:
    """Somebody opened a link and is about to confirm: what they hold is noted by its hash. Refuses like `peek_link`.

    It takes the place of any other link that waits for them; `held_link` and `use_held_link` go on from there.
    """
    link = await peek_link(payload)
    async with unit_of_work():
        member.pending_link = f"{_HELD}{link.token_hash}"
        await Member.filter(id=member.id).update(pending_link=member.pending_link)
    return link


async def held_link(member: Member) -> PersonalLink:
    """The link that a member opened last, while it still works. NotFound when there is none."""
    return await _open_link(await _held_hash(member))


async def use_held_link(member: Member, kind: LinkKind) -> PersonalLink:
    """Uses up the link of this kind that a member opened. NotFound when there is none or somebody was faster."""
    async with unit_of_work():
        link = await _use(await _held_hash(member), member)
        if link.kind is not kind:
            raise NotFound()
        await drop_held_link(member)
        return link


async def drop_held_link(member: Member) -> None:
    """Forgets that a member opened a link; the link itself still works."""
    async with unit_of_work():
        await Member.filter(id=member.id, pending_link__startswith=_HELD).update(pending_link=None)


async def _held_hash(member: Member) -> str:
    # The row, not what the caller read before: they may have opened another link since.
    row = await Member.get_or_none(id=member.id, deleted_at=None)
    held = row.pending_link if row is not None else None
    if not held or not held.startswith(_HELD):
        raise NotFound()
    return held.removeprefix(_HELD)


async def list_links(kind: LinkKind, *, organisation_id: int) -> list[PersonalLink]:
    """The links of an organisation that still work, newest first."""
    found = PersonalLink.filter(
        kind=kind, organisation_id=organisation_id, used_at=None, expires_at__gt=clock.now()
    )
    return await found.order_by("-id")


async def revoke_link(link_id: int) -> bool:
    """Ends a link that nobody used, and says whether there was one; who may, the caller has checked."""
    async with unit_of_work():
        now = clock.now()
        return bool(
            await PersonalLink.filter(id=link_id, used_at=None, expires_at__gt=now).update(expires_at=now)
        )


async def revoke_links_of(member_id: int, kind: LinkKind) -> int:
    """Ends every unused link of a kind that leads into a membership. Gives how many."""
    async with unit_of_work():
        now = clock.now()
        return await PersonalLink.filter(
            member_id=member_id, kind=kind, used_at=None, expires_at__gt=now
        ).update(expires_at=now)


async def has_link(member_id: int, kind: LinkKind) -> bool:
    """Whether a link of this kind that still works leads into a membership."""
    return await PersonalLink.filter(
        member_id=member_id, kind=kind, used_at=None, expires_at__gt=clock.now()
    ).exists()
