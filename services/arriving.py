"""Who an update comes from: a first contact makes a row, and whoever has just left is no newcomer."""

from datetime import timedelta

from tortoise.exceptions import IntegrityError

from core import clock
from core.errors import NotFound
from core.i18n import language_of
from core.text import clip, one_line
from models.by_key import change_by_key, row_by_key
from models.departure import Farewell
from models.member import Member
from services import given_text
from services.erasure.farewells import parting_of
from services.reach import regain_reach
from services.unit_of_work import savepoint, unit_of_work

_SEEN_STEP = timedelta(minutes=1)


class NobodyYet(NotFound):
    """Nobody has this Telegram account here, and what came from it is no reason to begin."""


class JustLeft(NobodyYet):
    """Their account was erased a moment ago. `language` and `kind` are those of the goodbye, `was_told` whether it was
    said already: before that, the goodbye itself is what they read.
    """

    def __init__(self, farewell: Farewell) -> None:
        super().__init__()
        self.language, self.kind = farewell.language, farewell.kind
        self.was_told = farewell.said_at is not None


async def arrive(
    telegram_id: int,
    first_name: str,
    last_name: str,
    language_code: str | None,
    *,
    begins: bool = True,
    comes_back: bool = True,
    known: Member | None = None,
) -> Member:
    """The person behind an update; the row is made at the first contact, before any registration (FR-003).

    Notes that they were seen (to the minute) and can be reached again. Until registration the name follows Telegram.
    Refuses with NobodyYet somebody unknown when the update is nothing that `begins` an acquaintance, and with JustLeft
    somebody whose account was erased a moment ago unless the update says that they come back (states.md, h).
    `known` is their row, where the caller read it in the same transaction.
    """
    async with unit_of_work():
        member = known or await row_by_key(Member, "telegram_id = :telegram_id", telegram_id=telegram_id)
        if member is None:
            if not begins:
                raise NobodyYet()
            if not comes_back and (farewell := await parting_of(telegram_id)) is not None:
                raise JustLeft(farewell)
            return await _first_contact(telegram_id, _shown(first_name), _shown(last_name), language_code)
        changes = _changes(member, first_name, last_name)
        if changes:
            taken = ", ".join(f"{name} = :{name}" for name in changes)
            await change_by_key(f"UPDATE member SET {taken} WHERE id = :id", **changes, id=member.id)
            member.update_from_dict(changes)
        if "unreachable_at" in changes:
            await regain_reach(member)
        return member


async def _first_contact(telegram_id: int, first: str, last: str, language_code: str | None) -> Member:
    # Measures end certifications, which know members: imported when needed.
    from services.measures import measure_excluding

    now = clock.now()
    barred_by = await measure_excluding(telegram_id)
    try:
        async with savepoint():
            return await Member.create(
                telegram_id=telegram_id,
                first_name=first,
                last_name=last,
                display_name=_display(first, last),
                language=language_of(language_code),
                barred_by=barred_by,
                created_at=now,
                last_seen_at=now,
            )
    except IntegrityError:
        # Another update of the same person was faster.
        return await Member.get(telegram_id=telegram_id)


def _shown(text: str | None) -> str:
    return clip(one_line(text or ""), 128)


def _display(first: str, last: str) -> str:
    return clip(f"{first} {last}".strip(), given_text.NAME_LIMIT)


def _changes(member: Member, first_name: str, last_name: str) -> dict[str, object]:
    """What an update says that the row of its person does not."""
    changes: dict[str, object] = {}
    now = clock.now()
    if now - member.last_seen_at >= _SEEN_STEP:
        changes["last_seen_at"] = now
    if member.unreachable_at is not None:
        changes["unreachable_at"] = None
    # Whoever was pre-registered has a name already: the team's, which they correct themselves.
    if member.registered_at is None and member.category is None:
        first, last = _shown(first_name), _shown(last_name)
        if (first, last) != (member.first_name, member.last_name):
            changes |= {"first_name": first, "last_name": last, "display_name": _display(first, last)}
    return changes
