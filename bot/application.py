"""Builds PTB's application: its types, filters and handlers, and nothing of its updater, persistence or jobs."""

from typing import Any

from telegram.ext import (
    Application,
    ApplicationBuilder,
    ChatMemberHandler,
    ContextTypes,
    InlineQueryHandler,
    MessageHandler,
    filters,
)
from telegram.request import BaseRequest

from bot.context import TurnContext, remember_error
from bot.handlers.commands import take_command
from bot.handlers.inline import take_inline
from bot.handlers.membership import take_group_message, take_membership
from bot.handlers.messages import take_message

App = Application[Any, Any, Any, Any, Any, Any]
UPDATE_KINDS = ["message", "edited_message", "callback_query", "inline_query", "my_chat_member"]


def build_application(token: str, request: BaseRequest, api: str = "https://api.telegram.org") -> App:
    """The application for a token over a request; not initialised yet."""
    builder: Any = ApplicationBuilder().token(token).request(request).get_updates_request(request)
    builder = builder.base_url(f"{api}/bot").base_file_url(f"{api}/file/bot").updater(None).job_queue(None)
    application: App = builder.context_types(ContextTypes(context=TurnContext)).build()
    add_handlers(application)
    return application


def add_handlers(application: App) -> None:
    """Every kind of update has exactly one handler: their conditions exclude one another, so order means nothing.

    Taps are not among them: the worker hands them to `bot.handlers.taps`.
    """
    private, edited = filters.ChatType.PRIVATE, filters.UpdateType.EDITED_MESSAGE
    new = filters.UpdateType.MESSAGE
    handlers: list[Any] = [
        MessageHandler(private & new & filters.COMMAND, take_command),
        MessageHandler(private & ((new & ~filters.COMMAND) | edited), take_message),
        MessageHandler(~private & new, take_group_message),
        ChatMemberHandler(take_membership, ChatMemberHandler.MY_CHAT_MEMBER),
        InlineQueryHandler(take_inline),
    ]
    application.add_handlers(handlers)
    application.add_error_handler(remember_error)
