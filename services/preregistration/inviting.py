"""An administrator registers somebody and invites them.

Two links are made. One goes by mail and nowhere else: who uses it reads that mailbox, and the address is proved. The
other is shown to the administrator, who may hand it over in any way: with it the address is proved by a code later.
Whichever is used first ends the other.
"""

from dataclasses import dataclass

from tortoise.exceptions import IntegrityError
from tortoise.expressions import Q

from core import clock
from core.errors import Conflict, InvalidInput, NotFound
from core.i18n import LANGUAGES
from core.keys import KeyRing
from core.sealed import seal
from core.text import clip, fold, one_line
from models.access import LinkKind
from models.member import Member, MemberCategory
from models.role import Role
from services import audit, given_text
from services.audit import Thing
from services.certifications import require_admin
from services.mail_codes import read_address
from services.members import UnknownLanguage
from services.notifications import owe_by_mail
from services.personal_links import make_link, revoke_links_of
from services.roles.giving import expect_role
from services.unit_of_work import savepoint, unit_of_work

# What the sealed payload of a link is bound to, on its way to the mail and to the administrator's screen.
SEALED_LINK = "personal-link"


class AddressTaken(Conflict):
    """A member has this address, or is expected with it."""


class NotWaiting(Conflict):
    """The person has come in, or was never pre-registered."""


class UnknownRole(InvalidInput):
    """No role that the team gives; `given` is what was written."""


class UnknownCategory(InvalidInput):
    """None of the six categories; `given` is what was written."""


@dataclass(frozen=True)
class NewMember:
    """Who is pre-registered, as the team knows them."""

    email: str
    name: str
    category: MemberCategory
    language: str
    first_name: str = ""
    last_name: str = ""
    role: Role | None = None


@dataclass(frozen=True)
class Invited:
    """The row that waits for its person, and the payload of the link to copy, which is kept nowhere."""

    member: Member
    payload: str


_CATEGORY_WORDS = {
    MemberCategory.VISITOR: (
        "visitor",
        "visiteur",
        "visiteuse",
        "recruteur",
        "recruteuse",
        "recrutement",
        "recruiter",
    ),
    MemberCategory.JOB_SEEKER: (
        "job_seeker",
        "job seeker",
        "recherche d'emploi",
        "demandeur d'emploi",
        "emploi",
    ),
    MemberCategory.FREELANCE: ("freelance", "independant", "independante", "interprete", "interpreter"),
    MemberCategory.COMPANY: ("company", "entreprise"),
    MemberCategory.PUBLIC_BODY: ("public_body", "public body", "administration"),
    MemberCategory.ASSOCIATION: ("association",),
}
_ROLE_WORDS = {
    Role.INTERPRETER: ("interprete", "interpreter"),
    Role.RECRUITER: ("recruteur", "recruteuse", "recrutement", "recruiter"),
}
_ROLES = {word: role for role, written in _ROLE_WORDS.items() for word in written}
_CATEGORIES = {word: category for category, written in _CATEGORY_WORDS.items() for word in written}


def read_category(text: str) -> MemberCategory:
    """A category as somebody wrote it, in either language. Refuses with UnknownCategory."""
    found = _CATEGORIES.get(fold(text))
    if found is None:
        raise UnknownCategory(given=clip(one_line(text), 40))
    return found


def read_role(category: str, role: str) -> Role | None:
    """A role as somebody wrote it beside the category, or as the category itself: « interprète » is a freelance with
    that role, « recruteur » a person with that role alone. Refuses with UnknownRole.
    """
    if not fold(role):
        return _ROLES.get(fold(category))
    found = _ROLES.get(fold(role))
    if found is None:
        raise UnknownRole(given=clip(one_line(role), 40))
    return found


def is_waiting(member: Member) -> bool:
    """Whether somebody was pre-registered and has not come in yet."""
    return member.telegram_id is None and member.registered_at is None and member.deleted_at is None


async def preregister(keys: KeyRing, admin: Member, new: NewMember) -> Invited:
    """Registers somebody without a Telegram account and invites them by mail.

    Refuses with NotFound whoever is not of the team, and with AddressUnreadable, AddressTaken, TextMissing,
    TextTooLong, UnknownLanguage, RoleUnfit.
    """
    async with unit_of_work():
        await require_admin(admin)
        member = await _expected(new)
        await audit.record(
            "member.preregistered", admin, Thing("member", member.public_id), concerned=member.id
        )
        if new.role is not None:
            await expect_role(admin, member, new.role)
        return await _invite(keys, admin, member)


async def _expected(new: NewMember) -> Member:
    address, name = read_address(new.email), given_text.name("display_name", new.name)
    if new.language not in LANGUAGES:
        raise UnknownLanguage(given=clip(one_line(new.language), 40))
    await _require_free(address)
    now = clock.now()
    try:
        async with savepoint():
            return await Member.create(
                category=new.category,
                first_name=given_text.line("first_name", new.first_name, given_text.NAME_LIMIT) or name,
                last_name=given_text.line("last_name", new.last_name, given_text.NAME_LIMIT),
                display_name=name,
                language=new.language,
                email=address,
                created_at=now,
                last_seen_at=now,
            )
    except IntegrityError:
        raise AddressTaken(given=address) from None


async def require_free_address(admin: Member, text: str) -> None:
    """Refuses an address with which nobody can be pre-registered: AddressUnreadable, or AddressTaken. For the team only
    (NotFound).
    """
    await require_admin(admin)
    await _require_free(read_address(text))


async def _require_free(address: str) -> None:
    with_it = Member.filter(email=address, deleted_at=None)
    waits = Q(telegram_id=None, registered_at=None)
    if await with_it.filter(Q(email_verified_at__not_isnull=True) | waits).exists():
        raise AddressTaken(given=address)


async def _invite(keys: KeyRing, admin: Member, member: Member) -> Invited:
    made = {
        by_mail: await make_link(
            LinkKind.INVITATION, created_by=admin.id, member_id=member.id, by_mail=by_mail
        )
        for by_mail in (True, False)
    }
    await owe_by_mail(member.id, "access.invitation", details={"sealed": seal(keys, SEALED_LINK, made[True])})
    return Invited(member, made[False])


async def invite_again(keys: KeyRing, admin: Member, public_id: str) -> Invited:
    """New links for somebody who has not come in; the older ones end. Refuses with NotFound and NotWaiting."""
    async with unit_of_work():
        await require_admin(admin)
        member = await Member.get_or_none(public_id=public_id, deleted_at=None)
        if member is None:
            raise NotFound()
        if not is_waiting(member):
            raise NotWaiting()
        await revoke_links_of(member.id, LinkKind.INVITATION)
        await audit.record("member.invited", admin, Thing("member", member.public_id), concerned=member.id)
        return await _invite(keys, admin, member)
