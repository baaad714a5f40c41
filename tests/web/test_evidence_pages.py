"""The upload page and the viewer in a real browser, and what they refuse (EXT-16)."""

import io
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import aiohttp
import pytest
from playwright.async_api import Browser, expect

from core import clock
from core.links import ViewPass, sign_upload_pass, sign_view_pass
from models.certification import EvidenceDocument, EvidenceKind, EvidenceReading
from models.member import Member
from models.profile import Certification, Profile
from services.evidence.giving import make_upload_pass
from tests.kit.documents import pdf, picture
from tests.kit.inspectors import watch_inspectors
from tests.kit.kept import kept_in
from tests.services.people import professional, visitor
from tests.web.conftest import KEYS, Site


@pytest.fixture(autouse=True)
def vault(tmp_path: Path) -> Iterator[None]:
    """Where encrypted documents are kept."""
    with kept_in(tmp_path, KEYS):
        yield


async def _token(kind: EvidenceKind = EvidenceKind.PERMIT) -> tuple[str, Profile]:
    member, profile = await professional("Paul", certified=False)
    return sign_upload_pass(KEYS, (await make_upload_pass(member, profile, kind)).public_id), profile


async def _admin() -> Member:
    ada = await visitor("Ada")
    await Member.filter(id=ada.id).update(is_admin=True)
    return ada


async def _send(
    site: Site, token: str, content: bytes, origin: str | None = None, language: str = "fr"
) -> tuple[int, dict[str, str]]:
    headers = {"X-Upload-Token": token, "Origin": origin or site.url}
    async with (
        aiohttp.ClientSession() as session,
        session.post(
            f"{site.url}/u/send?lang={language}", data=io.BytesIO(content), headers=headers
        ) as answer,
    ):
        return answer.status, await answer.json()


@pytest.mark.browser
async def test_a_document_is_chosen_sent_and_looked_at_by_the_team(
    site: Site, browser: Browser, tmp_path: Path
) -> None:
    token, profile = await _token()
    page = await browser.new_page()
    await page.goto(f"{site.url}/u?lang=fr#{token}")
    await expect(page.locator("h1")).to_have_text("Permis ou pièce d’identité")
    await expect(page.locator("#send")).to_be_disabled()
    (tmp_path / "faux.jpg").write_bytes(b"<html>not a picture</html>")
    await page.set_input_files("#file", tmp_path / "faux.jpg")
    await page.click("#send")
    await expect(page.locator("#told")).to_contain_text("Seuls les fichiers JPEG, PNG et PDF")
    (tmp_path / "permis.pdf").write_bytes(pdf(2))
    await page.set_input_files("#file", tmp_path / "permis.pdf")
    await page.click("#send")
    await expect(page.locator("#told")).to_contain_text("Document reçu et chiffré")
    await expect(page.locator("#back")).to_be_visible()
    document = await EvidenceDocument.get()
    ada = await _admin()
    view = sign_view_pass(KEYS, ViewPass(document.public_id, ada.id, clock.now() + timedelta(minutes=10)))
    # What does not arrive is said, and asked for once more.
    await page.route("**/d/page*", lambda route: route.abort())
    await page.goto(f"{site.url}/d?lang=fr#{view}")
    await expect(page.locator("#told")).to_contain_text("Le document ne s’est pas ouvert")
    await page.unroute("**/d/page*")
    await page.click("#again")
    await expect(page.locator("#where")).to_have_text("Page 1 sur 2")
    await expect(page.locator("h1")).to_have_text("Permis ou pièce d’identité · Paul")
    await expect(page).to_have_title("Permis ou pièce d’identité · Paul")
    await expect(page.locator("#told")).to_be_hidden()
    await page.click("#after")
    await expect(page.locator("#where")).to_have_text("Page 2 sur 2")
    other = await browser.new_page()
    await other.goto(f"{site.url}/d?lang=en#nothing")
    await expect(other.locator("#told")).to_contain_text("Open the document again from its case")
    assert await EvidenceReading.filter(admin_id=ada.id).count() == 2
    assert (await Profile.get(id=profile.id)).certification is Certification.NONE


@pytest.mark.browser
@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
@pytest.mark.parametrize(("language", "large"), [("fr", "dépasse 10 Mo"), ("en", "exceeds 10 MB")])
async def test_a_file_that_is_refused_leaves_nothing_of_the_one_before_it(
    site: Site, browser: Browser, tmp_path: Path, language: str, large: str
) -> None:
    token, _ = await _token()
    page = await browser.new_page(viewport={"width": 360, "height": 700})
    await page.goto(f"{site.url}/u?lang={language}#{token}")
    (tmp_path / "before.png").write_bytes(picture("PNG"))
    (tmp_path / "big.jpg").write_bytes(b"\xff\xd8\xff" + bytes(10 * 1024 * 1024))
    await page.set_input_files("#file", tmp_path / "before.png")
    await expect(page.locator("#look")).to_be_visible()
    await expect(page.locator("#send")).to_be_enabled()
    await page.set_input_files("#file", tmp_path / "big.jpg")
    await expect(page.locator("#told")).to_contain_text(large)
    await expect(page.locator("#send")).to_be_disabled()
    await expect(page.locator("#chosen")).to_be_hidden()
    await expect(page.locator("#look")).to_be_hidden()
    await page.locator("#form").evaluate("form => form.requestSubmit()")
    assert await EvidenceDocument.all().count() == 0, "nothing is sent under another name"
    await page.set_input_files("#file", tmp_path / "before.png")
    await expect(page.locator("#chosen")).to_contain_text("before.png")
    await page.click("#send")
    await expect(page.locator("#back")).to_be_visible()
    assert await EvidenceDocument.all().count() == 1


@pytest.mark.parametrize(
    ("language", "least", "elsewhere"),
    [
        ("fr", "100 pixels au minimum", "Demandez-en un autre"),
        ("en", "at least 100 pixels", "Ask for another"),
    ],
)
async def test_a_picture_that_nobody_could_read_is_refused_and_a_link_that_is_none_says_what_to_do(
    site: Site, language: str, least: str, elsewhere: str
) -> None:
    token, _ = await _token()
    for size in ((20, 20), (2000, 99)):
        status, said = await _send(site, token, picture(size=size), language=language)
        assert status == 422 and least in said["message"], size
    assert await EvidenceDocument.all().count() == 0
    async with (
        aiohttp.ClientSession() as session,
        session.post(
            f"{site.url}/u/look?lang={language}", json={"token": "wrong"}, headers={"Origin": site.url}
        ) as answer,
    ):
        assert answer.status == 404 and elsewhere in (await answer.json())["message"]
    assert (await _send(site, token, picture("PNG", (100, 100)), language=language))[0] == 200


async def test_the_last_document_hands_the_profile_over(site: Site) -> None:
    first, profile = await _token()
    status, said = await _send(site, first, pdf())
    assert status == 200 and "reçu" in said["message"]
    member = await Member.get(id=profile.member_id)
    second = sign_upload_pass(
        KEYS, (await make_upload_pass(member, profile, EvidenceKind.RESIDENCE)).public_id
    )
    status, said = await _send(site, second, picture())
    assert status == 200 and "complet" in said["message"]
    assert (await Profile.get(id=profile.id)).certification is Certification.REVIEW


async def test_what_cannot_be_taken_is_said_and_nothing_is_kept(site: Site) -> None:
    token, _ = await _token()
    assert (await _send(site, token, b""))[0] == 422
    assert (await _send(site, token, b"%PDF-1.4 cut in the mid"))[0] == 422
    assert (await _send(site, token, bytes(10 * 1024 * 1024 + 1)))[0] == 422
    assert (await _send(site, "wrong", pdf()))[0] == 404
    assert (await _send(site, "é", pdf()))[0] == 404
    assert (await _send(site, token, pdf(), "https://evil.example"))[0] == 403
    assert await EvidenceDocument.all().count() == 0
    assert (await _send(site, token, pdf()))[0] == 200
    status, said = await _send(site, token, pdf())
    assert status == 409 and "15 minutes" in said["message"]


async def test_whoever_sends_many_documents_together_has_one_looked_at_after_the_other(site: Site) -> None:
    token, _ = await _token()
    seen = await watch_inspectors(*(_send(site, token, b"%PDF-1.4 cut in the mid") for _ in range(4)))
    assert seen.most == 1


async def test_the_viewer_opens_for_the_team_only_and_for_minutes_only(site: Site) -> None:
    token, _ = await _token()
    await _send(site, token, pdf())
    document = await EvidenceDocument.get()
    ada, tom = await _admin(), await visitor("Tom")
    soon = clock.now() + timedelta(minutes=10)

    async def looks(member: Member, end: object = soon, page: object = 0) -> int:
        view = sign_view_pass(KEYS, ViewPass(document.public_id, member.id, end))  # type: ignore[arg-type]
        async with (
            aiohttp.ClientSession() as session,
            session.post(
                f"{site.url}/d/page", json={"token": view, "page": page}, headers={"Origin": site.url}
            ) as answer,
        ):
            return answer.status

    assert await looks(ada) == 200
    assert await looks(tom) == 404
    assert await looks(ada, clock.now()) == 404
    assert await looks(ada, page="0") == 404
    assert await looks(ada, page=7) == 422
    await Member.filter(id=ada.id).update(is_admin=False)
    assert await looks(ada) == 404
    assert await EvidenceReading.all().count() == 2
