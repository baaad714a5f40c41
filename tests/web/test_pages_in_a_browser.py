"""The pages in a real browser: nothing foreign is loaded, the policy is never violated, texts stay texts."""

from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from playwright.async_api import BrowserContext, Request, expect

from services import calls
from services.members import choose_language
from tests.web.conftest import Site
from tests.web.people import answered_call, confirmed_appointment, make_pair, make_professional
from tests.web.test_call_in_browsers import SPY

pytestmark = [pytest.mark.browser, pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)]

HOSTILE = '"><script>alert(1)</script><img src=x onerror=alert(2)>'


async def test_all_pages_keep_the_policy_and_load_nothing_foreign_with_hostile_profiles(
    site: Site, contexts: list[BrowserContext]
) -> None:
    _, hostile = await make_professional(
        77, "Léa", display_name=HOSTILE, sector=HOSTILE, skills=[HOSTILE[:58]]
    )
    pair = await make_pair()
    call = await answered_call(pair)
    page = await contexts[0].new_page()
    foreign: list[str] = []
    alarms: list[str] = []

    def see(request: Request) -> None:
        parts = urlsplit(request.url)
        if f"{parts.scheme}://{parts.netloc}" != site.url and parts.scheme not in ("data", "blob"):
            foreign.append(request.url)

    page.on("request", see)
    page.on("dialog", lambda dialog: alarms.append(dialog.message))
    page.on("pageerror", lambda error: alarms.append(str(error)))
    await page.add_init_script(SPY)
    link = await site.link(call, pair.tom)
    for path in ("/", "/legal/terms", "/legal/privacy", f"/p/{hostile.public_id}", "/test", "/nowhere", "/v"):
        for language in ("fr", "en"):
            await page.goto(f"{site.url}{path}?lang={language}", wait_until="networkidle")
            assert await page.evaluate("violations") == [], path
    await page.goto(link, wait_until="networkidle")
    await expect(page.locator("#join")).to_be_enabled()
    assert await page.evaluate("violations") == []
    assert (foreign, alarms) == ([], [])


async def test_the_device_test_says_that_everything_works(site: Site, contexts: list[BrowserContext]) -> None:
    page = await contexts[2].new_page()
    await page.goto(f"{site.url}/test")
    await page.get_by_role("button", name="Commencer le test").click()
    for check in ("browser", "network", "camera", "microphone"):
        await expect(page.locator(f"#check-{check}")).to_have_attribute("data-state", "ok", timeout=15_000)
    await expect(page.locator("#verdict")).to_contain_text("Il reste le haut-parleur")
    await page.get_by_role("button", name="Oui").click()
    await expect(page.locator("#verdict")).to_contain_text("Tout fonctionne")


@pytest.mark.parametrize(
    ("broken", "told"),
    [
        ("NotAllowedError", "L’accès à la caméra et au micro est refusé."),
        ("NotFoundError", "Ni caméra ni micro trouvés."),
        ("NotReadableError", "sert déjà à une autre application"),
    ],
)
async def test_a_device_that_does_not_start_is_explained_and_does_not_bar_the_way(
    site: Site, contexts: list[BrowserContext], broken: str, told: str
) -> None:
    pair = await make_pair()
    call = await answered_call(pair)
    page = await contexts[2].new_page()
    await page.add_init_script(
        f"navigator.mediaDevices.getUserMedia = async () => {{ throw new DOMException('no', '{broken}'); }}"
    )
    await page.goto(await site.link(call, pair.tom))
    await expect(page.get_by_role("alert")).to_contain_text(told)
    # Nothing to speak into, and no level that would move; what says « réessayez » has its button.
    await expect(page.locator("#level-hint")).to_be_hidden()
    await expect(page.locator("#camera option:checked")).to_have_text("Aucune")
    await page.locator("#preview-retry").click()
    await expect(page.get_by_role("alert")).to_contain_text(told)
    await page.get_by_role("button", name="Rejoindre la visio").click()
    await expect(page.locator("#cover-text")).to_contain_text("n’est pas encore là")


async def test_a_browser_without_webrtc_or_a_plain_address_is_told_so(
    site: Site, contexts: list[BrowserContext]
) -> None:
    for script, told in (
        ("delete window.RTCPeerConnection", "Ce navigateur ne permet pas la visio."),
        (
            "Object.defineProperty(window, 'isSecureContext', {value: false})",
            "Cette adresse n’est pas sécurisée",
        ),
    ):
        page = await contexts[0].new_page()
        await page.add_init_script(script)
        await page.goto(f"{site.url}/v#token")
        await expect(page.locator("#end-lead")).to_contain_text(told)


async def test_the_preview_waits_for_the_opening_of_an_appointments_room(
    site: Site, contexts: list[BrowserContext]
) -> None:
    pair = await make_pair()
    call = await calls.open_room(await confirmed_appointment(pair, timedelta(hours=2)))
    page = await contexts[0].new_page()
    await page.goto(await site.link(call, pair.tom))
    await expect(page.locator("#opens")).to_contain_text("La visio ouvre à 11:50.")
    await expect(page.locator("#join")).to_be_disabled()


async def test_a_call_is_joined_and_ended_with_the_keyboard_alone(
    site: Site, contexts: list[BrowserContext]
) -> None:
    pair = await make_pair()
    call = await answered_call(pair)
    page = await contexts[2].new_page()
    await page.goto(await site.link(call, pair.tom))
    await expect(page.locator("#join")).to_be_enabled()
    await expect(page.locator("#camera option")).not_to_have_count(0)

    async def tab_to(name: str) -> None:
        for _ in range(20):
            await page.keyboard.press("Tab")
            focused = await page.evaluate("document.activeElement.id")
            if focused == name:
                return
        raise AssertionError(f"{name} cannot be reached")

    await tab_to("join")
    await page.keyboard.press("Enter")
    await expect(page.locator("body")).to_have_attribute("data-view", "room")
    assert await page.evaluate("document.documentElement.scrollWidth <= 320")
    await tab_to("hang-up")
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("heading", name="Visio terminée")).to_be_focused()


async def test_the_call_page_speaks_the_persons_language_unless_the_address_says_otherwise(
    site: Site, contexts: list[BrowserContext]
) -> None:
    pair = await make_pair()
    call = await answered_call(pair)
    await choose_language(pair.tom.id, "en")
    link = await site.link(call, pair.tom)
    page = await contexts[0].new_page()
    await page.goto(link)
    await expect(page.get_by_role("heading", name="Call with Léa Rochat")).to_be_visible()
    await expect(page.get_by_role("button", name="Join the call")).to_be_enabled()
    await page.goto(link.replace("/v#", "/v?lang=fr#"))
    await expect(page.get_by_role("heading", name="Visio avec Léa Rochat")).to_be_visible()
