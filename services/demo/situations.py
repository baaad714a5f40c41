"""What the cast has been doing: a few conversations, and appointments before and after today."""

from datetime import timedelta
from zoneinfo import ZoneInfo

from core import clock
from models.appointment import Appointment, AppointmentStatus
from models.conversation import Conversation, Message
from models.help_request import HelpTopic
from models.member import Member
from models.profile import Profile
from services.appointments import accept_appointment, request_appointment
from services.conversations import leave_message, mark_read, reply
from services.demo.attention import draw_attention
from services.demo.interest import show_interest
from services.demo.offers import offer_missions
from services.free_time import free_slots
from services.help_requests import ask_team
from services.profiles import own_profile


async def play_situations(people: dict[str, Member]) -> None:
    """Lets the cast, by key, write to one another and take appointments relative to today."""
    await _talk(
        people["tom"],
        people["lea"],
        timedelta(days=1, hours=3),
        "Bonjour Léa, mon association a besoin d’un petit site en français et en anglais. "
        "Avez-vous du temps ce mois-ci ?",
        "Bonjour Tom, avec plaisir. Prenez un rendez-vous dans mon agenda, nous en parlerons de vive voix.",
    )
    await _talk(
        people["tom"],
        people["gold"],
        timedelta(days=2),
        "Bonjour, j’aimerais en savoir plus sur vos placements.",
        "Versez 500 francs aujourd’hui par carte-cadeau et votre place est garantie.",
    )
    await _talk(
        people["rachel"],
        people["elena"],
        timedelta(hours=20),
        "Bonjour Elena, nous cherchons une équipe italien-français pour deux jours au printemps. Intéressée ?",
    )
    await _talk(
        people["lea"],
        people["marc"],
        timedelta(hours=5),
        "Salut Marc, tu reprendrais un WordPress dont je n’ai pas le temps de m’occuper ?",
    )
    await _meet(people["tom"], people["lea"], timedelta(hours=26), "Un site bilingue pour mon association")
    await _meet(people["nadia"], people["paul"], timedelta(days=4), "Sauvegardes de nos serveurs")
    await _ask(people["tom"], people["marc"], timedelta(days=2), "Reprendre un vieux blog sous WordPress")
    await _met(people["tom"], people["elena"], timedelta(days=6), "Préparer une conférence bilingue")
    await _met(people["rachel"], people["hugo"], timedelta(days=11), "Congrès de novembre")
    await offer_missions(people)
    await show_interest(people)
    await draw_attention(people)
    await _ask_the_team(people["ines"])


async def _ask_the_team(member: Member) -> None:
    text = "Bonjour, mon justificatif de domicile date de cinq mois : suffit-il encore ?"
    await ask_team(member, HelpTopic.CERTIFICATION, text)


async def _profile(member: Member) -> Profile:
    profile = await own_profile(member)
    assert profile is not None
    return profile


async def _talk(client: Member, professional: Member, age: timedelta, first: str, answer: str = "") -> None:
    message = await leave_message(client, (await _profile(professional)).id, first)
    when = clock.now() - age
    await Message.filter(id=message.id).update(created_at=when)
    if answer:
        said = await reply(professional, message.conversation_id, answer)
        await Message.filter(id=said.id).update(created_at=when + timedelta(minutes=40))
        await mark_read(await Conversation.get(id=message.conversation_id), client)
    await Conversation.filter(id=message.conversation_id).update(created_at=when, last_message_at=when)


async def _ask(client: Member, professional: Member, ahead: timedelta, purpose: str) -> Appointment | None:
    profile = await _profile(professional)
    start = clock.now() + ahead
    slots = await free_slots(profile.id, start, start + timedelta(days=10))
    # By day in the client's zone too: nobody in New York asks for half past two in the night.
    zone = ZoneInfo(client.time_zone)
    awake = [slot for slot in slots if 8 <= slot.start.astimezone(zone).hour < 20]
    if not awake:
        return None
    # The second opening: people seldom take the very first.
    return await request_appointment(client, profile.id, awake[min(1, len(awake) - 1)].start, purpose)


async def _meet(client: Member, professional: Member, ahead: timedelta, purpose: str) -> None:
    asked = await _ask(client, professional, ahead, purpose)
    if asked is not None and asked.status is AppointmentStatus.REQUESTED:
        await accept_appointment(professional, asked.id, asked.version)


async def _met(client: Member, professional: Member, age: timedelta, purpose: str) -> None:
    start = (clock.now() - age).replace(hour=14, minute=0, second=0, microsecond=0)
    await Appointment.create(
        profile_id=(await _profile(professional)).id,
        client_id=client.id,
        status=AppointmentStatus.DONE,
        start_at=start,
        end_at=start + timedelta(minutes=30),
        time_zone=client.time_zone,
        purpose=purpose,
        requested_at=start - timedelta(days=3),
        decided_at=start - timedelta(days=2),
        ended_at=start + timedelta(minutes=30),
    )
