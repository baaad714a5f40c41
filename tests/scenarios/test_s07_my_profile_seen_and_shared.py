"""S07: Léa shows pictures and documents, looks at her profile as others do, and shares it."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import pytest

from models.gallery import GalleryPicture, ProfileDocument, SentFile, UnwantedFile
from models.member import MemberCategory
from models.profile import Profile
from services.file_removal import delete_unwanted_files
from services.files import LocalFiles, use_files
from services.profiles import update_profile
from tests.kit.documents import giant_picture, pdf, picture, picture_with_place
from tests.kit.person import Person
from tests.kit.stage import Stage


@pytest.fixture(autouse=True)
def folder(tmp_path: Path) -> Iterator[Path]:
    """Where files are kept."""
    use_files(LocalFiles(tmp_path / "files"))
    yield tmp_path / "files"
    use_files(None)


def kept(folder: Path, kind: str = "pictures") -> list[Path]:
    """The files that the store holds."""
    return sorted((folder / kind).glob("*")) if (folder / kind).exists() else []


async def shows(person: Person, size: int = 600, caption: str = "") -> Person:
    """Sends a photo as a phone does."""
    return await person.sends_file(
        "photo.jpg", picture(size=(size, 400)), kind="photo", mime="image/jpeg", caption=caption
    )


async def opens(person: Person, page: str) -> Person:
    """Goes to one of the pages of the own profile."""
    return await person.taps_data(f"b1|{page}|open|")


@pytest.mark.slow
async def test_s07_my_profile_is_seen_and_shared(stage: Stage, folder: Path) -> None:
    lea = await stage.professional("Léa")
    profile = await Profile.get()
    await opens(lea, "gallery")
    lea.sees("Aucune image")
    await shows(lea, 600, "Mon atelier")
    lea.sees("Galerie · 1/1", "Mon atelier", "il reste 11 places")
    await shows(lea, 700)
    lea.sees("Galerie · 2/2")
    await lea.taps("Précédente")
    lea.sees("Galerie · 1/2", "Mon atelier")
    await lea.taps("Retirer")
    lea.sees("L’image est retirée", "Galerie · 1/1")
    await delete_unwanted_files()
    assert len(kept(folder)) == await GalleryPicture.all().count() == 1
    await opens(lea, "documents")
    await lea.taps("CV")
    await lea.sends_file("cv_lea.pdf", pdf(2), caption="CV 2026")
    lea.sees("CV 2026", "PDF")
    await opens(lea, "photo")
    await shows(lea, 500)
    lea.sees("Tout le monde voit cette photo")
    assert "photo" in lea.screen().raw
    await lea.taps_data(f"b1|profile|open|{profile.public_id}")
    lea.sees("Galerie", "Documents", "Partager", "Copier l'adresse")
    await lea.taps("Partager")
    address = f"https://entremise.example/p/{profile.public_id}"
    lea.sees(address)
    assert "photo" in lea.screen().raw
    assert lea.screen().button("Copier l'adresse")["copy_text"]["text"] == address
    telegram = parse_qs(urlsplit(lea.address("Telegram")).query)
    assert telegram["url"][0].endswith(f"?start=p_{profile.public_id}")
    lea.has_at_most_eight_buttons()
    for network in ("WhatsApp", "LinkedIn", "Facebook"):
        if network == "Facebook":
            await lea.taps("Plus…")
        assert address in unquote(lea.address(network)) and lea.address(network).startswith("https://")
    lea.has_at_most_eight_buttons()
    assert lea.address("E-mail").startswith(f"{address}/mail")


@pytest.mark.slow
async def test_s07_each_reader_sees_what_is_theirs(stage: Stage) -> None:
    lea = await stage.professional("Léa")
    profile = await Profile.get()
    await opens(lea, "gallery")
    await shows(lea)
    await opens(lea, "documents")
    content = pdf()
    await lea.sends_file("portfolio.pdf", content, caption="Mon portfolio")
    shown, document = await GalleryPicture.get(), await ProfileDocument.get()
    assert document.kind == "portfolio"
    tom, marc = await stage.visitor("Tom"), await stage.professional("Marc")
    nadia = await stage.professional("Alpina SA", category=MemberCategory.COMPANY)
    await nadia.taps_data(f"b1|profile|open|{profile.public_id}")
    await nadia.taps("Documents")
    nadia.sees("Mon portfolio", "Revenir à la fiche")
    await nadia.taps("📄 Mon portfolio")
    received = [screen for screen in nadia.received if "document" in screen.raw]
    assert [screen.raw["document"]["file_name"] for screen in received] == ["Mon portfolio.pdf"]
    assert await stage.file(received[0].raw) == content
    nadia.sees("Documents · Léa")
    await nadia.taps("Revenir à la fiche")
    await nadia.taps("Galerie")
    nadia.sees("Galerie · 1/1")
    await marc.taps_data(f"b1|profile|open|{profile.public_id}")
    marc.sees("Galerie")
    marc.does_not_see("Documents")
    await tom.taps_data(f"b1|profile|open|{profile.public_id}")
    tom.does_not_see("Galerie", "Documents")
    for person, tried in (
        (tom, f"b1|pictures|open|{profile.public_id}"),
        (tom, f"b1|pictures|at|{shown.public_id}"),
        (tom, f"b1|papers|open|{profile.public_id}"),
        (marc, f"b1|papers|get|{document.public_id}"),
        (marc, f"b1|documents|remove|{document.public_id}"),
        (nadia, f"b1|gallery|remove|{shown.public_id}"),
        (nadia, f"b1|gallery|photo|{shown.public_id}"),
        (nadia, f"b1|documents|title|{document.public_id}"),
    ):
        await person.taps_data(tried)
        person.is_told("n’existe")
    assert await GalleryPicture.all().count() == await ProfileDocument.all().count() == 1
    assert not [screen for screen in marc.received if "document" in screen.raw]


@pytest.mark.slow
async def test_files_that_are_no_pictures_are_refused_with_their_reason_and_leave_nothing(
    stage: Stage, folder: Path
) -> None:
    lea = await stage.professional("Léa")
    await opens(lea, "gallery")
    for name, content, told in (
        ("vacances.jpg", pdf(), "C’est un PDF"),
        ("grand.png", giant_picture(), "trop grande"),
        ("logo.svg", b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>', "JPEG, PNG"),
        ("drole.gif", b"GIF89a" + bytes(100), "JPEG, PNG"),
        ("court.jpg", b"\xff\xd8\xff", "abîmé"),
    ):
        await lea.sends_file(name, content, mime="image/jpeg")
        lea.sees(f"« {name} » n’a pas été ajouté", told)
    await lea.sends_file("film.jpg", bytes(25 << 20), mime="image/jpeg")
    lea.sees("« film.jpg » n’a pas été ajouté", "dépasse 10 Mo")
    for kind, mime in (("sticker", "image/webp"), ("video", "video/mp4"), ("animation", "video/mp4")):
        await lea.sends_file("x", b"x" * 50, kind=kind, mime=mime)
        lea.sees("ne sont pas pris en compte")
    await opens(lea, "gallery")
    lea.does_not_see("n’a pas été ajouté")
    assert (await GalleryPicture.all(), await SentFile.all(), await UnwantedFile.all()) == ([], [], [])
    assert kept(folder) == []
    await lea.sends_file("lieu.jpg", picture_with_place(), mime="image/jpeg")
    (stored,) = kept(folder)
    assert b"SecretCamera" not in stored.read_bytes() and b"Exif" not in stored.read_bytes()


async def test_pictures_are_put_in_order_described_and_chosen_as_photo(stage: Stage, folder: Path) -> None:
    lea = await stage.professional("Léa")
    await opens(lea, "gallery")
    for number in (1, 2, 3):
        await shows(lea, 500 + number, f"Image {number}")
    await lea.taps("Plus")
    await lea.taps("Placer avant", times=2)
    lea.sees("Galerie · 2/3", "Image 3")
    await lea.taps("Précédent")
    await lea.taps("Légende")
    await lea.says("x" * 201)
    await lea.says("Le <b>grand</b> jour")
    lea.sees("Le <b>grand</b> jour", "2/3")
    await lea.taps("Plus")
    await lea.taps("Choisir comme photo")
    lea.sees("en tête de votre fiche")
    chosen = (await Profile.get()).picture
    await lea.taps("Retirer", times=2)
    assert await GalleryPicture.all().count() == 2
    await delete_unwanted_files()
    assert (await Profile.get()).picture == chosen and len(kept(folder)) == 3
    await opens(lea, "photo")
    await lea.taps("Retirer")
    await delete_unwanted_files()
    assert (await Profile.get()).picture is None and len(kept(folder)) == 2
    captions = await GalleryPicture.all().order_by("rank").values_list("caption", flat=True)
    assert list(captions) == ["Image 1", "Image 2"]


async def test_a_long_description_is_read_whole_rather_than_cut_below_the_photo(stage: Stage) -> None:
    lea = await stage.professional("Léa")
    profile = await Profile.get()
    await opens(lea, "photo")
    await shows(lea)
    await update_profile(await stage.member(lea), profile.id, description=f"{'mot ' * 400}fin.")
    await lea.taps_data(f"b1|profile|open|{profile.public_id}")
    lea.sees("fin.")
    assert "photo" not in lea.screen().raw


async def test_the_thirteenth_picture_is_refused_also_when_others_are_still_on_their_way(
    stage: Stage,
) -> None:
    lea = await stage.professional("Léa")
    profile = await Profile.get()
    for rank in range(11):
        await GalleryPicture.create(
            profile_id=profile.id, file=f"pictures/{rank:032x}.jpg", rank=rank, created_at=profile.created_at
        )
    await opens(lea, "gallery")
    for size in (500, 501):
        content = picture(size=(size, 400))
        await lea.transport.file(lea.user_id, "photo", f"{size}.jpg", "image/jpeg", content, "")
    await stage.settle()
    await lea.look()
    lea.sees("Galerie · 12/12", "n’a pas été ajoutée", "plus de place")
    assert await GalleryPicture.all().count() == 12
    for _ in range(7):
        await shows(lea)
    assert await SentFile.all().count() == 1, "what was refused before is forgotten with the next file"


async def test_the_name_of_the_bot_in_another_chat_offers_teasers_only(stage: Stage) -> None:
    lea = await stage.professional("Léa")
    await stage.professional("Sofia", category=MemberCategory.JOB_SEEKER)
    await stage.professional("Inès", certified=False)
    world = stage.world

    async def offered(person: Person, typed: str) -> list[str]:
        query = await world.ask_inline(person.user_id, stage.bot_id, typed)
        await stage.settle()
        answer = world.answers(query)
        assert answer is not None
        assert "description assez longue" not in str(answer)
        return [result["title"] for result in answer["results"]]

    assert await offered(lea, "") == ["Léa"]
    before = len((await lea.look()).received)
    query = await world.ask_inline(lea.user_id, stage.bot_id, "")
    await stage.settle()
    await world.choose_inline(
        lea.user_id, stage.bot_id, query, (await Profile.get(display_name="Léa")).public_id
    )
    await stage.settle()
    await lea.look()
    assert len(lea.received) == before, "a card sent to the bot itself is no question to it"
    assert await offered(await stage.visitor("Tom"), "") == []
    assert await offered(await stage.visitor("Ana"), "léa") == ["Léa"]
    for hidden in ("Sofia", "Inès"):
        assert hidden not in await offered(lea, hidden)
