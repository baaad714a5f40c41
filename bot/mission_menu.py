"""What the menu shows to those who offer missions and to those who look for them."""

from bot.turn import Look
from bot.view import Button, page_button
from models.member import MemberCategory
from models.profile import Profile


def mission_buttons(look: Look, profile: Profile, who: Button) -> list[Button]:
    """The first buttons of a certified professional: a company's missions, or the search of one and one's own.

    « Qui, quoi ? » is inside those searches, and first for a freelance without one of the four domains, who has no
    missions (D-30).
    """
    words = look.words
    if profile.category is MemberCategory.COMPANY:
        return [
            page_button(words.plain("menu-search-freelance"), "talents"),
            page_button(words.plain("menu-mission-create"), "missions", "open", "new"),
            page_button(words.plain("menu-missions-manage"), "missions"),
        ]
    mine = page_button(words.plain("menu-missions-mine"), "my_missions")
    if profile.category is MemberCategory.JOB_SEEKER:
        return [page_button(words.plain(search_label(profile.category)), "mission_search"), mine]
    if profile.domain is not None:
        return [page_button(words.plain("menu-search-mission"), "mission_search"), mine]
    return [who]


def search_label(category: MemberCategory | None) -> str:
    """What the search of missions is called by whoever uses it: a job seeker looks for a job (FR-033)."""
    return "menu-search-job" if category is MemberCategory.JOB_SEEKER else "menu-search-mission"


def with_missions(look: Look, buttons: list[Button], who: Button) -> list[Button]:
    """The menu of staff with the mission right, where « Gérer vos missions » takes the place of « Qui, quoi ? »."""
    manage = page_button(look.words.plain("menu-missions-manage"), "missions")
    return [manage if button == who else button for button in buttons]
