"""Galleries, documents, appeals and lists of questions keep to eight buttons however full they are."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from core import clock
from models.gallery import DocumentKind, GalleryPicture
from models.measure import Clause
from models.member import MemberCategory
from models.profile import Profile
from services import appeals, measures
from services.profile_documents import StoredDocument, add_document
from tests.kit.documents import picture
from tests.kit.kept import kept_in
from tests.kit.stage import Stage
from tests.scenarios.moderation_walks import of_the_team


@pytest.fixture(autouse=True)
def folder(tmp_path: Path) -> Iterator[None]:
    """Where files are kept, and the key of hashes."""
    with kept_in(tmp_path):
        yield


@pytest.mark.slow
async def test_a_gallery_keeps_what_is_rare_behind_more(stage: Stage) -> None:
    lea = await stage.professional("Léa")
    await lea.taps_data("b1|gallery|open|")
    for number in range(4):
        photo = picture(size=(600 + number, 400))
        await lea.sends_file("photo.jpg", photo, kind="photo", mime="image/jpeg", caption=f"Photo {number}")
        lea.has_at_most_eight_buttons()
    await lea.taps("Précédente")
    lea.sees("3/4", "Légende", "Retirer", "Ajouter une image", "Plus…")
    lea.has_at_most_eight_buttons()
    await lea.taps("Plus…")
    lea.sees("3/4", "Photo 2", "Choisir comme photo de profil", "Placer avant", "Documents", "Précédent")
    lea.has_at_most_eight_buttons()
    for place in (2, 1):
        await lea.taps("Placer avant")
        lea.sees(f"{place}/4", "Photo 2", "Placer après")
        lea.has_at_most_eight_buttons()
    order = [each.caption for each in await GalleryPicture.all().order_by("rank", "id")]
    assert order == ["Photo 2", "Photo 0", "Photo 1", "Photo 3"]
    await lea.taps("Précédent")
    lea.sees("1/4", "Photo 2", "Légende")
    lea.has_at_most_eight_buttons()


async def test_documents_are_turned_by_page_for_their_owner_and_for_others(stage: Stage) -> None:
    lea = await stage.professional("Léa")
    profile = await Profile.get()
    nadia = await stage.professional("Alpina", category=MemberCategory.COMPANY)
    for number in range(8):
        stored = StoredDocument(f"documents/{number:032d}.pdf", "application/pdf", b"%PDF")
        await add_document(
            await stage.member(lea), profile.id, DocumentKind.OTHER, f"Papier {number}", stored
        )
        await lea.taps_data("b1|documents|open|")
        lea.has_at_most_eight_buttons()
        await lea.taps_data("b1|documents|open|9")
        lea.has_at_most_eight_buttons()
        await nadia.taps_data(f"b1|papers|open|{profile.public_id}")
        nadia.has_at_most_eight_buttons()
        if number == 5:
            await lea.taps("Plus…")
            lea.sees("CV", "Portfolio", "Autre", "Précédent")
            lea.has_at_most_eight_buttons()
            await lea.taps("Précédent")
            lea.sees("📄 Papier 3", "📄 Papier 5")
    await lea.taps("Précédent")
    assert [label for label in lea.screen().labels if "📄" in label] == [f"📄 Papier {n}" for n in (3, 4, 5)]
    lea.sees("8 documents au plus")
    seen = {label for label in nadia.screen().labels if "📄" in label}
    await nadia.taps("Suivant")
    nadia.sees("Revenir à la fiche")
    assert len(seen | {label for label in nadia.screen().labels if "📄" in label}) == 8


async def test_every_appeal_can_be_reached(stage: Stage) -> None:
    ada = await of_the_team(stage, "Ada")
    admin = await stage.member(ada)
    for number in range(9):
        marc = await stage.member(await stage.professional(f"Marc {number}"))
        facts = "Des messages insistants à plusieurs membres."
        measure = await measures.warn_account(admin, marc.public_id, Clause.CONDUCT, facts)
        await appeals.file_appeal(marc, "measure", measure.id, "Je conteste cette décision.")
        clock.freeze(clock.now().replace(microsecond=number))
    await ada.taps_data("b1|appeals|open|")
    seen = []
    for page in range(3):
        ada.has_at_most_eight_buttons()
        seen += [label for label in ada.screen().labels if "Marc" in label]
        if page < 2:
            await ada.taps("Suivant")
    assert len(seen) == 9 and "Marc 0" in seen[0] and "Marc 8" in seen[8]
    await ada.taps("Précédent")
    await ada.taps("Marc 5")
    ada.sees("Je conteste cette décision.")


async def test_documents_whose_titles_hold_no_word_are_opened_by_what_they_are(stage: Stage) -> None:
    lea = await stage.professional("Léa")
    profile = await Profile.get()
    nadia = await stage.professional("Alpina", category=MemberCategory.COMPANY)
    for number, title in enumerate(("👍", "../.", f"{'.' * 50} CV")):
        stored = StoredDocument(f"documents/{number:032d}.pdf", "application/pdf", b"%PDF")
        await add_document(await stage.member(lea), profile.id, DocumentKind.CV, title, stored)
    await lea.taps_data("b1|documents|open|")
    await nadia.taps_data(f"b1|papers|open|{profile.public_id}")
    for person in (lea, nadia):
        person.sees("1. 👍", "2. ../.")
        assert [label for label in person.screen().labels if "📄" in label] == ["📄 CV"] * 3
