"""A document of the certification that comes by the chat: taking it, asking what it is, saying what became of it."""

from functools import partial

from telegram import Bot

from bot.turn import Look, Turn
from bot.view import Row, page_button
from core.errors import NotFound
from core.ids import read_row_id
from models.certification import TWO_SIDED, EvidenceKind, side_name
from models.chat_document import ChatDocument, ChatDocumentState
from models.profile import Profile
from services.evidence import chat_documents
from services.evidence.captions import kind_named_by
from services.evidence.giving import NothingToGive
from services.evidence.inspection import LEAST_SIDE
from services.profiles import own_profile
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
                turn.member,
                profile.id,
                sent,
                chat_id=turn.chat_id,
                message_id=turn.message_id,
                caption=turn.text,
            )
        except NothingToGive:
            await _send_away(turn, "certify-not_in_chat")
            return False
        await turn.redraw()
        return True
    await _send_away(turn, "sent-not_document")
    return False


async def take_named_evidence(turn: Turn) -> bool:
    """Takes a document that somebody sends from a page that takes none, where its caption or name says that it is what
    the team waits for: it leaves the chat like one that is sent from its own page (EXT-16).
    """
    if turn.file is None or turn.file.kind not in _TAKEN:
        return False
    profile = await own_profile(turn.member)
    wanted = await chat_documents.wanted_kinds(profile) if profile is not None else []
    if profile is None or not any(kind_named_by(text, wanted) for text in (turn.text, turn.file.name)):
        return False
    await turn.show("certify", arg=profile.id)
    return await take_evidence(turn, profile)


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
    names = [document_name(look, each) for each in _unsorted(known)]
    if names:
        lines.append(words("certify-chat_ask", name=names[0]))
    if len(names) > 1:
        rest = [words.plain("certify-chat_name", name=name) for name in names[1:]]
        lines.append(words("certify-chat_then", names=", ".join(rest)))
    for each in known:
        if each.state is ChatDocumentState.REFUSED:
            values = {"why": each.refusal, "name": document_name(look, each), "least": LEAST_SIDE}
            lines.append(words("certify-chat_refused", **values))
    return ["", *lines] if lines else []


def document_name(look: Look, document: ChatDocument) -> str:
    """« scan.pdf », or « Photo, 10:32 » in the reader's time; for a sentence or a button of plain text."""
    if document.name:
        return document.name
    return look.words.plain("certify-chat_photo", at=look.words.moment(document.sent_at, look.zone, "HH:mm"))


def _unsorted(known: list[ChatDocument]) -> list[ChatDocument]:
    """What waits for a word of its sender, the oldest first: one question at a time."""
    return [each for each in known if each.kind is None and each.state is not ChatDocumentState.REFUSED]


async def kind_rows(look: Look, profile: Profile) -> list[Row]:
    """« C'est : Permis », « C'est : Justificatif de domicile », for the first document that waits for a word."""
    waiting = _unsorted(await chat_documents.chat_documents_of(profile.id))
    if not waiting:
        return []
    asked = waiting[0]
    rows: list[Row] = []
    for kind in await chat_documents.wanted_kinds(profile):
        for name in (
            side_name(kind, is_back) for is_back in ((False, True) if kind in TWO_SIDED else (False,))
        ):
            label = look.words.plain("certify-chat_is", what=look.words.plain(f"cert-need-{name}"))
            rows.append((page_button(label, "certify", "kind", f"{asked.id}.{name}", style="primary"),))
    return rows


def read_side(named: str) -> tuple[EvidenceKind, bool]:
    """The document that a button names, and whether its back is meant. Refuses with NotFound what is none."""
    kind = named.removesuffix("_back")
    if kind not in list(EvidenceKind):
        raise NotFound()
    return EvidenceKind(kind), named != kind


async def sort_evidence(turn: Turn, arg: str) -> None:
    """Its sender says what a document is."""
    number, _, named = arg.partition(".")
    kind, is_back = read_side(named)
    await chat_documents.say_what_it_is(turn.member, read_row_id(number), kind, is_back=is_back)
    await turn.redraw("certify-chat_noted")
