"""What a bot says about itself: names, descriptions, commands, menu button."""

from __future__ import annotations

import re
from typing import Any

import orjson

from sandbox import utf16
from sandbox.errors import bad_request
from sandbox.methods.call import Call, Method
from sandbox.people import Json

COMMAND = re.compile(r"[a-z0-9_]{1,32}")
LANGUAGE = re.compile(r"([a-z]{2})?")
PLAIN_SCOPES = {"default", "all_private_chats", "all_group_chats", "all_chat_administrators"}
LIMITS = {"name": 64, "description": 512, "short_description": 120}
RIGHTS = (
    "is_anonymous", "can_manage_chat", "can_delete_messages", "can_manage_video_chats",
    "can_restrict_members", "can_promote_members", "can_change_info",
    "can_invite_users", "can_post_stories", "can_edit_stories", "can_delete_stories",
    "can_send_welcome_messages",
)  # fmt: skip


def get_me(call: Call) -> Json:
    """Return the bot itself."""
    return call.bot.me()


def _language(call: Call) -> str:
    code = call.params.text("language_code")
    if not LANGUAGE.fullmatch(code):
        raise bad_request("invalid language code specified")
    return code


def _scope(call: Call) -> str:
    scope = call.params.json("scope") or {"type": "default"}
    kind = scope.get("type") if isinstance(scope, dict) else None
    if kind in PLAIN_SCOPES:
        return str(kind)
    if kind == "chat":
        number = str(scope.get("chat_id", ""))
        if not number.isdigit() or int(number) not in call.world.people:
            raise bad_request("chat not found")
        return f"chat:{number}"
    if kind in ("chat_administrators", "chat_member"):
        raise bad_request("can't use specified scope in private chats")
    raise bad_request("can't parse BotCommandScope: unsupported type specified")


def set_my_commands(call: Call) -> bool:
    """Set the command menu of a scope and language: at most 100 commands."""
    given = call.params.json("commands")
    if not isinstance(given, list) or len(given) > 100:
        raise bad_request("BOT_COMMANDS_TOO_MUCH" if isinstance(given, list) else "can't parse commands")
    commands = []
    for item in given:
        command = str(item.get("command", "")).removeprefix("/")
        if not COMMAND.fullmatch(command):
            raise bad_request("BOT_COMMAND_INVALID")
        description = str(item.get("description", ""))
        if not 1 <= utf16.length(description) <= 256:
            raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
        commands.append({"command": command, "description": description})
    call.world.menus.set(call.bot, _scope(call), _language(call), commands)
    return True


def get_my_commands(call: Call) -> list[Json]:
    """Return exactly what was set for this scope and language."""
    return call.world.menus.get(call.bot, _scope(call), _language(call))


def delete_my_commands(call: Call) -> bool:
    """Remove the menu of a scope and language."""
    call.world.menus.set(call.bot, _scope(call), _language(call), [])
    return True


def _setter(name: str) -> Method:
    def act(call: Call) -> bool:
        text = call.params.text(name)
        if utf16.length(text) > LIMITS[name]:
            raise bad_request(f"BOT_{name.upper()}_TOO_LONG")
        language = _language(call)
        about = call.bot.about.setdefault(name, {})
        if text:
            about[language] = text
        else:
            about.pop(language, None)
        call.world.save_bot(call.bot)
        return True

    return act


def _getter(name: str) -> Method:
    def act(call: Call) -> Json:
        about = call.bot.about.get(name, {})
        text = about.get(_language(call)) or about.get("") or ""
        return {name: text or (call.bot.first_name if name == "name" else "")}

    return act


def set_chat_menu_button(call: Call) -> bool:
    """Set the button left of the text field, for one chat or for all."""
    button = call.params.json("menu_button") or {"type": "default"}
    kind = button.get("type") if isinstance(button, dict) else None
    if kind not in ("default", "commands", "web_app"):
        raise bad_request("can't parse MenuButton: unsupported type specified")
    if kind == "web_app" and not str(button.get("web_app", {}).get("url", "")).startswith("https://"):
        raise bad_request("menu button Web App URL is invalid: Only HTTPS links are allowed")
    if call.params.has("chat_id"):
        person = call.person_in()
        state = call.state_of(person)
        state.menu_button = None if kind == "default" else button
        call.world.chats.save_state(call.bot.id, person.id, state)
    else:
        call.bot.menu_button = {"type": "commands"} if kind == "default" else button
        call.world.save_bot(call.bot)
    return True


def get_chat_menu_button(call: Call) -> Json:
    """Return the button of a chat, or the one of all chats."""
    if call.params.has("chat_id"):
        return call.state_of(call.person_in()).menu_button or call.bot.menu_button
    return call.bot.menu_button


def _rights_key(call: Call) -> str:
    return "channels" if call.params.flag("for_channels") else "groups"


def set_my_default_administrator_rights(call: Call) -> bool:
    """Remember which rights the bot asks for when it is added to groups or channels."""
    call.bot.rights[_rights_key(call)] = call.params.json("rights") or {}
    call.world.save_bot(call.bot)
    return True


def get_my_default_administrator_rights(call: Call) -> Json:
    """Return these rights."""
    given: dict[str, Any] = call.bot.rights.get(_rights_key(call), {})
    return {**dict.fromkeys(RIGHTS, False), **orjson.loads(orjson.dumps(given))}


METHODS: dict[str, Method] = {
    "getMe": get_me,
    "setMyCommands": set_my_commands,
    "getMyCommands": get_my_commands,
    "deleteMyCommands": delete_my_commands,
    "setMyName": _setter("name"),
    "getMyName": _getter("name"),
    "setMyDescription": _setter("description"),
    "getMyDescription": _getter("description"),
    "setMyShortDescription": _setter("short_description"),
    "getMyShortDescription": _getter("short_description"),
    "setChatMenuButton": set_chat_menu_button,
    "getChatMenuButton": get_chat_menu_button,
    "setMyDefaultAdministratorRights": set_my_default_administrator_rights,
    "getMyDefaultAdministratorRights": get_my_default_administrator_rights,
}
