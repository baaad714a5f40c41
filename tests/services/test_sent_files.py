"""Files on their way into a profile: nothing is lost, doubled or left behind, whatever dies in between."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from core import clock
from core.errors import NotFound
from models.gallery import DocumentKind, FilePurpose, GalleryPicture, ProfileDocument, SentFile, UnwantedFile
from models.profile import Profile
from services.evidence.inspection import LARGEST
from services.file_removal import delete_unwanted_files
from services.files import LocalFiles, use_files
from services.galleries import remove_picture
from services.sent_files import (
    ATTEMPTS,
    Sent,
    claim_sent_file,
    judge_file,
    note_sent_file,
    publish_file,
    try_again_later,
)
from tests.kit.documents import pdf, picture
from tests.services.people import professional, visitor

PHOTO = Sent("telegram-file", 1000, "a.jpg")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path) -> Iterator[Path]:
    """Where files are kept."""
    use_files(LocalFiles(tmp_path / "files"))
    yield tmp_path / "files"
    use_files(None)


async def _passes() -> None:
    """The leases end, and the hour of grace of unnamed files."""
    past = clock.real_now() - timedelta(hours=2)
    await SentFile.all().update(due_at=past)
    await UnwantedFile.all().update(due_at=past)


async def test_who_dies_after_storing_a_picture_leaves_one_picture_and_no_other_file(
    database: str, folder: Path
) -> None:
    lea, profile = await professional("Léa")
    await note_sent_file(lea, profile.id, FilePurpose.GALLERY, PHOTO)
    sent = await claim_sent_file()
    assert sent is not None and await claim_sent_file() is None, "it is leased"
    await judge_file(sent, picture())  # And here the process dies.
    await _passes()
    again = await claim_sent_file()
    assert again is not None
    await publish_file(again, await judge_file(again, picture()))
    await delete_unwanted_files()
    (shown,) = await GalleryPicture.all()
    assert [path.name for path in (folder / "pictures").iterdir()] == [shown.file.partition("/")[2]]
    assert (await SentFile.all(), await UnwantedFile.all()) == ([], [])


async def test_a_file_that_two_processes_fetched_is_published_once(database: str, folder: Path) -> None:
    lea, profile = await professional("Léa")
    await note_sent_file(lea, profile.id, FilePurpose.DOCUMENT, PHOTO, caption="CV", kind=DocumentKind.CV)
    sent = await claim_sent_file()
    assert sent is not None
    first, second = await judge_file(sent, pdf()), await judge_file(sent, pdf())
    assert await publish_file(sent, first) is not None
    assert await publish_file(sent, second) is None
    await delete_unwanted_files()
    assert len(list((folder / "documents").iterdir())) == await ProfileDocument.all().count() == 1


async def test_a_profile_that_is_gone_keeps_nothing(database: str, folder: Path) -> None:
    lea, profile = await professional("Léa")
    await note_sent_file(lea, profile.id, FilePurpose.PHOTO, PHOTO)
    sent = await claim_sent_file()
    assert sent is not None
    stored = await judge_file(sent, picture())
    await Profile.filter(id=profile.id).update(deleted_at=clock.now())
    assert await publish_file(sent, stored) is None
    await delete_unwanted_files()
    assert list((folder / "pictures").iterdir()) == [] and not await SentFile.exists()


async def test_what_telegram_never_gives_is_refused_after_some_attempts(database: str) -> None:
    lea, profile = await professional("Léa")
    await note_sent_file(lea, profile.id, FilePurpose.GALLERY, PHOTO)
    for attempt in range(1, ATTEMPTS + 1):
        sent = await claim_sent_file()
        assert sent is not None and sent.attempts == attempt
        await try_again_later(sent, timedelta(seconds=30))
        await SentFile.all().update(due_at=clock.real_now())
    assert await claim_sent_file() is None
    assert (await SentFile.get()).refusal == "unreachable"


async def test_a_new_photo_takes_the_place_of_one_under_way_and_a_heavy_one_is_never_fetched(
    database: str,
) -> None:
    lea, profile = await professional("Léa")
    for name in ("old.jpg", "new.jpg"):
        await note_sent_file(lea, profile.id, FilePurpose.PHOTO, Sent("f", 10, name))
    await note_sent_file(lea, profile.id, FilePurpose.GALLERY, Sent("f", LARGEST + 1, "film.jpg"))
    sent = await claim_sent_file()
    assert sent is not None and sent.name == "new.jpg"
    assert await claim_sent_file() is None


async def test_strangers_change_nothing(database: str) -> None:
    lea, profile = await professional("Léa")
    tom = await visitor("Tom")
    shown = await GalleryPicture.create(
        profile_id=profile.id, file=f"pictures/{'a' * 32}.jpg", rank=0, created_at=clock.now()
    )
    with pytest.raises(NotFound):
        await note_sent_file(tom, profile.id, FilePurpose.GALLERY, PHOTO)
    with pytest.raises(NotFound):
        await remove_picture(tom, shown.public_id)
    assert await remove_picture(lea, shown.public_id)
    with pytest.raises(NotFound):
        await remove_picture(lea, shown.public_id)
