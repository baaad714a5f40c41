"""« Agenda et disponibilité »: when somebody is free, without what they do otherwise (FR-115, FR-116, FR-118)."""

from typing import Any

from bot.pages.profile import booking_label, why_closed
from bot.pages.profile_parts import ProfilePart
from bot.turn import Look
from bot.view import Row, View, page_button
from core import clock
from services.agenda import booking_rules_of, free_days, has_hours
from services.contact import why_not_turn_to
from services.profiles import access_profile, card_of

DAYS_SHOWN = 7


class Availability(ProfilePart):
    """The next days with free time, and the provider's local time now."""

    name = "availability"

    async def view(self, look: Look, args: dict[str, Any]) -> View:
        words = look.words
        profile = await access_profile(str(args.get("arg", "")), look.member)
        card = await card_of(profile, look.member)
        closed = None if card.is_own else await why_not_turn_to(look.member, profile)
        lines = [words("availability-title", name=profile.display_name)]
        rows: list[Row] = []
        if not await has_hours(profile.id):
            lines += ["", words("availability-no_hours", name=profile.display_name)]
            if closed is None and not card.is_own:
                message = page_button(words.plain("card-message"), "profile", "message", profile.public_id)
                rows.append((message,))
        else:
            rules = await booking_rules_of(profile.id)
            now = clock.now()
            lines += [
                words(
                    "availability-now",
                    zone=words.zone(rules.time_zone),
                    time=words.time(now, rules.time_zone),
                ),
                "",
            ]
            days = [(day, count) for day, count in await free_days(profile.id, look.zone) if count][
                :DAYS_SHOWN
            ]
            lines += [
                words("availability-day", day=words.day(day, "EEEE d MMMM"), count=count)
                for day, count in days
            ]
            if not days:
                lines.append(words("availability-full"))
            elif closed is None and not card.is_own:
                label = words.plain(booking_label(profile.category))
                rows.append((page_button(label, "profile", "book", profile.public_id),))
        if closed is not None:
            lines += ["", why_closed(look, closed)]
        back = page_button(words.plain("common-back"), "profile", "open", profile.public_id)
        rows.append((back, page_button(words.plain("common-home"), "home")))
        return View("\n".join(lines), tuple(rows))
