"""Pinning messages and reacting to them."""

from __future__ import annotations

from sandbox.chats import quoted
from sandbox.errors import bad_request
from sandbox.methods.call import Call, Method
from sandbox.people import Json

EMOJI = {"emoji", "custom_emoji", "paid"}


def pin_chat_message(call: Call) -> bool:
    """Pin a message on top of the chat; a service message tells so."""
    person = call.reachable()
    message = call.message(person, "to pin")
    state = call.state_of(person)
    number = message["message_id"]
    state.pinned = [*(pinned for pinned in state.pinned if pinned != number), number]
    call.world.chats.save_state(call.bot.id, person.id, state)
    call.world.chats.add(call.bot, person.id, call.bot.user(), {"pinned_message": quoted(message)})
    return True


def unpin_chat_message(call: Call) -> bool:
    """Take a message, or without message_id the latest pinned one, from the top."""
    person = call.person_in()
    state = call.state_of(person)
    number = call.params.number("message_id") or (state.pinned[-1] if state.pinned else 0)
    if number not in state.pinned:
        raise bad_request("message to unpin not found")
    state.pinned = [pinned for pinned in state.pinned if pinned != number]
    call.world.chats.save_state(call.bot.id, person.id, state)
    return True


def unpin_all_chat_messages(call: Call) -> bool:
    """Take all from the top."""
    person = call.person_in()
    state = call.state_of(person)
    state.pinned = []
    call.world.chats.save_state(call.bot.id, person.id, state)
    return True


def set_message_reaction(call: Call) -> bool:
    """Set or, with an empty list, remove the bot's reaction."""
    person = call.reachable()
    message = call.message(person, "to react")
    reactions: list[Json] = call.params.json("reaction") or []
    if not isinstance(reactions, list) or any(reaction.get("type") not in EMOJI for reaction in reactions):
        raise bad_request("REACTION_INVALID")
    if len(reactions) > 1:
        raise bad_request("REACTIONS_TOO_MANY")
    key = f"reaction:{call.bot.id}:{message['message_id']}"
    shown = {**call.world.store.fact(key, {}), "bot": reactions}
    call.world.store.remember(key, shown)
    call.world.events.tell("edit", user_id=person.id, bot_id=call.bot.id, message=message, reactions=shown)
    return True


METHODS: dict[str, Method] = {
    "pinChatMessage": pin_chat_message,
    "unpinChatMessage": unpin_chat_message,
    "unpinAllChatMessages": unpin_all_chat_messages,
    "setMessageReaction": set_message_reaction,
}
