"""A person's own way out: the reason, what becomes of an organisation, and the deletion itself (FR-227 to FR-232)."""

from datetime import timedelta

from core import clock
from core.errors import Conflict, NotAllowed, NotFound
from models.departure import DepartureReason, DepartureWish, FarewellKind
from models.measure import Ending, Measure, MeasureKind
from models.member import Member
from models.sql import lock_row
from services import given_text, teams
from services.account_deletion.consequences import sole_organisations
from services.account_deletion.counting import count_departure
from services.measures.effects import profiles_of
from services.measures.erasing import erase_account
from services.measures.exclusions import exclude
from services.unit_of_work import unit_of_work

# Whoever comes back to the red button tomorrow reads again what it does.
WISH_LIFE = timedelta(minutes=30)
WORDS_LIMIT = 500


class StillInTeam(NotAllowed):
    """An administrator gives the right back on the server first."""


class WishOver(Conflict):
    """The reason was given more than half an hour ago, or once more since."""


class OwnerNeeded(Conflict):
    """An organisation would be left without an owner: name one, or close it."""


def require_may_leave(member: Member) -> None:
    """Refuses with StillInTeam. Whoever is under a measure may leave: the measure waits for them (D-22)."""
    if member.is_admin:
        raise StillInTeam()


async def say_why(member: Member, reason: DepartureReason, words: str = "") -> DepartureWish:
    """« Motif de votre départ »: opens the page with the consequences for half an hour; an earlier one is void.

    Refuses with StillInTeam and TextTooLong.
    """
    said = given_text.paragraph("words", words, WORDS_LIMIT)
    async with unit_of_work():
        person = await _locked(member)
        await DepartureWish.filter(member_id=person.id).delete()
        return await DepartureWish.create(
            member_id=person.id, reason=reason, words=said, closes=[], asked_at=clock.now()
        )


async def current_wish(member: Member) -> DepartureWish | None:
    """The wish to leave that still counts, or None."""
    wish = await DepartureWish.get_or_none(member_id=member.id)
    return wish if wish is not None and wish.asked_at + WISH_LIFE > clock.now() else None


async def close_with_account(member: Member, wish_id: int, organisation_id: int, closes: bool = True) -> None:
    """« Fermer l’entreprise »: an organisation ends with the account of its only owner; `closes` False takes it back.

    Refuses with WishOver, and with NotFound what the person does not own alone.
    """
    async with unit_of_work():
        person = await _locked(member)
        wish = await _counting(person, wish_id)
        if organisation_id not in await sole_organisations(person):
            raise NotFound()
        chosen = {*wish.closes, organisation_id} if closes else {*wish.closes} - {organisation_id}
        await DepartureWish.filter(id=wish.id).update(closes=sorted(chosen))


async def name_owner(member: Member, wish_id: int, place_id: int) -> None:
    """« Nommer »: a colleague is asked to become the owner in the leaving one's place; until they accept, the way out
    stays shut. Refuses with WishOver, NotFound and OfferOpen.
    """
    async with unit_of_work():
        await _counting(member, wish_id)
        await teams.offer_ownership(member, place_id)


async def delete_own_account(member: Member, wish_id: int) -> None:
    """« Supprimer définitivement » (FR-229 to FR-232): the account is erased, at once and for good.

    Refuses with StillInTeam, with WishOver an old button, and with OwnerNeeded while an organisation would be left
    without an owner. Whoever is under a suspension leaves a keyed hash until it ends, and whoever was told that the
    team deletes the account one for three years (D-22): deleting is no way round.
    """
    async with unit_of_work():
        person = await _locked(member)
        wish = await _counting(person, wish_id)
        if set(await sole_organisations(person)) - set(wish.closes):
            raise OwnerNeeded()
        await _keep_measures(person)
        await count_departure(wish, person, await profiles_of(person))
        await erase_account(person, FarewellKind.OWN)


async def _locked(member: Member) -> Member:
    """The person, whom nobody else changes before the transaction ends. Refuses with NotFound and StillInTeam."""
    await lock_row("member", member.id)
    person = await Member.get_or_none(id=member.id, deleted_at=None)
    if person is None:
        raise NotFound()
    require_may_leave(person)
    return person


async def _counting(member: Member, wish_id: int) -> DepartureWish:
    wish = await current_wish(member)
    if wish is None or wish.id != wish_id:
        raise WishOver()
    return wish


async def _keep_measures(person: Member) -> None:
    in_force = Measure.filter(member_id=person.id, ended_at=None).order_by("id")
    for measure in await in_force.filter(kind__in=(MeasureKind.SUSPENSION, MeasureKind.DELETION)):
        if measure.is_proposed:
            continue
        await exclude(person, measure, until=measure.until_at)
        if measure.kind is MeasureKind.DELETION:
            await Measure.filter(id=measure.id).update(
                ended_at=clock.now(), ending=Ending.DONE, version=measure.version + 1
            )
