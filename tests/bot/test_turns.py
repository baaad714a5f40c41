"""An update becomes a turn, and a turn becomes a screen."""

from bot.intake import ingest
from models.delivery import InboxUpdate, Screen
from services.inbox import Incoming, receive
from tests.bot import pages_for_tests
from tests.bot.scene import effects, in_the_hall
from tests.kit.stage import TOKEN, Stage


async def test_start_shows_a_screen_with_buttons(stage: Stage) -> None:
    alice = await stage.person("Alice")
    await alice.starts()
    assert alice.screen().labels


async def test_a_tap_changes_the_live_message_and_is_answered(stage: Stage) -> None:
    alice = await in_the_hall(stage)
    before = alice.screen().message_id
    await alice.taps("Compter")
    alice.sees("Salle comptée 1")
    alice.is_told("Oui")
    assert alice.screen().message_id == before


async def test_a_text_brings_a_new_message_and_only_one_keyboard_lives(stage: Stage) -> None:
    alice = await in_the_hall(stage)
    before = alice.screen().message_id
    await alice.says("bonjour")
    alice.sees("Salle bonjour")
    assert alice.screen().message_id > before
    assert alice.live_keyboards == 1


async def test_a_refusal_undoes_what_was_done_and_is_said(stage: Stage) -> None:
    alice = await in_the_hall(stage)
    await alice.taps("Refuser")
    alice.is_told("Vous ne pouvez pas faire cela")
    await alice.says("refus")
    alice.sees("Vous ne pouvez pas faire cela", "Salle A")
    assert await effects(stage, alice) == 0


async def test_an_unknown_text_is_never_ignored(stage: Stage) -> None:
    alice = await in_the_hall(stage)
    seen = len(alice.received)
    await alice.says("?quoi")
    assert len(alice.received) > seen


async def test_an_edited_message_reaches_the_page_as_an_edit(stage: Stage) -> None:
    alice = await in_the_hall(stage)
    await alice.says("bonjour")
    await alice.edits("bonjour", "bonsoir")
    alice.sees("Salle bonsoir")
    assert pages_for_tests.BEHAVIOUR["texts"] == [("bonjour", False), ("bonsoir", True)]


async def test_a_forged_tap_is_refused_and_changes_nothing(stage: Stage) -> None:
    alice = await in_the_hall(stage)
    for data in ("x", "b1", "b1|nowhere|open|", "n1|nothing|1|1|go", "n1|hall|x|y|z", "b2|hall|count|"):
        await alice.taps_data(data)
        alice.is_told("Ce bouton n'est pas pour vous")
    assert await effects(stage, alice) == 0
    alice.sees("Salle A")


async def test_an_update_that_comes_twice_takes_effect_once(stage: Stage) -> None:
    alice = await in_the_hall(stage)
    await alice.says("bonjour")
    stage.assembly.poller._offset = 0
    row = await InboxUpdate.all().order_by("-seq").first()
    assert row is not None
    assert await receive([Incoming(row.update_id, row.lane, "{}")]) == 0
    await stage.settle()
    assert await effects(stage, alice) == 1


async def test_control_characters_and_lone_surrogates_do_not_arrive(stage: Stage) -> None:
    alice = await in_the_hall(stage)
    raw = (
        '{"update_id": 999, "message": {"message_id": 500, "date": 1, "text": "a\\u0000b\\ud800c",'
        f' "chat": {{"id": {alice.user_id}, "type": "private"}},'
        f' "from": {{"id": {alice.user_id}, "is_bot": false, "first_name": "Al\\u0000ice"}}}}}}'
    )
    await ingest(raw.encode())
    await stage.settle()
    assert pages_for_tests.BEHAVIOUR["texts"] == [("abc", False)]


async def test_a_screen_that_is_gone_leads_home_and_says_so(stage: Stage) -> None:
    alice = await in_the_hall(stage)
    await alice.taps_data("b1|hall|open|gone")
    alice.sees("n'existe pas")
    screen = await Screen.get(member_id=(await stage.member(alice)).id)
    assert screen.page == "welcome" and screen.shown == screen.rev


async def test_a_button_of_an_old_message_loses_its_keyboard_and_the_screen_comes_below(stage: Stage) -> None:
    alice = await in_the_hall(stage)
    old = alice.screen()
    await alice.says("bonjour")
    live = alice.screen()
    await alice.taps_data(
        old.raw["reply_markup"]["inline_keyboard"][0][0]["callback_data"], message_id=old.message_id
    )
    alice.sees("Salle comptée 2")
    assert alice.screen().message_id > live.message_id
    assert alice.live_keyboards == 1


async def test_a_refused_tap_on_an_old_message_takes_its_buttons_too(stage: Stage) -> None:
    alice = await in_the_hall(stage)
    old = alice.screen()
    await alice.says("bonjour")
    said = {"chat_id": alice.user_id, "text": "Ancien", "reply_markup": old.raw["reply_markup"]}
    await stage.world.call(TOKEN, "sendMessage", said)
    assert (await alice.look()).live_keyboards == 2
    number = max(message.message_id for message in alice.received)
    await alice.taps_data(old.button("Refuser")["callback_data"], message_id=number)
    alice.is_told("Vous ne pouvez pas faire cela")
    assert alice.live_keyboards == 1


async def test_texts_and_taps_of_one_person_are_worked_on_in_the_order_of_their_arrival(stage: Stage) -> None:
    alice = await in_the_hall(stage)
    data = alice.screen().button("Compter")["callback_data"]
    for number in range(3):
        await alice.transport.text(alice.user_id, f"texte {number}", None)
        await alice.transport.tap(alice.user_id, alice.screen().message_id, data)
    await stage.settle()
    rows = await InboxUpdate.filter(state="done").order_by("seq")
    assert [row.done_at for row in rows] == sorted(row.done_at for row in rows if row.done_at)
    assert await effects(stage, alice) == 6


async def test_a_group_is_refused_politely(stage: Stage) -> None:
    group = '{"id": -500, "type": "group", "title": "G"}'
    person = await stage.person("Alice")
    await ingest(
        f'{{"update_id": 77, "message": {{"message_id": 1, "date": 1, "text": "x", "chat": {group}, "from":'
        f' {{"id": {person.user_id}, "is_bot": false, "first_name": "Alice"}}}}}}'.encode()
    )
    await stage.settle()
    assert stage.request.calls["sendMessage"] == 1
    assert (await InboxUpdate.get(update_id=77)).state == "done"


async def test_blocking_makes_unreachable_and_writing_again_makes_reachable(stage: Stage) -> None:
    alice = await in_the_hall(stage)
    await alice.blocks()
    assert (await stage.member(alice)).unreachable_at is not None
    await alice.unblocks()
    assert (await stage.member(alice)).unreachable_at is None
