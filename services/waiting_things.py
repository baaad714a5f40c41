"""What waits for a person, read for the page that lists it."""

from collections.abc import Sequence
from dataclasses import dataclass

from models.application import Application
from models.appointment import Appointment
from models.conversation import Conversation
from models.member import Member
from models.payrolling import PayrollFile
from models.scam_report import QuestionState, ScamQuestion
from services.applications.sides import Seat, seats_of
from services.appointments import other_names
from services.conversation_lines import ConversationLine, lines_of
from services.waiting import Awaited, WaitingItem

_FILES = (Awaited.PAYROLLING, Awaited.NOTE)
_OTHERS = (Awaited.APPOINTMENT, Awaited.CONVERSATION, Awaited.QUESTION, *_FILES)


@dataclass(frozen=True)
class Things:
    """What some items of a list are about, each by its id; what was taken away meanwhile is missing.

    `appointments` have the name of the other side beside them; `files` are seen by the seat of their application.
    """

    appointments: dict[int, tuple[Appointment, str]]
    conversations: dict[int, ConversationLine]
    applications: dict[int, Seat]
    files: dict[int, Seat]
    questions: dict[int, ScamQuestion]


async def things_of(items: Sequence[WaitingItem], member: Member) -> Things:
    """The things that wait for this member (`waiting_for`), with as many statements for many of a kind as for one."""
    applications = {item.id for item in items if item.what not in _OTHERS}
    files = await _files({item.id for item in items if item.what in _FILES})
    seats = await _seats(applications | set(files.values()), member)
    return Things(
        appointments=await _appointments(_ids(items, Awaited.APPOINTMENT), member),
        conversations=await _conversations(_ids(items, Awaited.CONVERSATION), member),
        applications={id: seat for id, seat in seats.items() if id in applications},
        files={id: seats[of] for id, of in files.items() if of in seats},
        questions=await _questions(_ids(items, Awaited.QUESTION), member),
    )


def _ids(items: Sequence[WaitingItem], what: Awaited) -> set[int]:
    return {item.id for item in items if item.what is what}


async def _appointments(ids: set[int], member: Member) -> dict[int, tuple[Appointment, str]]:
    found = await Appointment.filter(id__in=ids) if ids else []
    names = await other_names(found, member)
    return {each.id: (each, names[each.id]) for each in found if each.id in names}


async def _conversations(ids: set[int], member: Member) -> dict[int, ConversationLine]:
    found = await Conversation.filter(id__in=ids) if ids else []
    return {line.id: line for line in await lines_of(found, member)}


async def _questions(ids: set[int], member: Member) -> dict[int, ScamQuestion]:
    mine = ScamQuestion.filter(id__in=ids, member_id=member.id, state=QuestionState.OPEN)
    return {each.id: each for each in (await mine if ids else [])}


async def _files(ids: set[int]) -> dict[int, int]:
    """The id of the application of each file."""
    found = await PayrollFile.filter(id__in=ids) if ids else []
    return {file.id: file.application_id for file in found}


async def _seats(ids: set[int], member: Member) -> dict[int, Seat]:
    found = await Application.filter(id__in=ids) if ids else []
    return {seat.application.id: seat for seat in await seats_of(found, member)}
