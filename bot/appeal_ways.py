"""The way from a decision to the appeal against it, and what has to wait for that."""

from bot.turn import Look
from bot.view import Row, page_button
from models.certification import CertificationAct
from models.measure import Measure, MissionMeasure
from models.scam_report import ScamReport
from services import appeals


async def appeal_beside(
    look: Look, decision: Measure | MissionMeasure | CertificationAct | ScamReport
) -> tuple[list[Row], bool]:
    """« Voir la contestation », for whoever filed it and for the team; and whether this reader is to judge it.

    Whoever is takes no other decision beside it: an appeal that was answered by a measure would never be answered.
    """
    appeal = await appeals.appeal_about(decision)
    if appeal is None or not (look.member.is_admin or appeal.member_id == look.member.id):
        return [], False
    waits = appeal.outcome is None
    judges = waits and look.member.is_admin and await appeals.may_decide(look.member, appeal)
    return [(page_button(look.words.plain("appeal-see"), "appeal", "open", appeal.id),)], judges
