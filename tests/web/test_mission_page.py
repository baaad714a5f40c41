"""The public page of a mission, asked over real HTTP."""

import re

import aiohttp
from yarl import URL

from models.mission import Mission, MissionStatus
from models.profile import Certification, Profile
from services.missions import publish_mission, withdraw_mission, write_draft
from tests.services.test_missions import ANSWERS, company
from tests.web.conftest import Site

HOSTILE = '"><script>alert(1)</script>{{7*7}}'


async def test_a_mission_shows_its_name_while_published_and_nothing_else_is_told_apart(site: Site) -> None:
    nadia, alpina = await company()
    draft = await write_draft(nadia, None, ANSWERS | {"title": HOSTILE})
    address = f"{site.url}/m/{draft.public_id}"
    async with aiohttp.ClientSession(headers={"Accept": "text/html"}) as http:

        async def page(url: str = address) -> tuple[int, str]:
            async with http.get(URL(url)) as answer:
                text = (await answer.text()).replace(site.url, "https://site.example")
                # Letters of a picture spell anything by chance.
                text = re.sub(r"data:image/png;base64,[^\"]+", "data:image/png", text)
                text = re.sub(r"/static/[0-9a-f]+/", "/static/", text)
                return answer.status, text.replace(draft.public_id, "23456789abcd").replace(
                    alpina.public_id, "alpina"
                )

        unknown = await page(f"{site.url}/m/23456789abcd")
        assert unknown[0] == 404 and "Telegram" not in unknown[1]
        assert await page() == unknown
        mission = await publish_mission(nadia, draft.id)
        status, text = await page()
        assert status == 200
        assert "&lt;script&gt;" in text and "<script" not in text and "49" not in text
        assert (
            "Alpina SA" in text and "Lire la mission et proposer mon profil" in text and "?start=m_" in text
        )
        # Whose it is can be read before one signs up.
        assert 'href="/p/alpina"' in text and "Profil certifié depuis" in text
        assert "Python" not in text and "900" not in text
        # What is printed of it leads back to it: the address in letters, and as a code.
        assert '<img src="data:image/png"' in text
        assert "<strong>https://site.example/m/23456789abcd</strong>" in text
        await Profile.filter(id=alpina.id).update(certification=Certification.EXPIRED)
        assert await page() == unknown
        await Profile.filter(id=alpina.id).update(certification=Certification.CERTIFIED)
        await Mission.filter(id=mission.id).update(status=MissionStatus.FILLED)
        status, text = await page()
        assert status == 404 and "Cette mission est pourvue." in text and "script" not in text
        assert "Recherchez une mission" in text and 'href="https://t.me/entremise_bot"' in text
        _, english = await page(f"{address}?lang=en")
        assert "“Find a mission”" in english and "Open in Telegram" in english
        await Mission.filter(id=mission.id).update(status=MissionStatus.PUBLISHED)
        await withdraw_mission(nadia, mission.id, mission.version)
        assert await page() == unknown
