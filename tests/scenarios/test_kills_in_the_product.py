"""The process is killed in the middle of S01, S02, S22 and of a delivery: nothing is lost, nothing happens twice."""

from pathlib import Path

import pytest

from models.agenda import Claim, ClaimState
from models.appointment import Appointment, AppointmentStatus
from models.conversation import Conversation, Message
from models.delivery import Notification, NotificationState
from models.dialog import DialogSession, DialogStatus
from models.member import Member, MemberCategory
from models.profile import Domain
from services import members
from services.agenda import set_working_hours
from services.certifications import certify_profile
from services.notifications import owe
from tests.kit.person import Person
from tests.kit.processes import Theatre
from tests.scenarios.dying import dying, is_killed_at_least_once, known, sent, visitor
from tests.scenarios.walks import OFFICE

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]


async def lea_is_there(stage: Theatre) -> Person:
    """Léa, certified, with office hours."""
    lea, member = await known(stage, "Léa")
    profile = await members.register_professional(
        member.id,
        MemberCategory.FREELANCE,
        "Léa Favre",
        "Développement web",
        Domain.IT,
        "Lausanne",
        "",
        ["Python"],
    )
    await certify_profile(profile.id, "Ada")
    member = await Member.get(id=member.id)
    await set_working_hours(member, profile.id, {day: OFFICE for day in range(5)})
    await Notification.all().delete()  # That her profile is visible was told before all this.
    return lea


async def arrives(stage: Theatre) -> None:
    """S01 by Tom, and what must be so afterwards."""
    tom = await stage.person("Tom")
    await tom.starts()
    await tom.taps("J'accepte")
    await tom.taps("Visiteur")
    await tom.says("Rue du Lac 4")
    await tom.says("New York")
    tom.sees("Mon tableau de bord")
    (member,) = await Member.filter(telegram_id=tom.user_id)
    assert (member.category, member.address, member.city) == (
        MemberCategory.VISITOR,
        "Rue du Lac 4",
        "New York",
    )
    (session,) = await DialogSession.filter(member_id=member.id)
    assert session.status is DialogStatus.DONE


async def finds_and_writes(stage: Theatre, lea: Person) -> tuple[Person, dict[str, int]]:
    """S02 by Tom and Léa; gives how often each notification was sent."""
    tom = await visitor(stage, "Tom")
    await tom.says("/chercher")
    await tom.says("webmaster")
    await tom.taps("Léa Favre")
    await tom.taps("Laisser un message")
    await tom.says("Bonjour, un site associatif ?")
    tom.saw("message est parti")
    await lea.look()
    lea.saw("Bonjour, un site associatif ?")
    await lea.taps("Répondre")
    await lea.says("Oui, avec plaisir.")
    await tom.look()
    tom.saw("Oui, avec plaisir.")
    lea.sees("Oui, avec plaisir.")
    assert await Conversation.all().count() == 1
    assert [m.body for m in await Message.all().order_by("id")] == [
        "Bonjour, un site associatif ?",
        "Oui, avec plaisir.",
    ]
    return tom, {
        "message": sent(stage, lea, "Nouveau message"),
        "reply": sent(stage, tom, "Nouveau message"),
    }


async def books(stage: Theatre, lea: Person) -> tuple[Person, dict[str, int]]:
    """S22 by Tom and Léa until both know that it is confirmed; gives how often each notification was sent."""
    tom = await visitor(stage, "Tom")
    await tom.says("/chercher")
    await tom.says("léa")
    await tom.taps("Léa Favre")
    await tom.taps("Demander un rendez-vous")
    await tom.says("mardi 10:00")
    await tom.says("Refaire notre site")
    await tom.taps("Envoyer la demande", times=2)
    tom.sees("Demandé", "Léa Favre")
    await lea.look()
    await lea.taps("Proposer un autre créneau")
    await lea.says("mardi 11:00")
    await lea.taps("Envoyer avec un seul créneau")
    lea.sees("Autre créneau proposé")
    await tom.look()
    await tom.taps("mar. 5 mai, 11:00")
    (appointment,) = await Appointment.all()
    assert appointment.status is AppointmentStatus.CONFIRMED
    assert await Claim.filter(state=ClaimState.ACTIVE).count() == 1
    for person in (lea, tom):
        await person.says("/agenda")
        person.sees("Confirmé")
    return tom, {
        "requested": sent(stage, lea, "vous demande un rendez-vous"),
        "countered": sent(stage, tom, "vous propose un autre créneau"),
        "accepted": sent(stage, lea, "a confirmé votre rendez-vous"),
        "own": sent(stage, tom, "Rendez-vous confirmé avec"),
        "invitation": sent(stage, lea, "rendez-vous.ics"),
        "own invitation": sent(stage, tom, "rendez-vous.ics"),
    }


def once_each(counts: dict[str, int]) -> None:
    """Asserts that every notification was sent exactly once."""
    assert set(counts.values()) == {1}, counts


def at_least_once_each(counts: dict[str, int], deaths: int) -> None:
    """Asserts that none is missing; a death in the instant after Telegram's answer may repeat one."""
    assert min(counts.values()) >= 1, counts
    assert sum(counts.values()) - len(counts) <= deaths, counts


async def test_s01_dies_at_every_point(database: str, tmp_path: Path) -> None:
    async with dying(database, tmp_path, "stored:1", "handled:2", "committed:2", "drawn:1") as stage:
        await arrives(stage)
        assert stage.deaths == 4


async def test_s02_dies_at_every_point(database: str, tmp_path: Path) -> None:
    async with dying(database, tmp_path, "handled:3", "committed:3", "sent:1", "sent:1") as stage:
        _, counts = await finds_and_writes(stage, await lea_is_there(stage))
        once_each(counts)
        assert stage.deaths == 4


async def test_s22_dies_at_every_point(database: str, tmp_path: Path) -> None:
    points = ("committed:5", "handled:3", "sent:1", "stored:2", "committed:2", "sent:1")
    async with dying(database, tmp_path, *points) as stage:
        _, counts = await books(stage, await lea_is_there(stage))
        once_each(counts)
        assert stage.deaths == len(points)


@pytest.mark.parametrize("seed", [1, 2])
async def test_kills_that_nobody_chose_in_the_middle_of_the_scenarios(
    database: str, tmp_path: Path, seed: int
) -> None:
    async with dying(database, tmp_path, kills=2, seed=seed) as stage:
        lea = await lea_is_there(stage)
        if seed % 2:
            await arrives(stage)
            _, counts = await finds_and_writes(stage, lea)
        else:
            _, counts = await books(stage, lea)
        await is_killed_at_least_once(stage)
        at_least_once_each(counts, stage.deaths)


@pytest.mark.parametrize(("point", "most"), [("sent:1", 1), ("posted:1", 2)])
async def test_a_delivery_that_is_cut_short_arrives(
    database: str, tmp_path: Path, point: str, most: int
) -> None:
    async with dying(database, tmp_path, point) as stage:
        tom = await visitor(stage, "Tom")
        member = await Member.get(telegram_id=tom.user_id)
        await owe(member.id, "runtime.dead", details={"reference": "unique", "error": ""}, mutable=False)
        await stage.at_rest()
        assert stage.deaths == 1
        assert 1 <= sent(stage, tom, "unique") <= most
        assert (await Notification.get()).state is NotificationState.SENT
