"""The public page of a mission: its company's logo and its name (FR-092, FR-241).

What is not published answers like what does not exist; what is filled says so (FR-094).
"""

from aiohttp import web

from services.missions import access_mission
from services.profiles import access_profile, card_of
from web.context import CONTEXT
from web.language import words_of_request
from web.profile_pages import code_on_paper, trust_of
from web.templates import public_url, render


async def show_mission(request: web.Request) -> web.Response:
    """Logo, name, whose it is, and the way into the bot, where certified freelances read the rest."""
    sheet = await access_mission(request.match_info["public_id"], None)
    company = await card_of(await access_profile(sheet.company_public_id, None), None)
    link = request.app[CONTEXT].bot_link(f"m_{sheet.public_id}")
    return render(
        request,
        "mission.html",
        mission=sheet,
        initial=sheet.company[:1].upper(),
        trust=trust_of(words_of_request(request), company),
        mission_link=link,
        code=await code_on_paper(f"{public_url(request)}/m/{sheet.public_id}"),
    )
