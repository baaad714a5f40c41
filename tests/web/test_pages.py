"""The pages, their headers, the webhook and the health routes, asked over real HTTP."""

import asyncio
import html
import io
import json
from collections.abc import AsyncIterator

import aiohttp
import pytest

from core.i18n import words
from models.database import close_database
from models.member import MemberCategory
from models.profile import Profile
from services import calls
from services.certifications import certify_profile
from tests.web.conftest import KEYS, WEBHOOK_SECRET, Site
from tests.web.people import answered_call, make_pair, make_professional
from web.assets import assets
from web.call_pages import FAMILIES, PLACES
from web.context import CONTEXT
from web.page_texts import page_texts
from web.webhook import LARGEST_UPDATE, SECRET_HEADER, webhook_path

HOSTILE = '"><script>alert(1)</script><img src=x onerror=alert(2)>{{7*7}}'
PAGES = ("/", "/legal/terms", "/legal/privacy", "/v", "/test")
AS_PAGE = {"Accept": "text/html"}


@pytest.fixture
async def http() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession(cookie_jar=aiohttp.DummyCookieJar()) as session:
        yield session


async def read(http: aiohttp.ClientSession, url: str, **given: object) -> tuple[int, str]:
    async with http.get(url, **given) as answer:  # type: ignore[arg-type]
        return answer.status, await answer.text()


@pytest.mark.parametrize("path", PAGES)
async def test_every_page_is_there_in_both_languages_with_its_headers(
    site: Site, http: aiohttp.ClientSession, path: str
) -> None:
    texts = {}
    for language in ("fr", "en"):
        async with http.get(site.url + path, params={"lang": language}) as answer:
            texts[language] = await answer.text()
            assert answer.status == 200
            policy = answer.headers["Content-Security-Policy"]
            assert policy.startswith("default-src 'none'") and "unsafe" not in policy and "*" not in policy
            assert answer.headers["X-Content-Type-Options"] == "nosniff"
            assert answer.headers["Referrer-Policy"] == "no-referrer"
            assert ("noindex" in answer.headers.get("X-Robots-Tag", "")) == (path in ("/v", "/test"))
            assert ("camera=(self)" in answer.headers["Permissions-Policy"]) == (path in ("/v", "/test"))
            assert "bluetooth" not in answer.headers["Permissions-Policy"], (
                "browsers warn of what they do not know"
            )
        assert f'<html lang="{language}">' in texts[language]
    assert texts["fr"] != texts["en"]


@pytest.mark.parametrize(
    ("header", "language"),
    [
        ("en-GB,en;q=0.9", "en"),
        ("de;q=1, en;q=0.4, fr;q=0.5", "fr"),
        ("de,en;q=0.2", "en"),
        ("de", "fr"),
        ("", "fr"),
        ("en;q=x", "fr"),
        (";;;,,,", "fr"),
    ],
)
async def test_the_browsers_language_decides_unless_the_address_does(
    site: Site, http: aiohttp.ClientSession, header: str, language: str
) -> None:
    _, text = await read(http, site.url, headers={"Accept-Language": header})
    assert f'<html lang="{language}">' in text
    _, text = await read(http, f"{site.url}/?lang=fr", headers={"Accept-Language": header})
    assert '<html lang="fr">' in text


async def test_a_profile_page_shows_the_teaser_only(site: Site, http: aiohttp.ClientSession) -> None:
    _, profile = await make_professional(5, "Léa Rochat", description="Un texte pour les membres.")
    status, text = await read(http, f"{site.url}/p/{profile.public_id}")
    assert status == 200
    for shown in (
        "Léa Rochat",
        "Genève",
        "WordPress",
        f"https://t.me/entremise_bot?start=p_{profile.public_id}",
    ):
        assert shown in text
    for hidden in ("Un texte pour les membres.", "Audit", "1002", 'content="5"'):
        assert hidden not in text
    assert '<meta property="og:title" content="Léa Rochat">' in text


async def test_what_is_not_visible_is_not_found(site: Site, http: aiohttp.ClientSession) -> None:
    _, profile = await make_professional(5, "Léa Rochat")
    address = f"{site.url}/p/{profile.public_id}"
    await Profile.filter(id=profile.id).update(paused=True)
    assert (await read(http, address))[0] == 404
    assert (await read(http, f"{site.url}/p/{profile.id}"))[0] == 404
    status, text = await read(http, f"{site.url}/p/zzz", headers=AS_PAGE)
    assert status == 404 and "<html" in text


async def test_hostile_texts_stay_texts(site: Site, http: aiohttp.ClientSession) -> None:
    hostile = {"display_name": HOSTILE[:60], "sector": HOSTILE[:60], "skills": [HOSTILE[:50]]}
    _, profile = await make_professional(5, "Léa", **hostile)
    _, text = await read(http, f"{site.url}/p/{profile.public_id}")
    assert "<script>alert" not in text and "<img src=x" not in text
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in text
    _, text = await read(http, f"{site.url}/legal/terms")
    assert "Exemple &amp; fils SA" in text


@pytest.mark.parametrize(
    ("language", "version", "known"),
    [
        (
            "fr",
            "Version du 22 novembre 2026",
            ("Supprimer mon compte", "payrolling", "sept jours", "trente jours", "pendant six mois"),
        ),
        (
            "en",
            "Version of 22 November 2026",
            ("“Delete my account”", "payrolling", "seven days", "thirty days", "for six months"),
        ),
    ],
)
async def test_the_conditions_are_dated_and_know_what_the_service_does(
    site: Site, http: aiohttp.ClientSession, language: str, version: str, known: tuple[str, ...]
) -> None:
    status, text = await read(http, f"{site.url}/legal/terms?lang={language}")
    assert status == 200 and version in text and text.count("<h2>") == 10
    assert all(each in html.unescape(text) for each in known)
    assert words(language).plain("set-delete").removeprefix("🗑 ") in text, "the button is called so"
    assert words(language).plain("mod-appeal").removeprefix("⚖️ ") in html.unescape(text)
    _, private = await read(http, f"{site.url}/legal/privacy?lang={language}")
    assert version in private
    _, operator = await read(http, f"{site.url}/legal/imprint?lang={language}")
    assert version not in operator and "Exemple &amp; fils SA" in operator
    for page in (private, operator):
        assert "Rue des Exemples 1, 1000 Lausanne" in page and 'href="mailto:bonjour@exemple.ch"' in page


async def test_refusals_are_pages_for_people_and_json_for_programs(
    site: Site, http: aiohttp.ClientSession
) -> None:
    status, text = await read(http, f"{site.url}/nowhere", headers=AS_PAGE)
    assert status == 404 and "Page introuvable" in text
    status, text = await read(http, f"{site.url}/nowhere?lang=en")
    assert status == 404 and json.loads(text)["message"].startswith("This page does not exist")


async def test_a_call_page_weighs_less_than_sixty_kilobytes_and_loads_nothing_foreign(
    site: Site, http: aiohttp.ClientSession
) -> None:
    loaded = [asset for path, asset in assets().items() if path.startswith("call/") or path == "style.css"]
    weight = (
        sum(len(asset.compressed) for asset in loaded)
        + len(json.dumps(page_texts("fr", FAMILIES, PLACES))) // 3
    )
    assert weight < 60_000
    for path, asset in assets().items():
        text = asset.body.decode().replace("http://www.w3.org/", "")
        assert "http://" not in text and "https://" not in text, path


async def test_the_push_of_an_update_is_stored_and_acknowledged(
    site: Site, http: aiohttp.ClientSession
) -> None:
    headers = {SECRET_HEADER: WEBHOOK_SECRET}
    async with http.post(site.url + webhook_path(KEYS), json={"update_id": 1}, headers=headers) as answer:
        assert answer.status == 200
    assert [json.loads(raw) for raw in site.updates] == [{"update_id": 1}]


@pytest.mark.parametrize(
    "secret", [None, "", "x", WEBHOOK_SECRET[:-1], WEBHOOK_SECRET + "x", "é" * 8, WEBHOOK_SECRET.upper()]
)
async def test_a_push_without_the_right_secret_header_reaches_nothing(
    site: Site, http: aiohttp.ClientSession, secret: str | None
) -> None:
    headers = {} if secret is None else {SECRET_HEADER: secret}
    async with http.post(site.url + webhook_path(KEYS), json={"update_id": 1}, headers=headers) as answer:
        assert answer.status == 404
    assert site.updates == []


@pytest.mark.parametrize("path", ["/telegram/x", "/telegram/%C3%A9", "/telegram/%F0%9F%98%80", "/telegram/"])
async def test_a_push_to_a_wrong_path_reaches_nothing(
    site: Site, http: aiohttp.ClientSession, path: str
) -> None:
    headers = {SECRET_HEADER: WEBHOOK_SECRET}
    async with http.post(site.url + path, json={"update_id": 1}, headers=headers) as answer:
        assert answer.status == 404
    async with http.post(
        site.url + webhook_path(KEYS)[:-1], json={"update_id": 1}, headers=headers
    ) as answer:
        assert answer.status == 404
    assert site.updates == []


async def test_a_push_must_be_a_post_of_json_of_at_most_a_mebibyte(
    site: Site, http: aiohttp.ClientSession
) -> None:
    address, headers = site.url + webhook_path(KEYS), {SECRET_HEADER: WEBHOOK_SECRET}
    as_json = headers | {"Content-Type": "application/json"}

    async def chunks() -> AsyncIterator[bytes]:
        for _ in range(20):
            yield b" " * (LARGEST_UPDATE // 16)

    async def post(data: object, given: dict[str, str]) -> int:
        async with http.post(address, data=data, headers=given) as answer:  # type: ignore[arg-type]
            return answer.status

    assert (await read(http, address, headers=headers))[0] == 405
    assert await post(b"{}", headers | {"Content-Type": "text/plain"}) == 400
    assert await post(b"{", as_json) == 400
    assert await post(io.BytesIO(b'"' + b"a" * LARGEST_UPDATE + b'"'), as_json) == 413
    assert await post(chunks(), as_json) == 413
    assert site.updates == []


async def test_without_a_database_telegram_is_asked_to_come_again(
    site: Site, http: aiohttp.ClientSession
) -> None:
    async def fails(raw: bytes) -> None:
        raise ConnectionError("the database is down")

    site.app[CONTEXT].ingest = fails
    headers = {SECRET_HEADER: WEBHOOK_SECRET}
    async with http.post(site.url + webhook_path(KEYS), json={"update_id": 1}, headers=headers) as answer:
        assert answer.status == 503
        assert int(answer.headers["Retry-After"]) > 0


async def test_health_readiness_and_metrics(site: Site, http: aiohttp.ClientSession) -> None:
    assert (await read(http, f"{site.url}/healthz"))[0] == 200
    assert (await read(http, f"{site.url}/readyz"))[0] == 200
    status, text = await read(http, f"{site.url}/metrics")
    assert status == 200 and "python_info" in text
    assert (await read(http, f"{site.url}/metrics", headers={"X-Forwarded-For": "203.0.113.9"}))[0] == 404
    await close_database()
    assert (await read(http, f"{site.url}/healthz"))[0] == 200


async def test_not_ready_when_a_check_fails(site: Site, http: aiohttp.ClientSession) -> None:
    async def fails() -> None:
        raise ConnectionError("the database is down")

    site.app[CONTEXT].checks["database"] = fails
    status, text = await read(http, f"{site.url}/readyz")
    assert status == 503 and json.loads(text)["checks"] == {"database": False}


async def enter(
    http: aiohttp.ClientSession, site: Site, token: object, **headers: str
) -> aiohttp.ClientResponse:
    sent = {"Origin": site.url} | headers
    return await http.post(f"{site.url}/v/enter", json={"token": token}, headers=sent)


async def test_a_place_is_given_to_our_own_pages_only_and_as_a_strict_cookie(
    site: Site, http: aiohttp.ClientSession
) -> None:
    pair = await make_pair()
    call = await answered_call(pair)
    token = (await site.link(call, pair.tom)).partition("#")[2]
    for origin in ("https://evil.example", "null", site.url + ".evil.example", "http://127.0.0.1:1"):
        assert (await enter(http, site, token, Origin=origin)).status == 403
    for wrong in (None, 5, [], "é", "x" * 3000):
        assert (await enter(http, site, wrong)).status in (404, 422)
    assert (await enter(http, site, "x" * 5000)).status == 413
    answer = await enter(http, site, token)
    cookie = answer.headers["Set-Cookie"]
    participation = (await answer.json())["participation"]
    assert cookie.startswith(f"seat_{participation}=")
    for part in ("HttpOnly", "SameSite=Strict", f"Path=/v/{participation}"):
        assert part in cookie
    assert token not in cookie


async def socket_code(
    http: aiohttp.ClientSession, url: str, *frames: str, cookie: str = "", origin: str = ""
) -> int:
    """The close code that a socket ends with, or the HTTP status that refused it."""
    headers = {"Origin": origin or url.split("/v/")[0]} | ({"Cookie": cookie} if cookie else {})
    if origin == "-":
        del headers["Origin"]
    try:
        async with http.ws_connect(url, headers=headers, protocols=["entremise.call.1"]) as socket:
            for frame in frames:
                await socket.send_str(frame)
            async with asyncio.timeout(60):
                while not socket.closed:
                    await socket.receive()
            return socket.close_code or 0
    except aiohttp.WSServerHandshakeError as error:
        return error.status


async def test_the_socket_refuses_whoever_has_no_session_and_whatever_is_not_of_the_protocol(
    site: Site, http: aiohttp.ClientSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("web.call_socket.HELLO_SECONDS", 0.3)
    pair = await make_pair()
    call = await answered_call(pair)
    answer = await enter(http, site, (await site.link(call, pair.tom)).partition("#")[2])
    cookie = answer.headers["Set-Cookie"].split(";")[0]
    url = f"{site.url}/v/{(await answer.json())['participation']}/ws"
    hello = '{"type":"hello","tab":"t","resume":false}'
    assert await socket_code(http, url, cookie=cookie, origin="https://evil.example") == 403
    assert await socket_code(http, url, cookie=cookie, origin="-") == 403
    assert await socket_code(http, url) == 4401
    assert await socket_code(http, url, cookie=cookie + "x") == 4401
    assert await socket_code(http, url, cookie=cookie) == 4408
    for bad in (
        "{",
        "[]",
        '{"type":"nope"}',
        '{"type":"signal","gen":1}',
        '{"type":"chat","id":"1","text":""}',
    ):
        assert await socket_code(http, url, bad, cookie=cookie) == 4400
        assert await socket_code(http, url, hello, bad, cookie=cookie) == 4400
    assert (
        await socket_code(http, url, hello, '{"type":"state","x":"' + "a" * 70_000 + '"}', cookie=cookie)
        == 1009
    )
    assert await socket_code(http, url, hello, *['{"type":"ping"}'] * 400, cookie=cookie) == 4429
    await calls.hang_up(call.id, pair.lea.id)
    assert await socket_code(http, url, hello, cookie=cookie) == 4410


async def test_the_certified_teaser_of_a_job_seeker_is_not_public(
    site: Site, http: aiohttp.ClientSession
) -> None:
    _, profile = await make_professional(6, "Nora Blanc")
    await Profile.filter(id=profile.id).update(category=MemberCategory.JOB_SEEKER)
    await certify_profile(profile.id, "Équipe")
    assert (await read(http, f"{site.url}/p/{profile.public_id}"))[0] == 404


async def test_a_person_has_one_connection_at_a_time(site: Site, http: aiohttp.ClientSession) -> None:
    pair = await make_pair()
    call = await answered_call(pair)
    answer = await enter(http, site, (await site.link(call, pair.tom)).partition("#")[2])
    cookie = answer.headers["Set-Cookie"].split(";")[0]
    url = f"{site.url}/v/{(await answer.json())['participation']}/ws"
    given = {"headers": {"Origin": site.url, "Cookie": cookie}, "protocols": ["entremise.call.1"]}

    async def greet(tab: str) -> aiohttp.ClientWebSocketResponse:
        socket = await http.ws_connect(url, **given)  # type: ignore[arg-type]
        await socket.send_json({"type": "hello", "tab": tab, "resume": False})
        assert (await socket.receive_json(timeout=60))["type"] == "welcome"
        return socket

    first = await greet("one")
    second = await greet("two")
    await first.receive(timeout=60)
    assert first.close_code == 4411
    third = await greet("two")
    assert (await second.receive(timeout=60)).type in (aiohttp.WSMsgType.CLOSED, aiohttp.WSMsgType.ERROR)
    assert second.close_code == 1006
    await third.close()
