"""Everything that says in whose name a person may act, read at once (D-03)."""

from dataclasses import dataclass

from models.by_key import as_row, rows_by_key
from models.member import Member, MemberCategory, Membership
from models.profile import Profile

_PLACES = "SELECT * FROM membership WHERE member_id = :member ORDER BY id"
_PROFILES = (
    "SELECT * FROM profile WHERE member_id = :member AND deleted_at IS NULL"
    " UNION ALL SELECT p.* FROM membership m JOIN profile p ON p.organisation_id = m.organisation_id"
    " WHERE m.member_id = :member AND p.deleted_at IS NULL"
)


@dataclass(frozen=True)
class Footing:
    """A person's own profile, their places in organisations in the order in which they got them, and the profiles of
    these organisations by the organisation's id. Profiles that are deleted are not among them.
    """

    member: Member
    own: Profile | None
    places: tuple[Membership, ...]
    profiles: dict[int, Profile]

    @property
    def place(self) -> Membership | None:
        """The place under whose hat the person acts now; None when they act for themselves.

        Without a hat put on by hand: one's own profile comes first, then an organisation that one owns, then (for
        whoever joined without a profile of their own) the organisation that one belongs to. A hat whose place is gone
        is no hat.
        """
        hat = self.member.hat_organisation_id
        worn = next((place for place in self.places if place.organisation_id == hat), None)
        if worn is not None or self.own is not None:
            return worn
        owned = next((place for place in self.places if place.is_owner), None)
        category = self.member.category
        if owned is not None or category is None or not category.is_organisation:
            return owned
        return self.places[0] if self.places else None

    @property
    def acting(self) -> Profile | None:
        """The profile that the person acts for: their own, or the one of the organisation they own.

        None for visitors, and for staff, who belong to an organisation without acting for it.
        """
        place = self.place
        if place is None:
            return self.own
        return self.profiles.get(place.organisation_id) if place.is_owner else None

    @property
    def standing(self) -> Profile | None:
        """The profile whose certification counts for what the person may read and begin: like `acting`, and also the
        organisation's for staff with the mission right, who look for people in its name (FR-037). Other staff have
        what their own profile gives them.
        """
        organisation_id = self.mission_organisation
        return self.own if organisation_id is None else self.profiles.get(organisation_id)

    @property
    def answered_for(self) -> list[Profile]:
        """The profiles whose requests the person answers, under whatever hat: their own, and those of what they own."""
        owned = [self.profiles.get(place.organisation_id) for place in self.places if place.is_owner]
        return [profile for profile in (self.own, *owned) if profile is not None]

    @property
    def mission_organisation(self) -> int | None:
        """The organisation whose missions the person handles, if any."""
        place = self.place
        return place.organisation_id if place is not None and handles_missions(place) else None

    @property
    def is_staff(self) -> bool:
        """Whether the person belongs to an organisation under this hat without owning it."""
        place = self.place
        return place is not None and not place.is_owner

    @property
    def has_own_hat(self) -> bool:
        """A profile of one's own is a hat, and so is a visitor's account, unless all that they have is an
        organisation.
        """
        if self.own is not None:
            return True
        visits = self.member.category is MemberCategory.VISITOR
        return visits and not any(place.is_owner for place in self.places)

    @property
    def hats(self) -> int:
        """How many hats the person may wear; with one there is nothing to change."""
        return len(self.places) + self.has_own_hat


async def footing_of(member: Member) -> Footing:
    """In whose name a person may act now. Whoever needs to know more than one thing of it asks this once."""
    places = tuple(as_row(Membership, row) for row in await rows_by_key(_PLACES, member=member.id))
    profiles = [as_row(Profile, row) for row in await rows_by_key(_PROFILES, member=member.id)]
    return Footing(
        member,
        next((profile for profile in profiles if profile.organisation_id is None), None),
        places,
        {each.organisation_id: each for each in profiles if each.organisation_id is not None},
    )


def handles_missions(place: Membership) -> bool:
    """Whether whoever has this place handles the organisation's missions: owners, and staff with the right (FR-037)."""
    return place.is_owner or place.may_handle_missions
