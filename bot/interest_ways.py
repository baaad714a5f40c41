"""Where mutual interest begins and goes on from other screens: a mission, a profile, a conversation."""

from bot.candidate_ways import candidates_button
from bot.cards.application import act_rows
from bot.payrolling_ways import payrolling_row
from bot.restraint import restraint_lines
from bot.turn import Look
from bot.view import Row, page_button
from core.errors import NotFound
from models.application import ApplicationStatus, Party
from models.mission import MissionStatus
from services import applications
from services.applications import access_application
from services.missions import MissionSheet
from services.missions.reading import find_mission
from services.profiles import access_profile


async def interest_rows(look: Look, sheet: MissionSheet) -> list[Row]:
    """On a mission: « Cette mission m’intéresse », or the record that there is already (FR-131)."""
    words, rows = look.words, list[Row]()
    mission = await find_mission(sheet.mission_id)
    found = await applications.application_about(look.member, mission.id)
    if found is not None:
        seat = await access_application(found.id, look.member)
        if seat.turn is Party.FREELANCE and found.status is ApplicationStatus.PROPOSED:
            # Whoever was asked about this mission answers here, instead of proposing themselves again.
            rows += await act_rows(look, seat)
        rows.append((page_button(words.plain("int-follow"), "application", "open", found.id),))
        if rows[1:]:
            return rows
    if await applications.may_propose_oneself(look.member, mission) and not restraint_lines(look):
        name = f"{sheet.public_id}.{sheet.version}"
        rows.append((page_button(words.plain("int-mission"), "my_missions", "propose", name, "success"),))
    return rows


async def candidates_rows(look: Look, sheet: MissionSheet) -> list[Row]:
    """On one's own mission: « Visualiser les candidatures », with how many there are (FR-146); nothing where none came
    and none can come.
    """
    if sheet.status is MissionStatus.DRAFT:
        return []
    if sheet.status is not MissionStatus.PUBLISHED and not await applications.had_candidates(
        sheet.mission_id
    ):
        return []
    return [(await candidates_button(look, sheet.mission_id, sheet.public_id),)]


async def offer_rows(look: Look, public_id: str) -> list[Row]:
    """On a freelance's card, for whoever handles missions: their proposal that waits for an answer, else « Ce profil
    m’intéresse » (FR-132).
    """
    try:
        profile = await access_profile(public_id, look.member)
    except NotFound:
        return []
    waiting = await applications.waiting_proposal(look.member, profile)
    if waiting is not None:
        label = look.words.plain("int-follow")
        return [(page_button(label, "application", "open", waiting.id, "success"),)]
    if not await applications.missions_to_offer(look.member, profile):
        return []
    return [(page_button(look.words.plain("int-profile"), "candidates", "offer", public_id, "success"),)]


async def conversation_rows(look: Look, conversation_id: int) -> list[Row]:
    """In a conversation about a mission: what may be done now, and the record (FR-144, FR-145)."""
    seat = await applications.seat_of_conversation(conversation_id, look.member)
    if seat is None:
        return []
    label = look.words.plain("int-follow")
    return [
        *await act_rows(look, seat, words_first=await applications.is_words_turn(seat)),
        *await payrolling_row(look, seat),
        (page_button(label, "application", "open", seat.application.id),),
    ]
