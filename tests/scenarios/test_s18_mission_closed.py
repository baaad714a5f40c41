"""S18: a mission that ended is closed; its conversation is read in the archives and no longer written in."""

from datetime import timedelta

import pytest

from core import clock
from models.conversation import Conversation, ConversationState, Message, MessageFile
from models.mission import Mission, MissionStatus
from models.payrolling import PayrollFile, PayrollStatus
from tests.kit.person import Person
from tests.kit.stage import Stage
from tests.scenarios import interest, payrolling


async def collaboration(stage: Stage) -> tuple[Person, Person, Mission]:
    """A company and a freelance who sealed a deal on a mission."""
    nadia = await interest.company(stage)
    lea = await stage.professional("Léa")
    mission = await interest.published(stage, nadia)
    await interest.sealed(stage, nadia, mission, lea)
    return nadia, lea, mission


@pytest.mark.slow
async def test_s18_a_closed_mission_leaves_its_conversation_to_be_read(stage: Stage) -> None:
    nadia, lea, mission = await collaboration(stage)
    await lea.says("/messages")
    await lea.taps("Alpina · Refonte du site")
    await lea.says("Le premier lot est livré.")
    await lea.sends_file("rapport.pdf", caption="Le rapport")
    await nadia.starts(f"m_{mission.public_id}")
    await nadia.taps("Clôturer la mission")
    await nadia.taps("Clôturer la mission", times=2)
    assert (await Mission.get(id=mission.id)).status is MissionStatus.CLOSED
    await lea.look()
    lea.saw("est clôturée. La conversation reste lisible dans les archives")
    # Nadia did it herself: her screen shows it, and nothing else comes.
    await nadia.look()
    nadia.saw("Clôturée")
    nadia.never_saw("reste lisible dans les archives")

    # Léa still has the thread before her and writes: nothing is sent, and she is told why.
    written = await Message.all().count()
    await lea.taps_data(f"b1|conversation|open|{(await Conversation.get()).id}")
    for _ in range(2):
        await lea.says("Encore une question…")
        lea.sees("Conversation archivée")
    await lea.sends_file("suite.pdf")
    lea.sees("Conversation archivée")
    await lea.edits("Le premier lot", "Le second lot")
    lea.sees("Conversation archivée", "Le premier lot est livré")
    assert await Message.all().count() == written
    await nadia.look()
    nadia.never_saw("Encore une question")
    nadia.never_saw("Le second lot")

    for side, other in ((nadia, "Léa"), (lea, "Alpina")):
        await side.says("/messages")
        side.sees("Aucune conversation")
        await side.taps("Archives")
        await side.taps(f"{other} · Refonte du site")
        side.sees("Le premier lot est livré", "Conversation archivée", "rapport.pdf")
    await nadia.taps("rapport.pdf")
    documents = [screen.raw["document"] for screen in nadia.received if "document" in screen.raw]
    assert documents[-1]["file_name"] == "rapport.pdf"
    await lea.taps("Supprimer mon message")
    await lea.taps("Le premier lot")
    await nadia.look()
    nadia.sees("Message supprimé", "rapport.pdf")
    nadia.does_not_see("premier lot")


@pytest.mark.slow
async def test_s18_a_thread_that_closed_is_gone_at_once_and_emptied_after_ninety_days(stage: Stage) -> None:
    nadia = await interest.company(stage)
    lea = await stage.professional("Léa")
    mission = await interest.published(stage, nadia)
    made = await interest.talking(stage, nadia, mission, lea)
    await lea.says("/messages")
    await lea.taps("Alpina · Refonte du site")
    await lea.says("secret-du-fil")
    await lea.sends_file("secret.pdf")
    await nadia.look()
    nadia.saw("secret-du-fil")
    conversation = await Conversation.get(id=(await type(made).get(id=made.id)).conversation_id)
    await nadia.says("/menu")
    await interest.discarded(stage, nadia, made)

    # Nadia's card loses the words too, and Léa's open screen leaves the thread.
    await nadia.look()
    nadia.never_saw("secret-du-fil")
    nadia.saw("Cette conversation est close")
    await lea.look()
    lea.does_not_see("secret-du-fil")
    for side in (nadia, lea):
        await side.says("/messages")
        side.sees("Aucune conversation")
        await side.taps_data(f"b1|conversation|open|{conversation.id}")
        side.is_told("Cette conversation est close")
    message = await MessageFile.get()
    await nadia.taps_data(f"b1|conversation|file|{message.message_id}")
    nadia.is_told("Cette conversation est close")
    assert all("document" not in shown.raw for shown in nadia.received)

    await stage.passes(timedelta(days=89))
    assert await Message.filter(conversation_id=conversation.id).count() == 2
    await stage.passes(timedelta(days=1, minutes=1))
    assert await Message.all().count() == await MessageFile.all().count() == 0
    assert (await Conversation.get(id=conversation.id)).state is ConversationState.CLOSED


async def test_s18_what_becomes_of_the_payrolling_file_is_said_before_closing(stage: Stage) -> None:
    with payrolling.partner():
        nadia, _, mission = await collaboration(stage)
        await nadia.starts(f"m_{mission.public_id}")
        await nadia.taps("Clôturer la mission")
        nadia.sees("Cette action est définitive", "n'est pas encore choisie", "après la clôture")
        file = await PayrollFile.get()
        await PayrollFile.filter(id=file.id).update(status=PayrollStatus.INDEPENDENT)
        await nadia.says("/menu")
        await nadia.starts(f"m_{mission.public_id}")
        await nadia.taps("Clôturer la mission")
        nadia.sees("Gestion indépendante", "directement entre vous")
        now = clock.now()
        await PayrollFile.filter(id=file.id).update(
            status=PayrollStatus.SENT, freelance_consent_at=now, company_consent_at=now, proposed_by="company"
        )
        await nadia.says("/menu")
        await nadia.starts(f"m_{mission.public_id}")
        await nadia.taps("Clôturer la mission")
        nadia.sees("Dossier payrolling : Dossier transmis", "il suit son cours chez SPS")
