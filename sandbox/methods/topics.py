"""Topics in private chats."""

from __future__ import annotations

from typing import Any

from sandbox import utf16
from sandbox.errors import bad_request
from sandbox.methods.call import Call, Method
from sandbox.people import Json, Person

COLORS = (7322096, 16766590, 13338331, 9367192, 16749490, 16478047)


def _located(call: Call) -> tuple[Person, str, Json]:
    person = call.person_in()
    number = str(call.params.number("message_thread_id"))
    topic = call.state_of(person).topics.get(number)
    if topic is None:
        raise bad_request("message thread not found")
    return person, number, topic


def create_forum_topic(call: Call) -> Json:
    """Open a topic; refused when the bot has topics switched off."""
    person = call.reachable()
    if not call.bot.topics:
        raise bad_request("the chat is not a forum")
    name = call.params.text("name")
    if not 1 <= utf16.length(name) <= 128:
        raise bad_request("TOPIC_NAME_INVALID" if name else "topic name must be non-empty")
    color = call.params.number("icon_color", COLORS[0])
    if color not in COLORS:
        raise bad_request("TOPIC_ICON_COLOR_INVALID")
    created: Json = {"name": name, "icon_color": color}
    if call.params.has("icon_custom_emoji_id"):
        created["icon_custom_emoji_id"] = call.params.text("icon_custom_emoji_id")
    service = call.world.chats.add(call.bot, person.id, call.bot.user(), {"forum_topic_created": created})
    number = service["message_id"]
    service |= {"message_thread_id": number, "is_topic_message": True}
    call.world.chats.replace(call.bot, person.id, service, edited=False)
    state = call.state_of(person)
    state.topics[str(number)] = created
    call.world.chats.save_state(call.bot.id, person.id, state)
    return {"message_thread_id": number, **created}


def edit_forum_topic(call: Call) -> bool:
    """Rename a topic or change its icon."""
    person, number, topic = _located(call)
    change: Json = {}
    if call.params.has("name"):
        change["name"] = call.params.text("name")
    if call.params.values.get("icon_custom_emoji_id") is not None:
        change["icon_custom_emoji_id"] = call.params.text("icon_custom_emoji_id")
    if all(topic.get(name, "") == value for name, value in change.items()):
        raise bad_request("TOPIC_NOT_MODIFIED")
    topic.update(change)
    call.world.chats.save_state(call.bot.id, person.id, call.state_of(person))
    _tell(call, person, number, {"forum_topic_edited": change})
    return True


def _tell(call: Call, person: Person, number: str, content: Json) -> None:
    place = {"message_thread_id": int(number), "is_topic_message": True}
    call.world.chats.add(call.bot, person.id, call.bot.user(), {**content, **place})


def _switch(closed: bool) -> Method:
    def act(call: Call) -> bool:
        person, number, topic = _located(call)
        if bool(topic.get("closed")) == closed:
            raise bad_request("TOPIC_NOT_MODIFIED")
        topic["closed"] = closed
        call.world.chats.save_state(call.bot.id, person.id, call.state_of(person))
        _tell(call, person, number, {"forum_topic_closed" if closed else "forum_topic_reopened": {}})
        return True

    return act


def delete_forum_topic(call: Call) -> bool:
    """Delete a topic with all its messages."""
    person, number, _ = _located(call)
    call.world.chats.delete_topic(call.bot, person.id, number)
    return True


def unpin_all_forum_topic_messages(call: Call) -> bool:
    """Take the pinned messages of a topic from the top."""
    person, number, _ = _located(call)
    state = call.state_of(person)
    inside = {
        message["message_id"]
        for message in call.world.chats.history(call.bot.id, person.id)
        if message.get("message_thread_id") == int(number)
    }
    state.pinned = [pinned for pinned in state.pinned if pinned not in inside]
    call.world.chats.save_state(call.bot.id, person.id, state)
    return True


def get_forum_topic_icon_stickers(call: Call) -> list[Any]:
    """Return the icons that any bot may use: the sandbox offers none."""
    return []


METHODS: dict[str, Method] = {
    "createForumTopic": create_forum_topic,
    "editForumTopic": edit_forum_topic,
    "closeForumTopic": _switch(True),
    "reopenForumTopic": _switch(False),
    "deleteForumTopic": delete_forum_topic,
    "unpinAllForumTopicMessages": unpin_all_forum_topic_messages,
    "getForumTopicIconStickers": get_forum_topic_icon_stickers,
}
