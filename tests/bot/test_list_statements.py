"""A list asks the database as often for eight rows as for one."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import pytest

from bot.pages import load_pages
from bot.turn import BotFacts, Look
from core import clock
from core.keys import KeyRing
from models.application import Application
from models.appointment import Appointment, AppointmentStatus
from models.member import Member
from models.mission import Mission
from models.profile import Certification, Profile
from services import applications, conversations
from services.applications.annulling import agree_to_annulment, ask_annulment
from services.help_requests import ask_team
from services.members import appoint_admin
from services.scam_reports import file_report
from tests.services import mission_scene, payroll_scene, people
from tests.services.team_scene import Firm, newcomer

FACTS = BotFacts("bot", "https://t.me", "https://entremise.example", KeyRing(b"k" * 32))
STORY = "On m’a demandé de payer des frais avant de commencer."
Shown = tuple[Member, str, dict[str, Any]]


@dataclass
class Market:
    """A company with missions, a freelance who is interested in each, and candidates of the first."""

    firm: Firm
    lea: Member
    profile: Profile
    missions: list[Mission] = field(default_factory=list)

    @property
    def owner(self) -> Member:
        """Who owns the company."""
        return self.firm.owner

    async def grow(self, number: int) -> None:
        """One more of everything."""
        await self.firm.takes(await newcomer(730_000_000 + number, f"Bob {number}"))
        mission = await mission_scene.published(self.owner, f"Refonte numéro {number}")
        self.missions.append(mission)
        await applications.propose_oneself(self.lea, mission.id, "Bonjour")
        marc, _ = await mission_scene.freelance(f"Marc {number}")
        met = await mission_scene.talking(self.owner, self.missions[0], marc)
        assert met.conversation_id is not None
        await self._asks_for_an_appointment(number)
        await conversations.reply(marc, met.conversation_id, "Bonjour")

    async def _asks_for_an_appointment(self, number: int) -> None:
        start = clock.now() + timedelta(days=number)
        await Appointment.create(
            profile_id=self.profile.id,
            client_id=(await people.visitor(f"Tom {number}")).id,
            status=AppointmentStatus.REQUESTED,
            start_at=start,
            end_at=start + timedelta(minutes=30),
            time_zone="Europe/Zurich",
            requested_at=clock.now(),
        )

    def lists(self) -> list[Shown]:
        """What its people look at."""
        company = self.firm.id
        candidates = {"arg": self.missions[0].id, "group": "talking"}
        return [
            (self.owner, "missions", {"arg": company, "group": "open"}),
            (self.owner, "candidates", candidates),
            (self.owner, "messages", {}),
            (self.owner, "team", {"arg": company}),
            (self.lea, "my_missions", {"arg": self.profile.id}),
            (self.lea, "mission_search", {"q": ""}),
            (self.lea, "agenda", {}),
            (self.lea, "waiting", {}),
            (self.owner, "waiting", {}),
        ]


@dataclass
class Desk:
    """Somebody of the team, and what waits for them."""

    ada: Member

    async def grow(self, number: int) -> None:
        """One more of everything."""
        deal = await payroll_scene.sealed(f"Léa {number}")
        await deal.chosen()
        await payroll_scene.handed_over()
        row = await Application.get(id=deal.application.id)
        row = await ask_annulment(deal.owner, row.id, row.version, "Le projet est arrêté.")
        await agree_to_annulment(deal.lea, row.id, row.version)
        await ask_team(deal.lea, "other", "Je cherche de l’aide.")
        company = await Profile.get(organisation_id=(await Mission.get(id=row.mission_id)).organisation_id)
        await file_report(deal.lea, company.id, "advance", STORY)
        _, waiting = await people.professional(f"Nina {number}", certified=False)
        await Profile.filter(id=waiting.id).update(certification=Certification.REVIEW)

    def lists(self) -> list[Shown]:
        """What the team looks at."""
        return [
            (self.ada, "team_missions", {"q": ""}),
            (self.ada, "team_missions", {"q": "refonte"}),
            (self.ada, "members", {"q": ""}),
            (self.ada, "annulments", {}),
            (self.ada, "payroll_files", {}),
            (self.ada, "help_queue", {}),
            (self.ada, "reports", {}),
            (self.ada, "certifications", {}),
        ]


@pytest.fixture
def partner() -> Iterator[None]:
    """A payrolling partner, and the keys that seal our copies."""
    with payroll_scene.partner(keys=FACTS.keys):
        yield


async def _asked_for(lists: list[Shown], asked: list[str]) -> list[list[str]]:
    pages, statements = load_pages(), []
    for member, page, args in lists:
        asked.clear()
        view = await pages[page].view(Look(await Member.get(id=member.id), FACTS), args)
        assert view.rows and asked, page
        statements.append(list(asked))
    return statements


async def _require_constant(crowd: Market | Desk, asked: list[str]) -> None:
    await crowd.grow(1)
    of_one = await _asked_for(crowd.lists(), asked)
    for number in range(2, 9):
        await crowd.grow(number)
    of_eight = await _asked_for(crowd.lists(), asked)
    for (_, page, _), one, eight in zip(crowd.lists(), of_one, of_eight, strict=True):
        counts = (page, len(one), len(eight))
        assert len(eight) <= len(one), (*counts, *eight)


@pytest.mark.slow
async def test_lists_of_missions_and_candidates_ask_as_often_for_eight_as_for_one(asked: list[str]) -> None:
    firm = Firm(*await mission_scene.company())
    await _require_constant(Market(firm, *await mission_scene.freelance()), asked)


@pytest.mark.slow
async def test_the_lists_of_the_team_ask_as_often_for_eight_as_for_one(
    asked: list[str], partner: None
) -> None:
    ada = await people.visitor("Ada")
    await _require_constant(Desk(await appoint_admin(ada.telegram_id or 0)), asked)


@pytest.mark.slow
async def test_what_can_be_offered_to_somebody_is_asked_as_often_for_eight_missions_as_for_one(
    asked: list[str],
) -> None:
    owner, _ = await mission_scene.company()
    _, profile = await mission_scene.freelance()
    counts = []
    for more in (1, 7):
        for _ in range(more):
            await mission_scene.published(owner)
        asked.clear()
        offered = await applications.missions_to_offer(owner, profile)
        counts.append((len(offered), len(asked)))
    (one, at_one), (eight, at_eight) = counts
    assert (one, eight) == (1, 8) and at_eight <= at_one, counts
