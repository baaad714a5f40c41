"""Two real browsers in one call: they really see and hear each other (FR-121, FR-242)."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from playwright.async_api import BrowserContext, Page, expect

from models.call import Call, CallSeat, CallStatus
from models.member import Member
from services import calls
from tests.web.conftest import Site
from tests.web.people import Pair, answered_call, confirmed_appointment, make_pair
from web.call_hub import HUB

pytestmark = [pytest.mark.browser, pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)]

# Remembers every peer connection, so that the tests can ask it what it decodes.
SPY = """(() => {
  const Native = RTCPeerConnection;
  window.connections = [];
  window.RTCPeerConnection = function (...given) {
    const made = new Native(...given);
    connections.push(made);
    return made;
  };
  window.RTCPeerConnection.prototype = Native.prototype;
  window.violations = [];
  addEventListener("securitypolicyviolation",
    (event) => violations.push(event.violatedDirective + " " + event.blockedURI));
})()"""
RECEIVED = """async () => {
  const found = { frames: 0, width: 0, samples: 0, energy: 0 };
  for (const connection of window.connections) {
    if (connection.connectionState === "closed") continue;
    for (const report of (await connection.getStats()).values()) {
      if (report.type !== "inbound-rtp") continue;
      if (report.kind === "video") { found.frames += report.framesDecoded || 0; found.width = report.frameWidth || 0; }
      else { found.samples += report.totalSamplesReceived || 0; found.energy += report.totalAudioEnergy || 0; }
    }
  }
  return found;
}"""
FRAMES_SHOWN = """(count) => new Promise((done) => {
  const video = document.getElementById("remote");
  const next = () => (count-- > 0 ? video.requestVideoFrameCallback(next) : done(video.videoWidth));
  next();
})"""


async def until(check: Callable[[], Awaitable[Any]], seconds: float = 40.0) -> Any:
    """What `check` gives once it is true; fails after some seconds."""
    deadline = time.monotonic() + seconds
    while not (found := await check()):
        assert time.monotonic() < deadline, "it never came true"
        await asyncio.sleep(0.1)
    return found


async def open_page(context: BrowserContext, address: str) -> Page:
    """A page on a personal link, in the preview."""
    page = await context.new_page()
    await page.add_init_script(SPY)
    await page.goto(address)
    return page


async def join(context: BrowserContext, address: str) -> Page:
    """A page that has joined."""
    page = await open_page(context, address)
    await expect(page.locator("#camera option")).not_to_have_count(0)
    await page.get_by_role("button", name="Rejoindre la visio").click()
    await expect(page.locator("body")).to_have_attribute("data-view", "room")
    return page


async def receives(page: Page) -> bool:
    """Whether pictures and sound of the other side are decoded, more and more of them, and are shown."""
    first = await page.evaluate(RECEIVED)
    if not (first["frames"] and first["samples"]):
        return False
    await asyncio.sleep(0.6)
    second = await page.evaluate(RECEIVED)
    grows = all(second[name] > first[name] for name in ("frames", "samples", "energy"))
    return grows and bool(await page.evaluate(FRAMES_SHOWN, 3))


async def both_join(site: Site, contexts: list[BrowserContext], pair: Pair, call: Call) -> tuple[Page, Page]:
    """Tom and Léa in the room, seeing and hearing each other."""
    tom = await join(contexts[0], await site.link(call, pair.tom))
    lea = await join(contexts[1], await site.link(call, pair.lea))
    for page in (tom, lea):
        await until(lambda page=page: receives(page))
    return tom, lea


async def status_of(call: Call, status: CallStatus) -> None:
    """Waits until the call has a status."""

    async def reached() -> bool:
        return (await Call.get(id=call.id)).status is status

    await until(reached)


async def test_two_people_see_and_hear_each_other_and_hanging_up_ends_it_for_both(
    site: Site, contexts: list[BrowserContext]
) -> None:
    pair = await make_pair()
    call = await answered_call(pair)
    tom, lea = await both_join(site, contexts, pair, call)
    await status_of(call, CallStatus.LIVE)
    for page, other in ((tom, "Léa Rochat"), (lea, "Tom Martin")):
        await expect(page.locator("#title")).to_have_text(f"Visio avec {other}")
        await expect(page.locator("#cover")).to_be_hidden()
        await expect(page.locator("#quality")).to_have_attribute("data-level", "good")
        assert await page.evaluate("violations") == []
    await tom.get_by_role("button", name="Raccrocher").click()
    for page in (tom, lea):
        await expect(page.get_by_role("heading", name="Visio terminée")).to_be_visible()
    ended = await Call.get(id=call.id)
    assert ended.status is CallStatus.ENDED
    assert ended.started_at and ended.ended_at


async def test_the_picture_is_shown_whole_by_a_tap_and_the_camera_is_turned_while_talking(
    site: Site, contexts: list[BrowserContext]
) -> None:
    pair = await make_pair()
    tom, lea = await both_join(site, contexts, pair, await answered_call(pair))
    stage, picture = tom.locator("#stage"), tom.locator("#remote")
    for fill in ("cover", "contain", "cover"):
        await expect(stage).to_have_attribute("data-fill", fill)
        assert await picture.evaluate("video => getComputedStyle(video).objectFit") == fill
        await picture.click(position={"x": 20, "y": 20})
    used = "document.querySelector('#local').srcObject.getVideoTracks()[0].getSettings().deviceId"
    turn, seen = tom.get_by_role("button", name="Changer de caméra"), {await tom.evaluate(used)}

    async def is_another() -> bool:
        return bool(await tom.evaluate(used) not in seen)

    # Of the browser's pretended cameras the second one measures depth: nothing of it can be sent.
    for _ in range(2):
        await turn.click()
        await until(is_another)
        seen.add(await tom.evaluate(used))
    await until(lambda: receives(lea))
    await expect(lea.locator("#cover")).to_be_hidden()
    assert await tom.evaluate("violations") == []
    await tom.set_viewport_size({"width": 360, "height": 740})
    assert await tom.evaluate("document.querySelector('.controls').scrollWidth <= innerWidth")


_CAPTION = """() => {
    const caption = document.querySelector("#remote-caption"), range = document.createRange();
    range.selectNodeContents(caption);
    const [box, text] = [caption.getBoundingClientRect(), range.getBoundingClientRect()];
    const mine = document.querySelector("#self").getBoundingClientRect();
    return {
        whole: text.left >= box.left && text.right <= box.right && text.bottom <= box.bottom,
        covered: box.right > mine.left && box.bottom > mine.top,
        wide: document.documentElement.scrollWidth,
    };
}"""


async def test_messages_mute_and_camera_reach_the_other_side(
    site: Site, contexts: list[BrowserContext]
) -> None:
    pair = await make_pair()
    tom, lea = await both_join(site, contexts, pair, await answered_call(pair))
    await tom.get_by_role("button", name="Couper le micro").click()
    await expect(lea.locator("#remote-caption")).to_have_text("Tom Martin · Micro coupé")
    await lea.set_viewport_size({"width": 360, "height": 740})
    shown = await lea.evaluate(_CAPTION)
    assert shown["whole"] and not shown["covered"] and shown["wide"] <= 360, shown
    await tom.get_by_role("button", name="Éteindre la caméra").click()
    await expect(lea.locator("#cover-text")).to_have_text("Caméra éteinte")
    await tom.get_by_role("button", name="Allumer la caméra").click()
    await expect(lea.locator("#cover")).to_be_hidden()
    await tom.get_by_role("button", name="Messages").click()
    await tom.get_by_label("Votre message").fill("<img src=x onerror=alert(1)> Bonjour & bienvenue")
    await tom.get_by_label("Votre message").press("Enter")
    await expect(lea.get_by_role("button", name="Nouveaux messages : 1")).to_be_visible()
    await lea.locator("#open-chat").click()
    await expect(lea.locator("#chat-log li")).to_have_text("<img src=x onerror=alert(1)> Bonjour & bienvenue")
    assert await lea.evaluate("document.images.length") == 1


async def test_opening_on_a_second_device_takes_the_place_over(
    site: Site, contexts: list[BrowserContext]
) -> None:
    pair = await make_pair()
    call = await answered_call(pair)
    first, lea = await both_join(site, contexts, pair, call)
    second = await join(contexts[2], await site.link(call, pair.tom))
    await expect(first.get_by_role("heading", name="La visio continue ailleurs")).to_be_visible()
    for page in (second, lea):
        await until(lambda page=page: receives(page))
    assert await CallSeat.filter(call_id=call.id, present=True).count() == 2


async def test_a_call_survives_the_loss_of_the_server(site: Site, contexts: list[BrowserContext]) -> None:
    pair = await make_pair()
    call = await answered_call(pair)
    tom, lea = await both_join(site, contexts, pair, call)
    before = await tom.evaluate("connections.length")
    # The socket alone is cut: pictures go from one browser to the other and must not notice.
    for socket in list(site.app[HUB]._sockets):
        socket.abort()
    await asyncio.sleep(1.5)
    for page in (tom, lea):
        await until(lambda page=page: receives(page))
        await expect(page.locator("#quality")).to_have_text("Connexion bonne")
    assert await tom.evaluate("connections.length") == before
    await lea.get_by_role("button", name="Raccrocher").click()
    await expect(tom.get_by_role("heading", name="Visio terminée")).to_be_visible()


async def test_a_dead_peer_connection_is_replaced(site: Site, contexts: list[BrowserContext]) -> None:
    pair = await make_pair()
    tom, lea = await both_join(site, contexts, pair, await answered_call(pair))
    await tom.evaluate("connections.at(-1).close()")
    for page in (tom, lea):
        await until(lambda page=page: receives(page))


async def test_an_appointments_room_is_left_and_entered_again_and_ended_by_the_professional(
    site: Site, contexts: list[BrowserContext]
) -> None:
    pair = await make_pair()
    appointment = await confirmed_appointment(pair)
    call = await calls.open_room(appointment)
    tom, lea = await both_join(site, contexts, pair, call)
    await tom.get_by_role("button", name="Raccrocher").click()
    gone = "Tom Martin a quitté la visio. Vous pouvez attendre ici."
    await expect(lea.locator("#cover-text")).to_have_text(gone)
    await tom.get_by_role("button", name="Revenir dans la visio").click()
    await tom.get_by_role("button", name="Rejoindre la visio").click()
    for page in (tom, lea):
        await until(lambda page=page: receives(page))
    await lea.get_by_role("button", name="Raccrocher").click()
    await lea.get_by_role("button", name="Terminer pour tous").click()
    for page in (tom, lea):
        await expect(page.get_by_role("heading", name="Visio terminée")).to_be_visible()


async def only_the_way_back(page: Page) -> None:
    """What can only fail again is not offered: one button leads on, and the heading that reads first has no frame."""
    await expect(page.locator("#end-again")).to_be_hidden()
    await expect(page.locator("#end-back")).to_have_class("button primary")
    await expect(page.locator("#end-heading")).to_be_focused()
    assert await page.locator("#end-heading").evaluate("it => getComputedStyle(it).outlineStyle") == "none"


async def test_a_server_that_does_not_answer_may_be_tried_again(
    site: Site, contexts: list[BrowserContext]
) -> None:
    page = await contexts[2].new_page()
    await page.route("**/v/look*", lambda route: route.abort())
    await page.goto(f"{site.url}/v#token")
    await expect(page.locator("#end-again")).to_have_text("Réessayer")
    await expect(page.locator("#end-back")).to_have_class("button")


async def test_links_that_lead_nowhere_say_why(site: Site, contexts: list[BrowserContext]) -> None:
    pair = await make_pair()
    call = await answered_call(pair)
    address = await site.link(call, pair.tom)
    page = await open_page(contexts[0], address[:-4] + "AAAA")
    await expect(page.locator("#end-lead")).to_contain_text("cette adresse n’est pas complète")
    await only_the_way_back(page)
    page = await open_page(contexts[0], f"{site.url}/v")
    await expect(page.locator("#end-lead")).to_contain_text("cette adresse n’est pas complète")
    await CallSeat.filter(call_id=call.id, member_id=pair.tom.id).update(generation=2)
    page = await open_page(contexts[0], address)
    await expect(page.locator("#end-lead")).to_contain_text("Un lien plus récent remplace celui-ci")
    await only_the_way_back(page)
    await calls.hang_up(call.id, pair.lea.id)
    page = await open_page(contexts[0], await site.link(call, await Member.get(id=pair.lea.id)))
    await expect(page.locator("#end-lead")).to_have_text("Cet appel est terminé.")
    await only_the_way_back(page)
