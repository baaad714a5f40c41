"""Files that Telegram keeps for the service: of them only its name is known."""

from collections.abc import Awaitable, Callable, Sequence

from telegram import Bot, Message
from telegram.error import BadRequest

from bot.turn import IncomingFile, Turn
from models.conversation import FileKind
from services import screens
from services.scam_files import Evidence


def evidence_of(files: Sequence[IncomingFile] | None) -> list[Evidence]:
    """What was sent to prove something, as the case keeps it."""
    return [Evidence(file.file_id, file.unique_id, file.kind, file.size) for file in files or ()]


def send_kept_file(turn: Turn, kind: str, file_id: str) -> None:
    """Has the bot send a file to whoever tapped, once what they tapped was judged; it cannot be passed on from there.

    What is no photo and no voice message goes as a document. Says on the screen when Telegram has the file no more.
    """
    member_id, chat_id = turn.member.id, turn.chat_id

    async def send(bot: Bot) -> None:
        ways: dict[str, Callable[..., Awaitable[Message]]] = {
            FileKind.PHOTO: bot.send_photo,
            FileKind.VOICE: bot.send_voice,
        }
        try:
            sent = await ways.get(kind, bot.send_document)(chat_id, file_id, protect_content=True)
        except BadRequest:
            # Telegram forgot the file, or its sender's bot changed.
            await screens.redraw(member_id, "conversation-file_gone", {})
            return
        await screens.raise_floor(member_id, sent.message_id)

    turn.effects.append(send)
