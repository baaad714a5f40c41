"""The pages that are the same for everybody: start, legal texts (FR-241)."""

from aiohttp import web

from web.templates import render_fixed


async def show_home(request: web.Request) -> web.Response:
    """What this is, with the way into the bot."""
    return render_fixed(request, "home.html")


async def show_terms(request: web.Request) -> web.Response:
    """The terms that sign-up asks to accept."""
    return render_fixed(request, "legal.html", page="terms", sections=range(1, 11), dated=True)


async def show_privacy(request: web.Request) -> web.Response:
    """What is done with personal data."""
    return render_fixed(request, "legal.html", page="privacy", sections=range(1, 7), dated=True)


async def show_imprint(request: web.Request) -> web.Response:
    """Who runs the service, and how to reach them."""
    return render_fixed(request, "legal.html", page="imprint", sections=range(1, 4), dated=False)


async def show_robots(request: web.Request) -> web.Response:
    """Asks search engines to leave call pages alone."""
    return web.Response(text="User-agent: *\nDisallow: /v\nDisallow: /test\n")
