"""What the team wants to see of a profile before it certifies (D-04)."""

from dataclasses import dataclass

from core.errors import InvalidInput
from models.certification import OTHER_REGISTER, EvidenceDocument, EvidenceKind
from models.member import MemberCategory
from models.profile import Profile
from services import given_text
from services.certifications.numbers import official_number
from services.evidence.giving import kept_documents, kinds_of

NUMBER_LIMIT = 60
COUNTRY_LIMIT, OTHER_LIMIT = (
    24,
    33,
)  # Together with what stands between them they are no longer than any other number.
NUMBERED = (MemberCategory.COMPANY, MemberCategory.PUBLIC_BODY)


class WrongNumber(InvalidInput):
    """No official number that is known, or a wrong check digit; `given` is what was typed (FR-074)."""


@dataclass(frozen=True)
class Need:
    """One thing that the team wants to see, and whether it is there: a kind of document, "number", or "proof", which is
    either.
    """

    name: str
    given: bool


async def needs_of(profile: Profile) -> list[Need]:
    """What the certification of this profile takes (D-04), in the order in which it is asked for."""
    return needs_with(profile, await kept_documents(profile.id))


def needs_with(profile: Profile, documents: list[EvidenceDocument]) -> list[Need]:
    """The same for who has read the profile's documents."""
    # The back of a document alone is none.
    given = {each.kind for each in documents if each.decided_at is None and not each.is_back}
    if profile.category in NUMBERED:
        return [Need("number", bool(profile.registration_number)), *_documents(profile, given)]
    if profile.category is MemberCategory.ASSOCIATION:
        # One of the two is enough.
        proved = bool(profile.registration_number) or EvidenceKind.STATUTES in given
        return [Need("proof", proved)]
    return _documents(profile, given)


def _documents(profile: Profile, given: set[EvidenceKind]) -> list[Need]:
    return [Need(str(kind), kind in given) for kind in kinds_of(profile)]


def read_number(category: MemberCategory, text: str) -> str:
    """The official number as it is kept: of a company one that `official_number` knows, of others as it is written.

    Refuses with WrongNumber, TextMissing, TextTooLong (FR-011, FR-074).
    """
    if category is not MemberCategory.COMPANY:
        return given_text.line("registration_number", text, NUMBER_LIMIT, required=True)
    number = official_number(text)
    if number is None or len(number) > NUMBER_LIMIT:
        raise WrongNumber(given=text.strip()[:NUMBER_LIMIT])
    return number


def read_other_number(country: str, text: str) -> str:
    """The number of a company in a register that we do not know, as it is kept: with its country. One that is known
    after all is kept as such.

    Refuses with TextMissing, TextTooLong, and with WrongNumber what has no figure (FR-074).
    """
    known = official_number(text)
    if known is not None:
        return known
    where = given_text.line("country", country.replace(OTHER_REGISTER, " "), COUNTRY_LIMIT, required=True)
    number = given_text.line(
        "registration_number", text.replace(OTHER_REGISTER, " "), OTHER_LIMIT, required=True
    )
    if not any(sign.isdigit() for sign in number):
        raise WrongNumber(given=number)
    return f"{where}{OTHER_REGISTER}{number}"
