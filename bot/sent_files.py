"""What the pages of pictures and documents share: taking a file that was sent, and saying what became of it."""

from typing import Any

from bot.turn import Look, Turn
from core.text import one_line
from models.gallery import DocumentKind, FilePurpose, SentFile
from models.profile import Profile
from services import sent_files
from services.evidence.inspection import LEAST_SIDE
from services.sent_files import Sent

_TAKEN = ("photo", "document")


async def take_file(
    turn: Turn, profile: Profile, purpose: FilePurpose, kind: DocumentKind | None = None, caption: str = ""
) -> None:
    """Notes a photo or document that was sent; says of a sticker, a video or a voice what would be taken."""
    file = turn.file
    if file is None or turn.is_edit:
        return
    if file.kind not in _TAKEN:
        await turn.redraw(f"sent-not_{'document' if purpose is FilePurpose.DOCUMENT else 'picture'}")
        return
    if turn.album_id is None:
        await sent_files.forget_refusals(turn.member, profile.id, purpose)
    sent = Sent(file.file_id, file.size, file.name)
    await sent_files.note_sent_file(
        turn.member, profile.id, purpose, sent, caption=caption or one_line(turn.text), kind=kind
    )
    await turn.redraw()


async def sent_lines(look: Look, profile: Profile, purpose: FilePurpose) -> list[str]:
    """How many files are under way, and why others were refused."""
    known = await sent_files.sent_files_of(profile.id, purpose)
    waiting = sum(1 for sent in known if not sent.refusal)
    lines = [look.words("sent-waiting", count=waiting)] if waiting else []
    for sent in known:
        if sent.refusal:
            key, values = refusal_of(sent, sent.refusal)
            lines.append(look.words(key, **values))
    return ["", *lines] if lines else []


def refusal_of(sent: SentFile, why: str) -> tuple[str, dict[str, Any]]:
    """The sentence that says why a file was refused; a photo has no name."""
    values = {"why": why, "least": LEAST_SIDE}
    return ("sent-refused", {**values, "name": sent.name}) if sent.name else ("sent-refused_photo", values)
