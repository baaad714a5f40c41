"""The public page of a mission: its company's logo and its name (FR-092, FR-241).

What is not published answers like what does not exist; what is filled says so (FR-094).
"""

from aiohttp import web

from services.missions import access_mission
from web.context import CONTEXT
from web.profile_pages import code_on_paper
from web.templates import public_url, render


async def show_mission(request: web.Request) -> web.Response:
    """Logo, name, and the way into the bot, where certified freelances read the rest."""
    sheet = await access_mission(request.match_info["public_id"], None)
    link = request.app[CONTEXT].bot_link(f"m_{sheet.public_id}")
    return render(
        request,
        "mission.html",
        mission=sheet,
        initial=sheet.company[:1].upper(),
        mission_link=link,
        code=await code_on_paper(f"{public_url(request)}/m/{sheet.public_id}"),
    )
