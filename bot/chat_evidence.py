"""A document of the certification that comes by the chat: taking it, asking what it is, saying what became of it."""

from functools import partial

from telegram import Bot

from bot.turn import Look, Turn
from bot.view import Row, page_button
from core.errors import NotFound
from core.ids import read_row_id
from models.certification import EvidenceKind
from models.chat_document import ChatDocumentState
from models.profile import Profile
from services.evidence import chat_documents
from services.evidence.giving import NothingToGive
from services.sent_files import Sent

_TAKEN = ("photo", "document")


async def take_evidence(turn: Turn, profile: Profile) -> bool:
    """Notes what was sent, and says whether it did: where nothing is wanted, or it is no document, it is only taken out
    of the chat.
    """
    assert turn.file is not None
    if turn.file.kind in _TAKEN:
        sent = Sent(turn.file.file_id, turn.file.size, turn.file.name)
        try:
            await chat_documents.note_chat_document(
                turn.member, profile.id, sent, chat_id=turn.chat_id, message_id=turn.message_id
            )
        except NothingToGive:
            await _send_away(turn, "certify-not_in_chat")
            return False
        await turn.redraw()
        return True
    await _send_away(turn, "sent-not_document")
    return False


async def _send_away(turn: Turn, notice: str) -> None:
    turn.effects.append(partial(_deleted, turn.chat_id, turn.message_id))
    await turn.redraw(notice)


async def _deleted(chat_id: int, message_id: int, bot: Bot) -> None:
    await bot.delete_message(chat_id, message_id)


async def chat_lines(look: Look, profile: Profile) -> list[str]:
    """What is under way and what was refused."""
    words, known = look.words, await chat_documents.chat_documents_of(profile.id)
    reading = sum(1 for each in known if each.state is ChatDocumentState.SENT)
    lines = [words("sent-waiting", count=reading)] if reading else []
    if any(each.kind is None and each.state is not ChatDocumentState.REFUSED for each in known):
        lines.append(words("certify-chat_ask"))
    for each in known:
        if each.state is ChatDocumentState.REFUSED:
            lines.append(words("certify-chat_refused", why=each.refusal, name=each.name or "…"))
    return ["", *lines] if lines else []


async def kind_rows(look: Look, profile: Profile) -> list[Row]:
    """« C'est : Permis », « C'est : Justificatif de domicile », for the first document that waits for a word."""
    known = await chat_documents.chat_documents_of(profile.id)
    asked = next((each for each in known if each.kind is None and not each.refusal), None)
    if asked is None:
        return []
    rows: list[Row] = []
    for kind in await chat_documents.wanted_kinds(profile):
        label = look.words.plain("certify-chat_is", what=look.words.plain(f"cert-need-{kind}"))
        rows.append((page_button(label, "certify", "kind", f"{asked.id}.{kind}", style="primary"),))
    return rows


async def sort_evidence(turn: Turn, arg: str) -> None:
    """Its sender says what a document is."""
    number, _, kind = arg.partition(".")
    if kind not in list(EvidenceKind):
        raise NotFound()
    await chat_documents.say_what_it_is(turn.member, read_row_id(number), EvidenceKind(kind))
    await turn.redraw("certify-chat_noted")
