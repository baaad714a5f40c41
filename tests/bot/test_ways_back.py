"""From every page there is a way back, and every notice to the team leads straight to the thing."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Any

import pytest

from bot.cards import load_cards
from bot.dialogs.address import VisitorAddress
from bot.notices import LEADS, notice_view
from bot.pages import PAGES, load_pages
from bot.turn import BotFacts, Look
from bot.view import Button, View
from core import clock
from core.errors import DomainError
from core.keys import KeyRing
from models.delivery import Notification
from models.gallery import DocumentKind
from models.help_request import HelpTopic
from models.measure import Clause
from models.member import Member, Membership
from models.payrolling import PayrollFile
from models.profile import Profile
from models.scam_report import QuestionSide, ScamCategory
from services import (
    agenda,
    appeals,
    applications,
    appointments,
    calls,
    conversations,
    dialogs,
    help_requests,
    measures,
    members,
    scam_questions,
    scam_queue,
    scam_reports,
    teams,
)
from services.applications import annulling
from services.galleries import add_picture
from services.missions import moderating
from services.payroll_partner import Partner, use_partner
from services.presence import Stay, go_online
from services.profile_documents import StoredDocument, add_document
from tests.conftest import START
from tests.services import mission_scene, people

FACTS = BotFacts(
    "entremise_bot", "https://t.me", "https://entremise.example", KeyRing(b"k" * 32), ("Claire",)
)
STORY = "Une histoire assez longue pour être lue par quelqu’un."
TEAM_PAGES = (
    "annulments", "appeals", "audit", "certifications", "departures", "help_queue", "members", "members_import",
    "payroll_files", "reports", "system", "team_missions",
)  # fmt: skip
# Where nobody came from anywhere, or where the way out is the page's own « non ».
NO_WAY_BACK = {
    "home": "it is home",
    "team_home": "it is the team's home",
    "welcome": "the home of who did not sign up",
    "barred": "the home of who is under a measure",
    "dialog": "a question ends by « Annuler » (tests/engine/test_real_dialogs.py)",
    "scam": "begins a dialog and shows nothing of its own",
    "invited": "a confirmation with « non » (tests/scenarios/test_s24_first_access_of_an_interpreter.py)",
    "join": "a confirmation with « non » (tests/scenarios/test_s23_the_other_categories.py)",
    "rescue": "a confirmation with « Annuler » (tests/scenarios/test_s24_coming_back.py)",
    "payroll_file": "the team's, once it was handed over (tests/scenarios/test_s16_payrolling_hand_off.py)",
    "team_link": "shows what was made a moment ago, once (tests/scenarios/test_s23_the_other_categories.py)",
}


@dataclass
class Town:
    """Who reads pages, and what they are about: page → reader and arguments; by default Léa and nothing."""

    readers: dict[str, Member] = field(default_factory=dict)
    things: dict[str, tuple[str, dict[str, Any]]] = field(default_factory=dict)

    def put(self, reader: str, arg: Any, *pages: str, **more: Any) -> None:
        """These pages are read by this reader with this argument."""
        self.things |= dict.fromkeys(pages, (reader, {"arg": arg, **more}))


@pytest.fixture
async def town(database: str) -> AsyncIterator[Town]:
    """One thing of every kind that a page can be about."""
    load_pages()
    load_cards()
    made = Town()
    await _people(made)
    await _things_of_lea(made)
    await _deal(made)
    await _things_of_the_team(made)
    yield made
    use_partner(None)


async def _people(town: Town) -> None:
    readers = town.readers
    readers["lea"], lea = await mission_scene.freelance("Léa")
    readers["nadia"], alpina = await mission_scene.company()
    readers["tom"] = await people.visitor("Tom")
    ada = await people.visitor("Ada")
    await members.appoint_admin(ada.telegram_id or 0)
    readers["ada"] = await Member.get(id=ada.id)
    town.put("lea", lea.public_id, "profile", "availability", "whole", "pictures", "papers")
    town.put("lea", lea.public_id, "seen_as", viewer="visitor")
    town.put("lea", lea.id, "certify", "my_missions")
    town.put("tom", alpina.public_id, "call_lines")
    town.put("nadia", alpina.organisation_id, "missions", "team", "team_leave", "team_log")
    owner = await Membership.get(member_id=readers["nadia"].id)
    town.put("nadia", owner.id, "colleague")
    readers["sam"] = await people.visitor("Sam")
    place = await Membership.create(
        organisation_id=alpina.organisation_id, member_id=readers["sam"].id, service="Vente"
    )
    await teams.offer_ownership(readers["nadia"], place.id)
    town.put("sam", 0, "owner_offer")
    town.put("ada", readers["tom"].public_id, "member", "member_case")
    town.put("ada", lea.id, "certification")
    for page in TEAM_PAGES:
        town.things[page] = ("ada", {})


async def _things_of_lea(town: Town) -> None:
    lea, nadia, tom = (town.readers[name] for name in ("lea", "nadia", "tom"))
    profile = await Profile.get(member_id=lea.id)
    picture = await add_picture(lea, profile.id, "gallery/a.jpg", "")
    town.put("lea", picture.public_id, "gallery")
    await add_document(
        lea, profile.id, DocumentKind.CV, "CV", StoredDocument("a.pdf", "application/pdf", b"%PDF")
    )
    await agenda.set_working_hours(lea, profile.id, {day: [(480, 1080)] for day in range(7)})
    asked = await appointments.request_appointment(tom, profile.id, START.replace(day=5), "Le site")
    town.put("lea", asked.id, "appointment")
    await go_online(lea, profile.id, Stay.THREE_HOURS)
    ringing = await calls.ring(tom, profile.id)
    town.put("lea", ringing.id, "call")
    message = await conversations.leave_message(tom, profile.id, "Bonjour", None)
    town.put("lea", message.conversation_id, "conversation")
    mission = await mission_scene.published(nadia)
    town.put("lea", mission.id, "mission")
    town.put("nadia", mission.id, "candidates")
    application = await applications.propose_oneself(lea, mission.id)
    town.put("lea", application.id, "application")


async def _deal(town: Town) -> None:
    """What the two sides of a deal have: contact details to exchange, and a payrolling file."""
    use_partner(Partner("SPS", 600, "dossiers@sps.example"))
    nadia, (ivo, _) = town.readers["nadia"], await mission_scene.freelance("Ivo")
    mission = await mission_scene.published(nadia, "Une autre mission")
    talking = await mission_scene.talking(nadia, mission, ivo)
    firm = await applications.apply_firmly(ivo, talking.id, talking.version)
    deal = await applications.choose(nadia, firm.id, firm.version)
    town.readers["ivo"] = ivo
    town.put("ivo", deal.conversation_id, "contacts")
    file = await PayrollFile.get(application_id=deal.id)
    town.put("ivo", file.id, "payrolling")
    asked = await annulling.ask_annulment(nadia, deal.id, deal.version, STORY)
    await annulling.agree_to_annulment(ivo, asked.id, asked.version)
    town.put("ada", asked.id, "annulment")
    session = await dialogs.begin(
        ivo.id, ivo.telegram_id or 0, VisitorAddress.key, given={}, subject_id=None, answers={"city": "Bulle"}
    )
    town.put("ivo", session.id, "typed")


async def _things_of_the_team(town: Town) -> None:
    lea, ada, tom = (town.readers[name] for name in ("lea", "ada", "tom"))
    asked = await help_requests.ask_team(tom, HelpTopic.OTHER, STORY)
    town.put("tom", asked.id, "help_request")
    profile = await Profile.get(member_id=lea.id)
    report = await scam_reports.file_report(tom, profile.id, ScamCategory.FAKE, STORY, [])
    town.put("ada", report.id, "scam_case")
    taken = await scam_queue.take_report(ada, report.id, report.version)
    question = await scam_questions.ask_side(ada, taken.id, taken.version, QuestionSide.REPORTER, STORY)
    town.put("tom", question.id, "scam_question")
    zed = await people.visitor("Zed")
    measure = await measures.suspend_account(ada, zed.public_id, Clause.CONDUCT, STORY, 30)
    zed = town.readers["zed"] = await Member.get(id=zed.id)
    town.put("zed", measure.id, "measure")
    ines, _ = await people.professional("Inès", certified=False)
    town.readers["ines"] = ines
    town.put("ines", "skills", "guide")
    await measures.restrict_account(ada, ines.public_id, Clause.CONDUCT, STORY)
    town.put("ines", 0, "restricted")
    mission = await mission_scene.published(town.readers["nadia"], "Une annonce douteuse")
    decided = await moderating.suspend_mission(ada, mission.id, mission.version, Clause.FRAUD, STORY)
    town.put("ada", mission.id, "mission_case")
    town.put("nadia", decided.id, "mission_measure")
    appeal = await appeals.file_appeal(zed, "measure", measure.id, STORY)
    town.put("zed", appeal.id, "appeal")


def leads_back(view: View, look: Look) -> bool:
    """Whether a button leads home or back to where the reader came from."""
    back = look.words.plain("common-back")
    buttons = [button for row in view.rows for button in row]
    return any((each.data or "").startswith("b1|home|open|") or each.label == back for each in buttons)


async def test_from_every_page_there_is_a_way_back(town: Town) -> None:
    without = []
    for name, page in PAGES.items():
        if name in NO_WAY_BACK or not type(page).__module__.startswith("bot."):
            continue
        reader, args = town.things.get(name, ("lea", {}))
        look = Look(town.readers[reader], FACTS)
        try:
            view = await page.view(look, args)
        except (DomainError, LookupError, ValueError) as error:
            without.append(f"{name}: say in this file who reads it, and about what ({error!r})")
        else:
            without += [] if leads_back(view, look) else [name]
    assert not without, "\n".join(without)


async def test_a_page_without_a_way_back_is_found(town: Town) -> None:
    look = Look(town.readers["lea"], FACTS)
    assert not leads_back(View("Ici", ((Button("Aide", data="b1|help|open|"),),)), look)
    assert leads_back(View("Ici", ((Button("Accueil", data="b1|home|open|"),),)), look)
    assert set(NO_WAY_BACK) <= set(PAGES)


@pytest.mark.parametrize("key", sorted(LEADS))
async def test_what_is_told_without_a_card_leads_to_the_thing(town: Town, key: str) -> None:
    reader = town.readers["sam" if key == "team.owner_offered" else "ada"]
    details = {"reference": "E1", "error": "x", "person": "Nadia", "name": "Alpina SA"}
    owed = Notification(recipient_id=reader.id, key=key, details=details, due_at=clock.now())
    view = await notice_view(owed, reader, FACTS)
    assert view.rows[0][0].data == f"b1|{LEADS[key][1]}|open|"
    assert await PAGES[LEADS[key][1]].view(Look(reader, FACTS), {})
