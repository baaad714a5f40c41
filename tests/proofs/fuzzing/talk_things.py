"""Conversations, guided dialogs and requests to the team in each of their states."""

from models.conversation import Conversation, ConversationState, FileKind, MessageFile
from models.dialog import DialogSession, DialogStatus
from models.help_request import HelpTopic
from services import (
    conversations,
    dialogs,
    help_requests,
)
from services.unit_of_work import unit_of_work
from tests.proofs.fuzzing.town import STORY
from tests.proofs.fuzzing.world import Thing, World, house_of


async def add_conversations(world: World) -> None:
    """A conversation in each state, with a message and its file."""
    for state in ConversationState:
        here = await house_of(world, f"Brief-{state}")
        told = await conversations.leave_message(
            await world.member(here.client), here.profile.id, "Bonjour en secret", None
        )
        async with unit_of_work():  # No service archives or closes yet.
            await Conversation.filter(id=told.conversation_id).update(state=state)
            await MessageFile.create(message_id=told.id, kind=FileKind.PHOTO, file_id=f"secret-{state}")
        row = await Conversation.get(id=told.conversation_id)
        world.things.append(
            Thing("conversation", str(state), row.id, row.public_id, row.version, here.people)
        )
        world.things.append(Thing("message", str(state), told.id, people=here.people))


async def add_help_requests(world: World) -> None:
    """What somebody asked the team: it waits, and was closed."""
    for status in ("open", "closed"):
        asker = await world.stage.visitor(f"Fragt-{status}")
        member = await world.member(asker)
        made = await help_requests.ask_team(member, HelpTopic.OTHER, STORY)
        if status == "closed":
            made = await help_requests.settle(member, made.id, made.version)
        await world.stage.settle()
        world.things.append(Thing("help", status, made.id, made.public_id, made.version, {"person": asker}))


async def add_sessions(world: World) -> None:
    """A guided dialog in each status."""
    for status in DialogStatus:
        here = await house_of(world, f"Gespräch-{status}")
        await here.client.taps_data(f"b1|profile|message|{here.profile.public_id}")
        member = await world.member(here.client)
        session = await DialogSession.get(member_id=member.id)
        if status is DialogStatus.PAUSED:
            await dialogs.pause(member.id)
        elif status is DialogStatus.DONE:
            await here.client.says("Bonjour en secret")
        elif status is not DialogStatus.ACTIVE:
            await dialogs.end(session, status)
        session = await DialogSession.get(id=session.id)
        assert session.status is status, (session.status, status)
        people = {"person": here.client, "counterpart": here.owner}
        world.things.append(Thing("session", str(status), session.id, "", session.turn, people))
