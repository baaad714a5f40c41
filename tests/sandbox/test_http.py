"""The sandbox over HTTP: the Bot API's ways of asking, the control API, events, mail."""

import asyncio
import smtplib
from collections.abc import AsyncIterator
from email.message import EmailMessage
from typing import Any

import aiohttp
import orjson
import pytest
from yarl import URL

from sandbox.people import Bot, Person
from sandbox.server import Server
from sandbox.world import World
from tests.sandbox.conftest import TOKEN


@pytest.fixture
async def client(server: Server) -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession(base_url=server.url) as session:
        yield session


async def answer(response: Any) -> Any:
    async with response as got:
        return orjson.loads(await got.read())


async def test_parameters_come_by_query_form_json_and_multipart(
    client: aiohttp.ClientSession, world: World, ana: Person
) -> None:
    params = {"chat_id": str(ana.id), "text": "a"}
    path = f"/bot{TOKEN}/sendMessage"
    assert (await answer(client.get(path, params=params)))["ok"]
    assert (await answer(client.post(path, params=params)))["ok"]
    assert (await answer(client.post(path, data=params)))["ok"]
    assert (await answer(client.post(path, json={"chat_id": ana.id, "text": "a"})))["ok"]
    form = aiohttp.FormData(params, default_to_multipart=True)
    assert (await answer(client.post(f"/bot{TOKEN}/SENDMESSAGE", data=form)))["ok"]
    assert len(world.chat(ana.id).messages) == 6
    encoded = TOKEN.replace(":", "%3A")
    assert (await answer(client.get(f"/bot{encoded}/getMe")))["result"]["id"] == 4242
    broken = await answer(client.post(path, data=b"{", headers={"Content-Type": "application/json"}))
    assert broken["description"] == "Bad Request: can't parse JSON object"


async def test_the_status_is_the_error_code(client: aiohttp.ClientSession, world: World, ana: Person) -> None:
    async with client.get("/bot4242:wrong/getMe") as got:
        assert got.status == 401
    async with client.get(f"/bot{TOKEN}/getMee") as got:
        assert (got.status, (await got.json())["description"]) == (404, "Not Found")
    world.faults.set({"too_many_rate": 1.0, "retry_after": 3})
    async with client.get(f"/bot{TOKEN}/getMe") as got:
        assert (got.status, got.headers["Retry-After"]) == (429, "3")


async def test_a_file_goes_up_and_comes_down(client: aiohttp.ClientSession, ana: Person) -> None:
    for name in ("document", "attached"):
        form = aiohttp.FormData({"chat_id": str(ana.id)})
        form.add_field(name, b"abc", filename="a.txt", content_type="text/plain")
        if name == "attached":
            form.add_field("document", "attach://attached")
        sent = await answer(client.post(f"/bot{TOKEN}/sendDocument", data=form))
        file_id = sent["result"]["document"]["file_id"]
        path = (await answer(client.get(f"/bot{TOKEN}/getFile", params={"file_id": file_id})))["result"][
            "file_path"
        ]
        async with client.get(f"/file/bot{TOKEN}/{path}") as got:
            assert await got.read() == b"abc"
        async with client.get(f"/control/files/{file_id}") as got:
            assert await got.read() == b"abc"
            assert got.headers["X-Content-Type-Options"] == "nosniff"
    async with client.get(f"/file/bot{TOKEN}/documents/nothing") as got:
        assert got.status == 404


async def test_a_lost_answer_closes_the_line(
    client: aiohttp.ClientSession, world: World, ana: Person
) -> None:
    world.faults.set({"offline": True})
    with pytest.raises(aiohttp.ClientError):
        await answer(client.get(f"/bot{TOKEN}/getMe"))


async def test_foreign_hosts_and_origins_are_refused(client: aiohttp.ClientSession, bot: Bot) -> None:
    for headers in ({"Host": "evil.example"}, {"Origin": "https://evil.example"}, {"Origin": "null"}):
        for path in ("/control/state", f"/bot{TOKEN}/getMe"):
            async with client.get(path, headers=headers) as got:
                assert got.status == 403
    async with client.get("/control/state", headers={"Origin": "http://localhost:5"}) as got:
        assert got.status == 200


def test_the_sandbox_listens_on_loopback_only() -> None:
    with pytest.raises(ValueError, match="loopback"):
        Server(None, host="0.0.0.0")  # type: ignore[arg-type]


async def test_the_control_api_lets_a_person_live(
    client: aiohttp.ClientSession, world: World, bot: Bot
) -> None:
    ana = (await answer(client.post("/control/people", json={"first_name": "Ana", "role": "cliente"})))["id"]
    base = f"/control/people/{ana}"
    assert (await answer(client.post(f"{base}/start", json={"payload": "p_1"})))["text"] == "/start p_1"
    keys = {"inline_keyboard": [[{"text": "Va", "callback_data": "go"}]]}
    sent = (await world.call(TOKEN, "sendMessage", {"chat_id": ana, "text": "a", "reply_markup": keys}))[
        "result"
    ]
    state = await answer(client.get("/control/state"))
    assert state["people"][0]["unread"] == 1
    assert state["people"][0]["last"]["text"] == "a"
    assert state["bots"][0]["username"] == "essai_bot"
    tap = await answer(client.post(f"{base}/tap", json={"message_id": sent["message_id"], "data": "go"}))
    query = tap["callback_query_id"]
    assert (await answer(client.get(f"/control/answers/{query}")))["pending"]
    await world.call(TOKEN, "answerCallbackQuery", {"callback_query_id": query, "text": "bien"})
    assert (await answer(client.get(f"/control/answers/{query}")))["text"] == "bien"
    assert (await answer(client.get("/control/requests?limit=1")))[0]["method"] == "answerCallbackQuery"


async def test_the_control_api_lets_a_person_write_and_leave(
    client: aiohttp.ClientSession, world: World, bot: Bot, ana: Person
) -> None:
    base = f"/control/people/{ana.id}"
    text = await answer(client.post(f"{base}/text", json={"text": "bonjour", "reply_to": 1}))
    await answer(client.post(f"{base}/edit", json={"message_id": text["message_id"], "text": "bonsoir"}))
    await answer(client.post(f"{base}/contact"))
    await answer(client.post(f"{base}/location", json={"latitude": 46, "longitude": 6}))
    form = aiohttp.FormData({"kind": "document", "caption": "c"})
    form.add_field("file", b"abc", filename="a.txt", content_type="text/plain")
    assert (await answer(client.post(f"{base}/file", data=form)))["caption"] == "c"
    chat = await answer(client.get(f"/control/chats/{ana.id}"))
    assert [message.get("text") for message in chat["messages"]] == [
        "/start",
        "bonsoir",
        None,
        None,
        None,
    ]
    assert (await answer(client.get("/control/state")))["people"][0]["unread"] == 0
    assert (await answer(client.post(f"{base}/block")))["ok"]
    refused = await answer(client.post(f"{base}/text", json={"text": "x"}))
    assert "unblock" in refused["error"]
    assert (await answer(client.post(f"{base}/unblock")))["ok"]
    assert (await answer(client.post(f"{base}/clear")))["ok"]
    assert (await answer(client.get(f"/control/chats/{ana.id}")))["messages"] == []
    assert (await answer(client.patch(base, json={"language_code": "de"})))["language_code"] == "de"


async def test_wrong_control_requests_are_answered_with_a_sentence(
    client: aiohttp.ClientSession, ana: Person
) -> None:
    base = f"/control/people/{ana.id}"
    wrong: list[tuple[str, Any]] = [
        (f"{base}/text", {}), (f"{base}/text", {"text": " "}),
        (f"{base}/tap", {"message_id": 1, "data": "x"}),
        (f"{base}/fly", {}), ("/control/people/9/text", {"text": "a"}), ("/control/people", {}),
        ("/control/clock", {"advance_seconds": -1}), ("/control/clock", {"to": "2020-01-01T00:00:00Z"}),
        ("/control/clock", {"to": "2030-01-01T00:00:00"}), ("/control/faults", {"nonsense": 1}),
        (f"{base}/start", {"payload": "é"}), (f"{base}/text", []),
    ]  # fmt: skip
    for path, body in wrong:
        async with client.post(path, json=body) as got:
            assert got.status == 400, path
            assert (await got.json())["error"], path


async def test_the_clock_moves_forwards_and_messages_follow_it(
    client: aiohttp.ClientSession, world: World, bot: Bot, ana: Person
) -> None:
    before = world.chat(ana.id).last["date"]
    moved = await answer(client.post("/control/clock", json={"advance_seconds": 86400}))
    assert moved["offset_seconds"] == 86400
    assert (await world.send_text(ana.id, bot.id, "demain"))["date"] >= before + 86400
    far = await answer(client.post("/control/clock", json={"to": "2090-01-01T00:00:00+01:00"}))
    assert far["now"].startswith("2089-12-31T23:00:00")


async def test_events_stream_and_resume(
    client: aiohttp.ClientSession, world: World, bot: Bot, ana: Person
) -> None:
    async def read(count: int, **headers: str) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = []
        async with client.get("/control/events", headers=headers) as got:
            assert got.content_type == "text/event-stream"
            if not headers:
                await world.send_text(ana.id, bot.id, "a")
                await world.call(TOKEN, "sendChatAction", {"chat_id": ana.id, "action": "typing"})
            async for line in got.content:
                if line.startswith(b"data: "):
                    found.append(orjson.loads(line[6:]))
                if len(found) == count:
                    return found
        return found

    async with asyncio.timeout(60):
        first = await read(2)
        assert [event["type"] for event in first] == ["message", "typing"]
        assert first[0]["message"]["text"] == "a"
        again = await read(1, **{"Last-Event-ID": str(first[0]["id"])})
    assert again == [first[1]]


async def test_links_to_a_bot_and_shared_links_show_the_page(
    client: aiohttp.ClientSession, server: Server
) -> None:
    for path in ("/", "/t.me/essai_bot?start=p_1", "/t.me/share/url?url=https://a.ch"):
        async with client.get(path) as got:
            assert got.status == 200
            assert got.content_type == "text/html"
    for path in ("/static/../world.py", "/static/%2e%2e/world.py", "/static/nothing"):
        async with client.get(path) as got:
            assert got.status == 404
    async with client.get(URL(f"{server.url}/static/..%2Fworld.py", encoded=True)) as got:
        assert got.status == 404, "nothing outside the page's folder is handed out"


async def test_a_file_that_could_act_as_a_page_is_only_downloaded(
    client: aiohttp.ClientSession, world: World, bot: Bot, ana: Person
) -> None:
    message = await world.send_file(ana.id, bot.id, "document", "a.html", "text/html", b"<script>1</script>")
    async with client.get(f"/control/files/{message['document']['file_id']}") as got:
        assert got.content_type == "application/octet-stream"
        assert got.headers["Content-Disposition"].startswith("attachment")


async def test_an_email_arrives_in_the_mailbox(
    client: aiohttp.ClientSession, server: Server, world: World
) -> None:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "a@b.ch", "Zoé <z@b.ch>", "Rendez-vous confirmé"
    message.set_content("Bonjour é")
    message.add_alternative("<p>Bonjour é</p>", subtype="html")
    message.add_attachment(b"BEGIN:VCALENDAR", maintype="text", subtype="calendar", filename="rdv.ics")

    def send() -> None:
        with smtplib.SMTP("127.0.0.1", server.smtp_port) as smtp:
            smtp.send_message(message)

    await asyncio.to_thread(send)
    summary = (await answer(client.get("/control/mail")))[0]
    assert (summary["subject"], summary["recipients"]) == ("Rendez-vous confirmé", ["z@b.ch"])
    whole = await answer(client.get(f"/control/mail/{summary['number']}"))
    assert whole["text"].strip() == "Bonjour é"
    assert whole["html"].strip() == "<p>Bonjour é</p>"
    assert whole["attachments"][0]["name"] == "rdv.ics"
    async with client.get(f"/control/mail/{summary['number']}/0") as got:
        assert await got.read() == b"BEGIN:VCALENDAR"
        assert got.headers["Content-Disposition"].startswith("attachment")
    assert (await answer(client.get("/control/state")))["mail_count"] == 1
