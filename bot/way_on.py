"""The button that leads on along the guided way to a public profile (FR-052)."""

from bot.turn import Look
from bot.view import Row, page_button
from models.profile import Certification, Profile
from services.guided_way import EVIDENCE, way_of
from services.profiles import own_profile


async def way_on(look: Look) -> list[Row]:
    """« Étape 3/9 : Compétences » while a profile is on its way, on every page that is a stop; nothing otherwise."""
    profile = await own_profile(look.member)
    return [] if profile is None else await way_of_profile(look, profile, offer_skipped=False)


async def way_of_profile(look: Look, profile: Profile, *, offer_skipped: bool = True) -> list[Row]:
    """The same for a known profile; at the end, what was passed over can be taken up again."""
    words = look.words
    if profile.is_certified or profile.certification is Certification.SUSPENDED:
        return []
    way = await way_of(profile, look.member)
    stop = way.following
    if stop is not None and stop.name != EVIDENCE:
        what, total = words.plain(f"section-{stop.name}"), len(way.stops)
        label = words.plain("certify-next_stop", n=stop.number, total=total, what=what)
        return [(page_button(label, "guide", style="success"),)]
    if offer_skipped and way.passed_over:
        return [(page_button(words.plain("certify-passed_over", count=way.passed_over), "guide", "again"),)]
    return []
