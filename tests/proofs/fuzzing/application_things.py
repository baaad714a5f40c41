"""Applications in each status that a company and a freelance can lead them to, and the thread of one."""

from typing import TYPE_CHECKING

from models.application import Application
from models.member import MemberCategory
from services import applications
from services.applications import annulling
from tests.kit.person import Person
from tests.services import mission_scene

if TYPE_CHECKING:
    from tests.proofs.fuzzing.world import World

# Collaborations; one side asks to end the second, both the third.
_DEALS = ("deal", "annulling", "agreed")


async def add_applications(world: "World") -> list[tuple[str, Application, dict[str, Person]]]:
    """Status, row and people of each; nobody of them is somebody's counterpart in another one."""
    stage, made = world.stage, []
    owner = await stage.professional("Vergabe SA", category=MemberCategory.COMPANY)
    nadia = await world.member(owner)
    for status in ("proposed", "talking", "firm", "chosen", "deal", "discarded", "annulling", "agreed"):
        freelance = await stage.professional(f"Bewirbt-{status}")
        lea = await world.member(freelance)
        mission = await mission_scene.published(nadia, f"Geheim {status}")
        row = await applications.propose_oneself(lea, mission.id, "Bonjour en secret")
        if status == "discarded":
            row = await applications.discard(nadia, row.id, row.version, "Trop loin")
        elif status != "proposed":
            row = await applications.accept(nadia, row.id, row.version)
        if status in ("firm", *_DEALS):
            row = await applications.apply_firmly(lea, row.id, row.version)
        if status in ("chosen", *_DEALS):
            row = await applications.choose(nadia, row.id, row.version)
        if status in ("annulling", "agreed"):
            row = await annulling.ask_annulment(lea, row.id, row.version, "Secret : nous arrêtons.")
        if status == "agreed":
            row = await annulling.agree_to_annulment(nadia, row.id, row.version)
        made.append((status, row, {"freelance": freelance, "company": owner}))
    return made
