"""What a person goes online as under their present hat: their own profile, their organisation, or their service."""

from dataclasses import dataclass

from core.errors import NotFound
from models.member import Member, Membership
from models.profile import Profile
from services.duty import duty_of, go_off_duty, go_on_duty
from services.footing import Footing, footing_of
from services.presence import Presence, Stay, desk_of, go_offline, go_online


@dataclass(frozen=True)
class Post:
    """`place` is set when it is a service of an organisation that is rung there, and not the profile itself."""

    profile: Profile
    place: Membership | None
    presence: Presence


async def post_of(member: Member) -> Post | None:
    """Where a person can be rung; None when nobody could ring them there: no profile, or not certified (FR-075)."""
    return await post_on(await footing_of(member))


async def post_on(footing: Footing) -> Post | None:
    """The same for a footing that was read already."""
    place = footing.place
    if place is not None and place.service:
        profile = footing.profiles.get(place.organisation_id)
    else:
        profile, place = footing.acting, None
    if profile is None or not profile.is_certified:
        return None
    return Post(profile, place, await (duty_of(place) if place is not None else desk_of(profile)))


async def take_post(member: Member, stay: Stay) -> None:
    """« Passer en ligne » (FR-112, D-06). NotFound without a post."""
    post = await post_of(member)
    if post is None:
        raise NotFound()
    if post.place is not None:
        await go_on_duty(member, post.place.organisation_id, stay)
    else:
        await go_online(member, post.profile.id, stay)


async def leave_post(member: Member) -> None:
    """« Passer hors ligne ». NotFound without a post."""
    post = await post_of(member)
    if post is None:
        raise NotFound()
    if post.place is not None:
        await go_off_duty(member.id, post.place.organisation_id)
    else:
        await go_offline(member, post.profile.id)
