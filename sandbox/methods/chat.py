"""What a bot may ask about a chat and its person."""

from __future__ import annotations

from sandbox.errors import bad_request
from sandbox.methods.call import Call, Method
from sandbox.people import Json

MOST_REACTIONS = 11


def get_chat(call: Call) -> Json:
    """Return the private chat in full."""
    person = call.person_in()
    shown: Json = {
        **person.chat(),
        "accent_color_id": person.id % 7,
        "max_reaction_count": MOST_REACTIONS,
        "accepted_gift_types": dict.fromkeys(
            (
                "unlimited_gifts",
                "limited_gifts",
                "unique_gifts",
                "premium_subscription",
                "gifts_from_channels",
            ),
            False,
        ),
    }
    if person.username:
        shown["active_usernames"] = [person.username]
    pinned = call.state_of(person).pinned
    message = call.world.chats.get(call.bot.id, person.id, pinned[-1]) if pinned else None
    if message is not None:
        shown["pinned_message"] = message
    return shown


def get_chat_member(call: Call) -> Json:
    """Return the membership of the person or the bot in their private chat."""
    person = call.person_in()
    number = call.params.number("user_id")
    if number == person.id:
        return {"status": "member", "user": person.user()}
    if number == call.bot.id:
        return {"status": "member", "user": call.bot.user()}
    raise bad_request("user not found")


def get_chat_member_count(call: Call) -> int:
    """Return two: the person and the bot."""
    call.person_in()
    return 2


def get_user_profile_photos(call: Call) -> Json:
    """Return the profile photos: persons of the sandbox show none to bots."""
    if call.params.number("user_id") not in call.world.people:
        raise bad_request("user not found")
    return {"total_count": 0, "photos": []}


def log_out(call: Call) -> bool:
    """Accept that the bot leaves this server."""
    return True


METHODS: dict[str, Method] = {
    "getChat": get_chat,
    "getChatMember": get_chat_member,
    "getChatMemberCount": get_chat_member_count,
    "getUserProfilePhotos": get_user_profile_photos,
    "logOut": log_out,
    "close": log_out,
}
