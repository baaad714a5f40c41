"""A document of the certification that is sent in the chat: taken, encrypted, its message deleted, or said why not."""

import asyncio
from datetime import timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from telegram.error import BadRequest, TimedOut

from core import clock
from models.certification import EvidenceDocument, EvidenceKind
from models.chat_document import ChatDocument
from models.gallery import UnwantedFile
from models.member import MemberCategory
from models.profile import Certification, Profile
from services.certifications import certify
from services.evidence import chat_documents
from services.evidence.captions import kind_named_by, names_back
from services.evidence.giving import read_document
from services.file_removal import delete_unwanted_files
from services.members import appoint_admin, choose_language
from tests.kit.documents import pdf, picture
from tests.kit.person import Person
from tests.kit.stage import Stage

pytestmark = pytest.mark.usefixtures("kept_files")


async def _ines(stage: Stage) -> Person:
    ines = await stage.professional("Inès", certified=False)
    return await ines.taps("Rendre mon profil public")


def _kept_in(vault: Path) -> list[bytes]:
    return [file.read_bytes() for file in vault.rglob("*") if file.is_file()]


def _files_in_the_chat(person: Person) -> int:
    return sum("document" in message or "photo" in message for message in person._messages)


async def test_both_documents_sent_in_the_chat_are_taken_and_the_team_gets_the_case(
    stage: Stage, kept_files: Path
) -> None:
    ines = await _ines(stage)
    await ines.sends_file("scan.pdf", pdf())
    ines.sees("dites ci-dessous ce que c'est", "C'est : Permis", "C'est : Justificatif")
    assert _files_in_the_chat(ines) == 0, "it is encrypted here before anybody says what it is"
    await ines.taps("C'est : Permis ou pièce d'identité")
    ines.sees("permis ou pièce d'identité est reçu et chiffré", "✅ Permis")
    # One is missing: nobody has to say what the next one is; a photo does as well.
    await ines.sends_file("", picture(), kind="photo")
    ines.sees("justificatif de domicile est reçu", "effacé de la conversation")
    assert _files_in_the_chat(ines) == 0
    assert (await Profile.get()).certification is Certification.REVIEW
    permit, residence = await EvidenceDocument.all().order_by("kind")
    assert (permit.kind, residence.kind) == (EvidenceKind.PERMIT, EvidenceKind.RESIDENCE)
    assert (await read_document(permit)).startswith(b"%PDF")
    assert not await ChatDocument.all().exists()
    await UnwantedFile.all().update(due_at=clock.real_now())
    await delete_unwanted_files()
    kept = _kept_in(kept_files)
    assert len(kept) == 2 and all(b"%PDF" not in content for content in kept)


async def test_two_documents_at_once_are_asked_about_by_name_one_after_the_other(stage: Stage) -> None:
    ines = await _ines(stage)
    await ines.sends_file("scan1.pdf", pdf())
    await ines.sends_file("", picture(), kind="photo")
    at = clock.real_now().astimezone(ZoneInfo("Europe/Zurich"))
    ines.sees("« scan1.pdf » : dites ci-dessous ce que c'est", "Ensuite : « Photo, ")
    noted = await ChatDocument.get(name="")
    photo = f"Photo, {noted.sent_at.astimezone(at.tzinfo):%H:%M}"
    ines.sees(photo)
    await ines.taps("C'est : Justificatif")
    ines.sees("justificatif de domicile est reçu", f"« {photo} » : dites ci-dessous", "✅ Justificatif")
    ines.does_not_see("Ensuite")
    await ines.taps("C'est : Permis")
    ines.sees("✅ Permis", "✅ Justificatif")
    assert (await Profile.get()).certification is Certification.REVIEW
    assert await EvidenceDocument.all().count() == 2 and not await ChatDocument.all().exists()


async def test_a_caption_that_names_the_document_is_believed_and_another_one_is_its_name(
    stage: Stage,
) -> None:
    ines = await _ines(stage)
    await ines.sends_file("", picture(), kind="photo", caption="Mon diplôme de 2019")
    ines.sees("« Mon diplôme de 2019 » : dites ci-dessous ce que c'est")
    await ines.sends_file("", picture(), kind="photo", caption="Attestation de DOMICILE")
    ines.sees("justificatif de domicile est reçu", "« Mon diplôme de 2019 » : dites ci-dessous")
    await ines.sends_file("Pièce d'identité.pdf", pdf())
    ines.sees("permis ou pièce d'identité est reçu", "« Mon diplôme de 2019 »")
    assert sorted(each.kind for each in await EvidenceDocument.all()) == ["permit", "residence"]
    assert (await ChatDocument.get()).name == "Mon diplôme de 2019", "nothing is lost"
    # Somewhere else on the way, the question says where it is answered.
    await ines.says("/menu")
    await ines.taps_data("b1|certify|open|")
    ines.sees("« Mon diplôme de 2019 » : dites ci-dessous")


async def test_a_named_document_leaves_the_chat_wherever_it_was_sent_from(stage: Stage) -> None:
    ines = await _ines(stage)
    await ines.says("/menu")
    await ines.sends_file("", picture(), kind="photo", caption="Mon permis B")
    ines.sees("permis ou pièce d'identité est reçu", "✅ Permis")
    assert _files_in_the_chat(ines) == 0
    await ines.says("/menu")
    await ines.sends_file("", picture(), kind="photo", caption="Mon chat")
    assert _files_in_the_chat(ines) == 1, "what is not called a document is none of ours"
    tom = await stage.visitor("Tom")
    await tom.sends_file("", picture(), kind="photo", caption="Mon permis B")
    tom.does_not_see("reçu")
    assert await EvidenceDocument.all().count() == 1 and not await ChatDocument.all().exists()


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("mon permis B", EvidenceKind.PERMIT),
        ("Carte d’identité (recto)", EvidenceKind.PERMIT),
        ("ID card, identity", EvidenceKind.PERMIT),
        ("Wohnsitzbestätigung", EvidenceKind.RESIDENCE),
        ("bail à loyer", EvidenceKind.RESIDENCE),
        ("permis de conduire", None),
        ("permis et domicile", None),
        ("mon diplôme", None),
        ("statuts", None),
        ("", None),
    ],
)
def test_a_caption_is_read_only_where_it_names_one_document_that_is_wanted(
    said: str, kind: EvidenceKind | None
) -> None:
    assert kind_named_by(said, [EvidenceKind.PERMIT, EvidenceKind.RESIDENCE]) is kind


async def test_what_cannot_be_taken_leaves_the_chat_with_its_reason(stage: Stage) -> None:
    ines = await _ines(stage)
    await ines.sends_file("permis.exe", b"MZ" + bytes(300))
    ines.sees("« permis.exe » n'a pas été gardé", "Seuls les fichiers JPEG, PNG et PDF")
    assert _files_in_the_chat(ines) == 0 and not await EvidenceDocument.all().exists()
    await ines.says("/menu")
    await ines.taps("Rendre mon profil public")
    ines.does_not_see("permis.exe")
    tom = await stage.professional("Alpina SA", category=MemberCategory.COMPANY, certified=False)
    await tom.taps("Rendre mon profil public")
    await tom.sends_file("registre.pdf", pdf())
    tom.sees("l'équipe n'attend aucun document")
    assert _files_in_the_chat(tom) == 0 and not await ChatDocument.filter(refusal="").exists()


async def test_statutes_sent_while_the_number_is_asked_are_taken_and_the_question_stays(stage: Stage) -> None:
    club = await stage.professional("Club", category=MemberCategory.ASSOCIATION, certified=False)
    await club.taps("Rendre mon profil public")
    await club.taps("Indiquer le numéro officiel")
    await club.sends_file("statuts.pdf", pdf())
    club.sees("statuts ou extrait du registre) est reçu", "numéro")
    assert (await EvidenceDocument.get()).kind is EvidenceKind.STATUTES
    assert (await Profile.get()).certification is Certification.REVIEW
    assert _files_in_the_chat(club) == 0


@pytest.mark.slow
async def test_a_stranger_and_a_late_tap_give_nothing(stage: Stage) -> None:
    ines, tom = await _ines(stage), await stage.professional("Tom", certified=False)
    await ines.sends_file("scan.pdf", pdf())
    waiting = await ChatDocument.get()
    await tom.taps("Rendre mon profil public")
    await tom.taps_data(f"b1|certify|kind|{waiting.id}.permit")
    assert (await ChatDocument.get()).kind is None
    ada = await stage.visitor("Ada")
    await appoint_admin(ada.user_id)
    profile = await Profile.get(id=waiting.profile_id)
    await Profile.filter(id=profile.id).update(certification=Certification.REVIEW)
    await certify(await stage.member(ada), profile.id, profile.version)
    await ines.taps_data(f"b1|certify|kind|{waiting.id}.permit")
    assert not await EvidenceDocument.all().exists(), "nobody asks for it any more"
    # A document that nobody sorted is forgotten after a day.
    past = clock.real_now() - chat_documents.UNSORTED_KEPT - timedelta(minutes=1)
    await ChatDocument.all().update(sent_at=past, due_at=past)
    await stage.settle()
    left = await ChatDocument.get()
    assert (left.refusal, left.file) == ("unsorted", None)


class Dying(Exception):
    """The process dies here."""


@pytest.mark.parametrize("where", ["before the fetch", "after sealing", "before the message is deleted"])
@pytest.mark.slow
async def test_who_dies_in_between_loses_nothing_and_doubles_nothing(
    stage: Stage, kept_files: Path, where: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    ines = await _ines(stage)
    await ines.sends_file("scan.pdf", pdf())
    await ines.taps("C'est : Permis ou pièce d'identité")
    bot = stage.assembly.fetching.bot
    victim, name = {
        "before the fetch": (type(bot), "get_file"),
        "after sealing": (chat_documents, "keep_document"),
        "before the message is deleted": (type(bot), "delete_message"),
    }[where]

    async def dies(*_: object, **__: object) -> None:
        raise Dying()

    with monkeypatch.context() as patched:
        patched.setattr(victim, name, dies)
        with pytest.raises(Dying):
            await ines.sends_file("bail.pdf", pdf())
    await ChatDocument.all().update(due_at=clock.real_now() - timedelta(hours=1))
    await stage.settle()
    await ines.look()
    found = await EvidenceDocument.filter(kind=EvidenceKind.RESIDENCE)
    assert len(found) == 1 and found[0].forgotten_at is None
    assert _files_in_the_chat(ines) == 0 and not await ChatDocument.all().exists()
    await UnwantedFile.all().update(due_at=clock.real_now())
    await delete_unwanted_files()
    assert len(_kept_in(kept_files)) == 2


async def test_telegram_that_does_not_answer_is_asked_again_and_one_that_forgot_is_believed(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    ines, bot = await _ines(stage), stage.assembly.fetching.bot
    for error, expected in ((TimedOut(), ""), (BadRequest("file is gone"), "gone")):

        async def fails(*_: object, raised: Exception = error, **__: object) -> None:
            raise raised

        with monkeypatch.context() as patched:
            patched.setattr(type(bot), "get_file", fails)
            await ines.sends_file("scan.pdf", pdf())
        assert (await ChatDocument.all().order_by("-id").first()).refusal == expected  # type: ignore[union-attr]
    await ChatDocument.filter(refusal="").update(due_at=clock.real_now())
    await stage.settle()
    await ines.look()
    ines.sees("dites ci-dessous", "Telegram ne donne plus ce fichier")


async def test_two_processes_that_take_the_same_document_keep_one(stage: Stage, kept_files: Path) -> None:
    ines = await _ines(stage)
    await ines.sends_file("scan.pdf", pdf())
    held = await ChatDocument.get()
    await chat_documents.say_what_it_is(await stage.member(ines), held.id, EvidenceKind.PERMIT)
    await ChatDocument.all().update(message_id=1)  # Its message is still to be deleted: the row stays.
    held = await ChatDocument.get()
    await asyncio.gather(*(chat_documents.settle_held(held) for _ in range(2)))
    await UnwantedFile.all().update(due_at=clock.real_now())
    await delete_unwanted_files()
    assert await EvidenceDocument.all().count() == 1 and len(_kept_in(kept_files)) == 1


async def test_the_back_of_a_permit_is_kept_beside_its_front(stage: Stage) -> None:
    ines = await _ines(stage)
    await ines.sends_file("", picture(), kind="photo", caption="Mon permis B")
    ines.sees("✅ Permis ou pièce")
    await ines.sends_file("", picture(size=(500, 300)), kind="photo", caption="permis, verso")
    ines.sees("Le verso de votre permis", "reçu et chiffré")
    front, back = await EvidenceDocument.filter(forgotten_at=None).order_by("id")
    assert (front.kind, front.is_back, back.kind, back.is_back) == ("permit", False, "permit", True)
    # A better picture of one side leaves the other one alone.
    await ines.sends_file("verso.pdf", pdf())
    kept = await EvidenceDocument.filter(forgotten_at=None).order_by("id")
    assert [(each.id == front.id, each.is_back) for each in kept] == [(True, False), (False, True)]
    assert kept[1].mime == "application/pdf"


async def test_its_sender_says_that_a_document_is_the_back_and_a_back_alone_is_no_permit(
    stage: Stage,
) -> None:
    ines = await _ines(stage)
    await ines.sends_file("scan.pdf", pdf())
    ines.has_at_most_eight_buttons()
    await ines.taps("C'est : Verso du permis")
    ines.sees("Le verso de votre permis", "⬜ Permis ou pièce", "⬜ Justificatif")
    [only] = await EvidenceDocument.all()
    assert only.is_back
    await ines.sends_file("", picture(), kind="photo", caption="Justificatif de domicile, verso")
    assert (await EvidenceDocument.get(kind=EvidenceKind.RESIDENCE)).is_back is False
    assert (await Profile.get()).certification is Certification.NONE
    await ines.sends_file("permis.pdf", pdf())
    assert (await Profile.get()).certification is Certification.REVIEW


def test_only_words_for_the_back_name_the_back() -> None:
    for text in ("verso.jpg", "Permis (dos)", "permit back side", "Ausweis Rückseite", "permesso retro"):
        assert names_back(text), text
    for text in ("permis", "dossier permis", "feedback", "recto", "", "Permis B"):
        assert not names_back(text), text


@pytest.mark.parametrize(
    ("language", "why"),
    [("fr", "trop petite : 100 pixels au minimum"), ("en", "too small: at least 100 pixels")],
)
async def test_a_picture_in_which_nobody_could_read_anything_is_refused_with_the_least_size(
    stage: Stage, language: str, why: str
) -> None:
    ines = await _ines(stage)
    await choose_language((await stage.member(ines)).id, language)
    await ines.sends_file("", picture(size=(20, 20)), kind="photo", caption="Mon permis")
    ines.sees(why)
    assert not await EvidenceDocument.all().exists() and _files_in_the_chat(ines) == 0
