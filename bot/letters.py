"""Mails that are no copy of a message in the chat: codes, invitations, and what is told to an address itself."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from bot.notices import NoLongerTrue
from bot.turn import Look
from bot.view import Attachment
from bot.wording import contact_names
from core.errors import NotFound
from core.sealed import unseal
from core.text import one_line
from models.delivery import Notification
from services.mail_codes import code_mail
from services.personal_links import peek_link
from services.preregistration import SEALED_LINK


@dataclass(frozen=True)
class Letter:
    """A whole mail but its technicalities: `text` and `label` are HTML, `label` stands above `link`.

    `why` is the key of the sentence that says why it came.
    """

    address: str
    subject: str
    text: str
    label: str
    link: str
    attachments: tuple[Attachment, ...] = ()
    why: str = "runtime-mail_why_given"


async def letter_for(notification: Notification, look: Look) -> Letter | None:
    """The letter of a notification that has one of its own, made now; None for all others.

    Raises NoLongerTrue for a code that is used or over, a link that was used, an address that is gone.
    """
    write = _LETTERS.get(notification.key)
    if write is None:
        return None
    try:
        return await write(notification, look)
    except NotFound:
        raise NoLongerTrue("no longer of use") from None


async def _code(notification: Notification, look: Look) -> Letter:
    code = await code_mail(look.facts.keys, notification.subject_id or 0)
    # In two groups, as people read them; whoever copies the space is understood as well.
    shown = f"{code.digits[:3]} {code.digits[3:]}"
    key = code.purpose.value
    return Letter(
        code.address,
        one_line(look.words.plain("mail-access-code.subject")),
        look.words("notice-access-code", purpose=key, code=shown),
        look.words("runtime-mail_open"),
        look.facts.deep_link(),
    )


async def _invitation(notification: Notification, look: Look) -> Letter:
    payload = str(unseal(look.facts.keys, SEALED_LINK, notification.details["sealed"]))
    await peek_link(payload)
    return Letter(
        _known(look.member.email),
        one_line(look.words.plain("mail-access-invitation.subject")),
        look.words("notice-access-invitation", name=look.member.display_name),
        look.words("access-come_in"),
        look.facts.deep_link(payload),
    )


async def _changed(notification: Notification, look: Look) -> Letter:
    """To the address that is no longer the member's: whoever reads it may object."""
    return Letter(
        _known(notification.details["address"]),
        one_line(look.words.plain("mail-access-changed.subject")),
        look.words("notice-access-changed", admins=contact_names(look)),
        look.words("runtime-mail_open"),
        look.facts.deep_link(),
    )


async def _recovered(notification: Notification, look: Look) -> Letter:
    return Letter(
        _known(look.member.verified_address),
        one_line(look.words.plain("mail-access-recovered.subject")),
        look.words("notice-access-recovered", admins=notification.details["admins"]),
        look.words("runtime-mail_open"),
        look.facts.deep_link(),
    )


def _known(address: str | None) -> str:
    if not address:
        raise NotFound()
    return address


_LETTERS: dict[str, Callable[[Notification, Look], Awaitable[Letter]]] = {
    "access.code": _code,
    "access.invitation": _invitation,
    "access.changed": _changed,
    "access.recovered": _recovered,
}
