"""What must be so after whatever anybody did."""

import re
from dataclasses import dataclass
from typing import Any

from bot.engine.definition import definition_of
from bot.turn import Look
from models.delivery import Card, InboxState, InboxUpdate, Notification, Screen
from models.dialog import DialogSession, DialogStatus
from models.member import Member
from sandbox.utf16 import length as utf16_length
from tests.kit.person import Person
from tests.kit.stage import Stage

TEXT_UNITS, CAPTION_UNITS, BYTES, LABEL_UNITS = 4096, 1024, 64, 64
OPEN = (DialogStatus.ACTIVE, DialogStatus.PAUSED)
Seen = dict[int, dict[str, Any]]


@dataclass
class Moment:
    """What a person had at one moment: their chat, their screen and the dialogs that are theirs."""

    member: Member
    chat: list[tuple[Any, ...]]
    screen: Screen | None
    sessions: Seen
    newest: int
    newest_own: int


async def moment(stage: Stage, person: Person) -> Moment:
    """The present moment of a person."""
    await person.look()
    member = await stage.member(person)
    messages = await person.transport.messages(person.user_id)
    own = [m["message_id"] for m in messages if person._is_own(m)]
    screens = person.received
    return Moment(
        member,
        [(s.message_id, s.text, s.labels) for s in screens],
        await Screen.get_or_none(member_id=member.id),
        {row["id"]: row for row in await DialogSession.filter(member_id=member.id).values()},
        max((s.message_id for s in screens), default=0),
        max(own, default=0),
    )


async def nothing_failed() -> list[str]:
    """Updates that were given up, or are still there once the bot rests."""
    rows = await InboxUpdate.exclude(state=InboxState.DONE)
    return [f"update {row.state}: {row.error}" for row in rows]


def messages_are_fit(person: Person) -> list[str]:
    """What Telegram would not take, or nobody could press."""
    found = []
    for screen in person.received:
        most = TEXT_UNITS if "text" in screen.raw else CAPTION_UNITS
        if not 0 < utf16_length(screen.text) <= most and "document" not in screen.raw:
            found.append(f"{utf16_length(screen.text)} units of text")
        for row in screen.raw.get("reply_markup", {}).get("inline_keyboard", []):
            for button in row:
                if len(button.get("callback_data", "x").encode()) > BYTES:
                    found.append(f"{button['callback_data']} has more than {BYTES} bytes")
                if not re.search(r"\w", button["text"]) or utf16_length(button["text"]) > LABEL_UNITS:
                    found.append(f"nobody can read the button « {button['text']} »")
    return found


async def one_live_screen(stage: Stage, person: Person, now: Moment) -> list[str]:
    """Exactly one message is the screen and has the buttons of a page or a dialog; others only belong to a card."""
    if now.screen is None or now.member.unreachable_at is not None:
        return []
    if now.screen.rev != now.screen.shown:
        return [f"the screen {now.screen.page} is not drawn"]
    if now.screen.message_id is None:
        # A newer card about the same thing took its place: then the card has the buttons.
        # An invitation follows its card as a message of its own.
        cards = [message for message in person.received if "document" not in message.raw]
        return [] if "callback_data" in str(cards[-1].raw) else ["the card leaves nothing to tap"]
    shown = next((s for s in person.received if s.message_id == now.screen.message_id), None)
    if shown is None:
        return [f"the screen {now.screen.page} is not in the chat"]
    if not any("callback_data" in b for row in _rows(shown.raw) for b in row):
        return [f"the screen {now.screen.page} has no button: {shown.text[:80]}"]
    cards = {card.message_id for card in await Card.filter(member_id=now.member.id)}
    told = {row.message_id for row in await Notification.filter(recipient_id=now.member.id)}
    live = [
        s.message_id
        for s in person.received
        if s.labels and s.message_id not in cards | told and s.message_id != now.screen.message_id
    ]
    found = [f"message {number} still has buttons besides the screen" for number in live]
    dialogs = {s.message_id for s in person.received if "d1|" in str(_rows(s.raw))}
    return found + [f"{number} has a dialog's buttons" for number in dialogs - {now.screen.message_id}]


def _rows(raw: dict[str, Any]) -> list[list[dict[str, Any]]]:
    rows: list[list[dict[str, Any]]] = raw.get("reply_markup", {}).get("inline_keyboard", [])
    return rows


async def nobody_is_stuck(stage: Stage, person: Person, now: Moment) -> list[str]:
    """A dialog under way shows its own question, in the person's language, with a way out."""
    screen = now.screen
    if screen is None or screen.page != "dialog" or now.member.unreachable_at is not None:
        return []
    session = await DialogSession.get_or_none(id=int(screen.args["session"]))
    if session is None or session.status not in OPEN:
        return []
    definition = definition_of(session.dialog)
    shown = next((s for s in person.received if s.message_id == screen.message_id), None)
    if definition is None or shown is None:
        return []
    run = definition(session, Look(now.member, stage.facts))
    if run.current().name != session.step:
        return [f"the screen is at {session.step}, the dialog at {run.current().name}"]
    data = [b.get("callback_data", "") for row in _rows(shown.raw) for b in row]
    wanted = f"d1|{session.id}|{session.turn}|cancel:"
    if wanted not in data:
        return [f"no way out of {session.dialog}.{session.step} (turn {session.turn}): {data}"]
    own = f"{run.key}.cancel"
    if run.words.plain(own if run.words.has(own) else "common-cancel") not in shown.labels:
        return [f"{session.dialog}.{session.step} is not in {now.member.language}"]
    return []


def sessions_are_whole(before: Moment, now: Moment) -> list[str]:
    """At most one dialog is active; what an open one holds does not vanish while it is open."""
    active = [row["id"] for row in now.sessions.values() if row["status"] == DialogStatus.ACTIVE]
    found = [f"dialogs {active} are active at once"] if len(active) > 1 else []
    for number, row in before.sessions.items():
        after = now.sessions.get(number)
        if after is None:
            found.append(f"the dialog {number} vanished")
        elif row["status"] not in OPEN and row["status"] != DialogStatus.CANCELLED:
            if after["status"] != row["status"]:
                found.append(f"{row['dialog']} was {row['status']} and is {after['status']}")
        elif after["status"] in (*OPEN, DialogStatus.CANCELLED):
            lost = set(row["answers"]) - set(after["answers"])
            blamed = {after["step"]} if now.screen is not None and now.screen.notice else set()
            found += [f"the answers {lost} of {row['dialog']} are lost"] if lost - blamed else []
    return found
