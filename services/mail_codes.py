"""Six digits by e-mail: whoever types them reads that mailbox.

The digits are kept nowhere. They are derived from a random salt in the row by the master keys, once for the mail and
once for the comparison: neither the code's row nor the notification that carries it tells them.
"""

import hashlib
import hmac
import re
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from core import clock
from core.errors import InvalidInput, NotAllowed, NotFound
from core.keys import KeyRing
from core.text import one_line
from models.access import CodePurpose, MailCode
from models.member import Member
from models.sql import execute, lock_row
from services.notifications import Subject, owe_by_mail
from services.unit_of_work import unit_of_work

CODE_LIFE = timedelta(minutes=10)
TRIES = 5
AN_HOUR, A_DAY = 5, 10
KEPT = timedelta(days=2)
_DIGITS = 6
_PURPOSE = "mail-code"
_LONGEST = 254
_NUMBERS = re.compile(r"[0-9](?:[\s.-]*[0-9])*")
_ADDRESS = re.compile(r"[^\s@<>(),:;\"\[\]\\]{1,64}@(?:[^\W_](?:[\w-]*[^\W_])?\.)+[^\W\d_]{2,63}")


class AddressUnreadable(InvalidInput):
    """What was given is no e-mail address; `given` is what was typed."""


class TooManyCodes(NotAllowed):
    """Five codes in an hour or ten in a day are enough, for a person and for an address."""


class Tried(StrEnum):
    """What became of a typed code."""

    RIGHT = "right"
    WRONG = "wrong"
    OVER = "over"


@dataclass(frozen=True)
class Try:
    """The outcome, and the code that it was about when there is one."""

    outcome: Tried
    code: MailCode | None = None


def read_address(text: str) -> str:
    """An e-mail address as it is kept: one line, lower case. Refuses with AddressUnreadable."""
    found = one_line(text).removeprefix("mailto:").lower()
    if len(found) > _LONGEST or ".." in found or _ADDRESS.fullmatch(found) is None:
        raise AddressUnreadable(given=found[:60])
    return found


def read_digits(text: str) -> str | None:
    """The six digits of a typed code, with spaces or hyphens between them and words around them if need be.

    None for an address, and where there is no such number or more than one.
    """
    if "@" in text:
        return None
    numbers = [re.sub(r"\D", "", number) for number in _NUMBERS.findall(text)]
    found = [number for number in numbers if len(number) == _DIGITS]
    return found[0] if len(found) == 1 else None


def _digits(key: bytes, salt: str) -> str:
    number = int.from_bytes(hmac.new(key, salt.encode(), hashlib.sha256).digest()[:8], "big")
    return f"{number % 10**_DIGITS:0{_DIGITS}d}"


async def send_code(
    asker: Member,
    purpose: CodePurpose,
    email: str,
    *,
    concerns: Member | None,
    older: tuple[CodePurpose, ...],
) -> MailCode:
    """Owes the mail with a code to an address, and ends the asker's codes for `older` purposes.

    With `concerns` None no mail is owed and everything else is the same: nobody learns which addresses are known.
    Refuses with TooManyCodes.
    """
    async with unit_of_work():
        await lock_row("member", concerns.id if concerns is not None else asker.id)
        await _require_few(asker.id, email)
        now = clock.now()
        await MailCode.filter(asker_id=asker.id, purpose__in=older, used_at=None, expires_at__gt=now).update(
            expires_at=now
        )
        code = await MailCode.create(
            purpose=purpose,
            asker_id=asker.id,
            member_id=concerns.id if concerns is not None else None,
            email=email,
            salt=secrets.token_urlsafe(24),
            expires_at=now + CODE_LIFE,
            created_at=now,
        )
        if concerns is not None:
            await owe_by_mail(concerns.id, "access.code", subject=Subject("mail_code", code.id, 1), urgency=0)
        return code


async def _require_few(asker_id: int, email: str) -> None:
    now = clock.now()
    for span, most in ((timedelta(hours=1), AN_HOUR), (timedelta(days=1), A_DAY)):
        recent = MailCode.filter(created_at__gt=now - span)
        if await recent.filter(asker_id=asker_id).count() >= most:
            raise TooManyCodes()
        if await recent.filter(email=email).count() >= most:
            raise TooManyCodes()


async def waiting_code(asker: Member, purposes: tuple[CodePurpose, ...]) -> MailCode | None:
    """The code that a person may type now, the newest one, or None."""
    found = MailCode.filter(
        asker_id=asker.id, purpose__in=purposes, used_at=None, expires_at__gt=clock.now(), tries__lt=TRIES
    )
    return await found.order_by("-id").first()


async def try_code(keys: KeyRing, asker: Member, purposes: tuple[CodePurpose, ...], typed: str) -> Try:
    """Compares what was typed with the code that waits. A right one works once; five wrong ones end it.

    Nothing is raised: a refusal would take back the count of the tries.
    """
    async with unit_of_work():
        code = await waiting_code(asker, purposes)
        if code is None:
            return Try(Tried.OVER)
        now = clock.now()
        right = [_digits(key, code.salt) for key in keys.every_key(_PURPOSE)]
        is_right = any(hmac.compare_digest(one, typed) for one in right)
        # One statement counts and uses: whoever types twice at the same moment has tried twice, and is in once.
        counted = await execute(
            "UPDATE mail_code SET tries = tries + 1, used_at = :used"
            " WHERE id = :id AND tries < :most AND used_at IS NULL AND expires_at > :now",
            used=now if is_right else None,
            id=code.id,
            most=TRIES,
            now=now,
        )
        if not counted:
            return Try(Tried.OVER)
        if is_right:
            return Try(Tried.RIGHT, code)
        return Try(Tried.WRONG if code.tries + 1 < TRIES else Tried.OVER, code)


async def was_proved(asker: Member, purpose: CodePurpose, email: str, since: datetime) -> bool:
    """Whether a person typed a right code from this address after that moment."""
    return await MailCode.filter(asker_id=asker.id, purpose=purpose, email=email, used_at__gt=since).exists()


@dataclass(frozen=True)
class CodeMail:
    """What the mail needs: where it goes, what the code does, and the digits themselves."""

    address: str
    purpose: CodePurpose
    digits: str


async def code_mail(keys: KeyRing, code_id: int) -> CodeMail:
    """The mail of a code, made at the moment of sending. Refuses with NotFound a code that is used or over."""
    code = await MailCode.get_or_none(id=code_id, used_at=None, expires_at__gt=clock.now())
    if code is None:
        raise NotFound()
    return CodeMail(code.email, code.purpose, _digits(keys.key(_PURPOSE), code.salt))


async def forget_old_codes() -> int:
    """Deletes the codes that no limit counts any more."""
    async with unit_of_work():
        return await MailCode.filter(created_at__lte=clock.now() - KEPT).delete()
