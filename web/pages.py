"""The pages that anybody may read: start, profile teaser, legal texts (FR-090, FR-241)."""

from aiohttp import web

from services.profiles import access_profile, card_of
from web.context import CONTEXT
from web.templates import render


async def show_home(request: web.Request) -> web.Response:
    """What this is, with the way into the bot."""
    return render(request, "home.html")


async def show_profile(request: web.Request) -> web.Response:
    """The public teaser: name, sector, city, five flagship skills; 404 for what is not visible (FR-075)."""
    profile = await access_profile(request.match_info["public_id"], None)
    card = await card_of(profile, None)
    link = request.app[CONTEXT].bot_link(f"p_{card.public_id}")
    initials = _initials(card.display_name)
    return render(request, "profile.html", card=card, initials=initials, profile_link=link)


async def show_terms(request: web.Request) -> web.Response:
    """The terms that sign-up asks to accept."""
    return render(request, "legal.html", page="terms", sections=range(1, 6))


async def show_privacy(request: web.Request) -> web.Response:
    """What is done with personal data."""
    return render(request, "legal.html", page="privacy", sections=range(1, 7))


async def show_robots(request: web.Request) -> web.Response:
    """Asks search engines to leave call pages alone."""
    return web.Response(text="User-agent: *\nDisallow: /v\nDisallow: /test\n")


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.split()[:2]).upper()
