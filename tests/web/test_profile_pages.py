"""The public page of a profile and what belongs to it: the teaser, and nothing once it is hidden."""

import io
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import aiohttp
import pytest
from PIL import Image
from playwright.async_api import BrowserContext, expect

from models.member import Member, MemberCategory
from models.profile import Profile
from services.agenda import set_working_hours
from services.files import LocalFiles, files, use_files
from services.galleries import add_picture
from services.profile_photos import set_photo
from services.profiles import update_profile
from tests.kit.documents import picture
from tests.web.conftest import Site
from tests.web.people import make_professional
from tests.web.test_call_in_browsers import SPY

PARTS = ("", "/photo.jpg", "/card.png", "/qr.png", "/mail")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path) -> Iterator[None]:
    """Where files are kept."""
    use_files(LocalFiles(tmp_path / "files"))
    yield
    use_files(None)


async def _with_photo(name: str = "Léa Rochat", **changes: object) -> Profile:
    member, profile = await make_professional(5, name, **changes)
    photo = await files().put("pictures", picture(size=(900, 600)), "jpg")
    await set_photo(member, profile.id, photo)
    await add_picture(member, profile.id, f"pictures/{'a' * 32}.jpg", "Légende secrète")
    return await Profile.get(id=profile.id)


async def test_photo_card_code_and_mail_are_the_teaser_too(site: Site) -> None:
    profile = await _with_photo()
    page = f"{site.url}/p/{profile.public_id}"
    async with aiohttp.ClientSession() as http:
        async with http.get(f"{page}/photo.jpg") as answer:
            assert answer.content_type == "image/jpeg"
            assert Image.open(io.BytesIO(await answer.read())).size == (256, 256)
        for language in ("fr", "en"):
            async with http.get(f"{page}/card.png?lang={language}") as answer:
                assert answer.headers["Cache-Control"] == "public, max-age=300"
                assert Image.open(io.BytesIO(await answer.read())).size == (1200, 630)
        async with http.get(f"{page}/qr.png") as answer:
            assert Image.open(io.BytesIO(await answer.read())).format == "PNG"
        async with http.get(f"{page}/mail") as answer:
            text = await answer.text()
        async with http.get(page) as answer:
            shown = await answer.text()
    link = text.split('href="mailto:')[1].split('"')[0].replace("&amp;", "&")
    assert parse_qs(urlsplit(f"mailto:{link}").query)["body"][0].endswith(f"\r\n{page}")
    assert f'content="{page}/card.png?lang=fr"' in shown
    assert "certifié depuis le 4 mai 2026 par Équipe" in shown and "Mis à jour" in shown
    assert "Légende secrète" not in shown and "Sites et boutiques" not in shown


async def test_every_part_of_a_hidden_page_answers_like_one_that_never_was(site: Site) -> None:
    profile = await _with_photo()
    hidden: list[str] = [profile.public_id]
    await Profile.filter(id=profile.id).update(paused=True)
    _, seeker = await make_professional(6, "Sofia")
    await Profile.filter(id=seeker.id).update(category=MemberCategory.JOB_SEEKER)
    hidden.append(seeker.public_id)
    async with aiohttp.ClientSession() as http:
        for part in PARTS:
            async with http.get(f"{site.url}/p/23456789abcd{part}") as answer:
                nothing = answer.status, await answer.text(), answer.headers["Cache-Control"]
            assert nothing[0] == 404
            for name in hidden:
                async with http.get(f"{site.url}/p/{name}{part}") as answer:
                    assert (answer.status, await answer.text(), answer.headers["Cache-Control"]) == nothing


async def test_a_name_in_any_script_makes_a_card(site: Site) -> None:
    member, profile = await make_professional(5, "株式会社 🎉")
    await update_profile(member, profile.id, skills=["x" * 60] * 1 + ["مترجم", "Ελληνικά", "日本語"])
    async with (
        aiohttp.ClientSession() as http,
        http.get(f"{site.url}/p/{profile.public_id}/card.png") as answer,
    ):
        assert answer.status == 200 and (await answer.read()).startswith(b"\x89PNG")


@pytest.mark.browser
@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_the_page_is_read_on_a_small_screen_and_without_eyes(
    site: Site, contexts: list[BrowserContext]
) -> None:
    profile = await _with_photo()
    page = await contexts[2].new_page()
    await page.add_init_script(SPY)
    await page.goto(f"{site.url}/p/{profile.public_id}", wait_until="networkidle")
    await expect(page.get_by_role("heading", level=1, name="Léa Rochat")).to_be_visible()
    await expect(page.get_by_role("img", name="Photo : Léa Rochat")).to_be_visible()
    await expect(page.get_by_role("listitem").filter(has_text="WordPress")).to_be_visible()
    await page.get_by_text("Afficher le code QR").press("Enter")
    code = page.get_by_role("img", name="Code QR")
    await expect(code).to_be_visible()
    # Our own policy forbids the page to evaluate words, which waiting for a function needs.
    await code.evaluate("image => image.decode()")
    assert await code.evaluate("image => image.naturalWidth") > 200
    assert await page.evaluate("document.querySelector('img.portrait').naturalWidth") == 256
    assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert await page.evaluate("violations") == []
    # Who has no hours can only be written to.
    await expect(page.get_by_role("link", name="Écrire à Léa Rochat")).to_be_visible()
    owner = await Member.get(id=profile.member_id)
    await set_working_hours(owner, profile.id, {0: [(9 * 60, 12 * 60)]})
    await page.reload(wait_until="networkidle")
    await expect(page.get_by_role("link", name="Prendre rendez-vous avec Léa Rochat")).to_have_attribute(
        "href", f"https://t.me/entremise_bot?start=p_{profile.public_id}"
    )
    await expect(page.get_by_role("link", name="Lui écrire")).to_be_visible()


@pytest.mark.browser
@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_on_paper_a_profile_is_its_facts_its_address_and_its_code(
    site: Site, contexts: list[BrowserContext]
) -> None:
    profile = await _with_photo()
    page = await contexts[0].new_page()
    await page.emulate_media(color_scheme="dark")
    await page.goto(f"{site.url}/p/{profile.public_id}", wait_until="networkidle")
    await expect(page.locator(".paper")).to_be_hidden()
    await page.emulate_media(media="print")
    for shown in (
        page.locator("h1"),
        page.locator(".paper strong"),
        page.locator(".paper img"),
    ):
        await expect(shown).to_be_visible()
    await expect(page.locator(".paper strong")).to_have_text(f"{site.url}/p/{profile.public_id}")
    assert await page.locator(".paper img").evaluate("image => image.naturalWidth") > 200
    for hidden in ("header.top", "footer.foot", ".button", "details", ".lead"):
        await expect(page.locator(hidden).first).to_be_hidden()
    assert (
        await page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
        == "rgb(255, 255, 255)"
    )
    assert await page.evaluate("getComputedStyle(document.body).color") == "rgb(28, 36, 35)"
    assert (await page.pdf()).startswith(b"%PDF")
