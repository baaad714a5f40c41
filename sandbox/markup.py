"""Checking of reply_markup: what a keyboard may hold."""

from __future__ import annotations

from typing import Any

from sandbox.addresses import checked_link, why_invalid
from sandbox.errors import bad_request

MOST_BUTTONS = 100
MOST_IN_A_ROW = 8
ACTIONS = (
    "url", "callback_data", "web_app", "login_url", "switch_inline_query", "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat", "copy_text", "callback_game", "pay", "disabled",
)  # fmt: skip
STYLES = ("danger", "success", "primary")


def _rows(markup: dict[str, Any], name: str) -> list[list[dict[str, Any]]]:
    rows = markup[name]
    if not isinstance(rows, list):
        raise bad_request(f'Field "{name}" must be of type Array')
    kept = []
    for row in rows:
        if not isinstance(row, list):
            raise bad_request(f'Field "{name}" must be an Array of Arrays')
        if len(row) > MOST_IN_A_ROW:
            raise bad_request("reply markup is too long")
        if row:
            kept.append(row)
    if sum(len(row) for row in kept) > MOST_BUTTONS:
        raise bad_request("reply markup is too long")
    return kept


def _text_of(button: Any, kind: str) -> str:
    if not isinstance(button, dict):
        raise bad_request(f"{kind}KeyboardButton must be an Object")
    text = button.get("text")
    if not isinstance(text, str):
        raise bad_request('Can\'t find field "text"')
    if not text.strip():
        raise bad_request(f"{kind.lower()} keyboard button text must be non-empty")
    style = button.get("style")
    if style is not None and style not in STYLES:
        raise bad_request("invalid button style specified")
    return text


def _checked_action(name: str, value: Any) -> Any:
    if name == "callback_data":
        if not isinstance(value, str) or not 1 <= len(value.encode()) <= 64:
            raise bad_request("BUTTON_DATA_INVALID")
    elif name == "url":
        link = checked_link(str(value))
        if not link:
            raise bad_request(f"inline keyboard button URL '{value}' is invalid: {why_invalid(str(value))}")
        return link
    elif name in ("web_app", "login_url"):
        url = str(value.get("url", "")) if isinstance(value, dict) else ""
        if not checked_link(url) or not url.startswith("https://"):
            raise bad_request(
                f"inline keyboard button Web App URL '{url}' is invalid: Only HTTPS links are allowed"
            )
    elif name == "copy_text":
        text = value.get("text") if isinstance(value, dict) else None
        if not isinstance(text, str) or not 1 <= len(text) <= 256:
            raise bad_request("BUTTON_COPY_TEXT_INVALID")
    return value


def inline_button(button: Any) -> dict[str, Any]:
    """Return an inline button as messages show it; refuses bad data, addresses and plain text buttons."""
    shown: dict[str, Any] = {"text": _text_of(button, "Inline")}
    for name in ("icon_custom_emoji_id", "style"):
        if button.get(name):
            shown[name] = button[name]
    actions = [name for name in ACTIONS if button.get(name) is not None]
    if not actions:
        raise bad_request("text buttons are unallowed in the inline keyboard")
    if len(actions) > 1:
        raise bad_request("BUTTON_TYPE_INVALID")
    shown[actions[0]] = _checked_action(actions[0], button[actions[0]])
    return shown


def reply_button(button: Any) -> dict[str, Any]:
    """Return a button of the keyboard below the text field."""
    if isinstance(button, str):
        button = {"text": button}
    _text_of(button, "Reply")
    return {name: value for name, value in button.items() if value is not None and value is not False}


def checked_markup(markup: Any) -> dict[str, Any] | None:
    """Return a cleaned reply_markup, or None when there is none; raises ApiError when it is wrong."""
    if markup is None or markup == "" or markup == {}:
        return None
    if not isinstance(markup, dict):
        raise bad_request("object expected as reply markup")
    if "inline_keyboard" in markup:
        rows = _rows(markup, "inline_keyboard")
        return {"inline_keyboard": [[inline_button(button) for button in row] for row in rows]}
    if "keyboard" in markup:
        rows = _rows(markup, "keyboard")
        return {**markup, "keyboard": [[reply_button(button) for button in row] for row in rows]}
    if markup.get("remove_keyboard") is True or markup.get("force_reply") is True:
        return dict(markup)
    raise bad_request("can't parse reply keyboard markup JSON object")


def inline_only(markup: Any) -> dict[str, Any] | None:
    """Return the inline keyboard of an edit; an empty one removes the buttons."""
    checked = checked_markup(markup)
    if checked is not None and "inline_keyboard" not in checked:
        raise bad_request("inline keyboard expected")
    return checked if checked and checked["inline_keyboard"] else None
