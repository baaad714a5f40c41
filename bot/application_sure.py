"""The question before a step with a candidature that cannot be taken back."""

from bot.application_text import name_of, trust_lines
from bot.conditions_text import conditions_lines
from bot.payrolling_text import recommendation
from bot.turn import Look
from bot.view import View, card_button, page_button
from core.errors import NotFound
from models.application import ApplicationStatus
from services.applications import Seat

SURE = {"apply": "int-apply-confirm", "choose": "int-choose-confirm", "withdraw": "int-withdraw"}


async def sure_view(look: Look, seat: Seat, act: str) -> View:
    """The question before what cannot be undone, with the version that was seen (int-final-warning)."""
    words, application = look.words, seat.application
    if act not in SURE:
        raise NotFound()
    sealing = application.status in (ApplicationStatus.FIRM, ApplicationStatus.CHOSEN)
    what = words(
        f"int-sure_{act}{'_seals' if sealing else ''}", name=name_of(words, seat), mission=seat.mission.title
    )
    yes = card_button(
        words.plain(SURE[act]), "application", application.id, application.version, f"{act}_now", "danger"
    )
    back = page_button(words.plain("common-back"), "application", "open", application.id)
    # Payrolling is recommended before the choice, with what it costs on this rate (FR-182, EXT-24).
    offer = recommendation(words, seat.mission) if sealing or act == "choose" else []
    agreed = [*conditions_lines(words, seat.mission), ""]
    trust = [*await trust_lines(look, seat), ""] if act == "choose" else []
    text = [what, "", *trust, *agreed, *offer, *([""] if offer else []), words("int-final-warning")]
    return View("\n".join(text), ((yes,), (back,)))
