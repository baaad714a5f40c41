"""What the fuzzing of files must find, planted one at a time; and that memory is weighed."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from models.conversation import Message, MessageFile
from services import conversations, files, sent_files
from services.evidence import chat_documents, inspection, vault
from services.evidence.inspection import LARGEST, Inspected
from services.evidence.vault import Sealed
from services.file_removal import keep_file, write_unnamed
from services.message_content import GivenFile
from services.profiles import own_profile
from tests.kit.documents import commented_pictures, pdf, picture, picture_with_place
from tests.kit.kept import kept_in
from tests.proofs.fuzzing import kept_files
from tests.proofs.fuzzing.chat_sender import Sender
from tests.proofs.fuzzing.heavy_files import PICTURE_MIB, png, weigh
from tests.proofs.fuzzing.kept_files import Kept
from tests.proofs.fuzzing.street import open_street
from tests.proofs.proof import Scene

Change = tuple[Any, str, Any]
_inspect, _judge_file, _keep_sealed, _write = (
    inspection.inspect, sent_files.judge_file, vault.keep_sealed, files._write
)  # fmt: skip
_attach_file = conversations.attach_file


async def _as_it_came(content: bytes) -> Inspected:
    return Inspected("image/jpeg", content)


async def _another(content: bytes) -> Inspected:
    return await _inspect(png(150, 150))


async def _no_picture(content: bytes) -> Inspected:
    return Inspected("image/jpeg", picture()[:2000])


async def _too_large(content: bytes) -> Inspected:
    made = (await _inspect(content)).content
    return Inspected("image/jpeg", made[:-2] + bytes(LARGEST) + made[-2:])


async def _kept_before_judged(sent: Any, content: bytes) -> Any:
    await keep_file(await write_unnamed("pictures", content, "jpg"))
    return await _judge_file(sent, content)


async def _other_bytes(content: bytes, bound_to: str) -> Sealed:
    return await _keep_sealed(content + b"x", bound_to)


def _unfinished(path: Path, content: bytes) -> None:
    _write(path, content)
    path.with_suffix(".0123456789abcdef.part").write_bytes(content[:10])


def _open(key: bytes, sealed: bytes, bound_to: str) -> bytes:
    return sealed


def _seal(key: bytes, content: bytes, bound_to: str) -> bytes:
    return content


PLANTED: tuple[tuple[str, str, bytes, tuple[Change, ...]], ...] = (
    (kept_files.DRESSED, "gallery", picture_with_place(), ((sent_files, "inspect", _as_it_came),)),
    (kept_files.DRESSED, "photo", commented_pictures()[0], ((sent_files, "inspect", _as_it_came),)),
    (kept_files.DIFFERENT, "photo", picture("PNG", (300, 200)), ((sent_files, "inspect", _another),)),
    (kept_files.NO_PICTURE, "certify", picture(), ((chat_documents, "inspect", _no_picture),)),
    (kept_files.LARGE, "certify", picture(), ((chat_documents, "inspect", _too_large),)),
    (kept_files.UNFINISHED, "gallery", picture(), ((files, "_write", _unfinished),)),
    (kept_files.UNNAMED, "documents", pdf(21), ((sent_files, "judge_file", _kept_before_judged),)),
    (kept_files.REFUSED, "documents", pdf(21), ((sent_files, "judge_file", _kept_before_judged),)),
    (kept_files.READABLE, "certify", pdf(), ((vault, "_seal", _seal), (vault, "_open", _open))),
    (kept_files.OTHER, "certify", pdf(), ((chat_documents, "keep_sealed", _other_bytes),)),
)  # fmt: skip


async def _story(scene: Scene, place: str, content: bytes) -> list[str]:
    """One file sent to the bot, and what was wrong with what was kept of it."""
    with kept_in(scene.folder) as folder:
        async with open_street(scene) as street:
            paul = await street.stage.professional("Paul", certified=False)
            member = await street.stage.member(paul)
            profile = await own_profile(member)
            assert profile is not None
            await street.stage.settle()
            sender, kept = Sender(street, paul, member, profile), Kept(folder)
            kept.begin()
            refused = await sender.sends(place, "permis.pdf", content, "document", "application/pdf")
            return [what for what, _ in await kept.wrong_after(content, refused=refused)]


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
@pytest.mark.parametrize(("what", "place", "content", "changes"), PLANTED, ids=[what for what, *_ in PLANTED])
async def test_a_planted_defect_of_what_is_kept_is_found(
    scene: Scene,
    monkeypatch: pytest.MonkeyPatch,
    what: str,
    place: str,
    content: bytes,
    changes: tuple[Change, ...],
) -> None:
    with monkeypatch.context() as planted:
        for holder, name, value in changes:
            planted.setattr(holder, name, value)
        assert what in await _story(scene, place, content)


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
@pytest.mark.parametrize("place", ["gallery", "photo", "certify"])
async def test_nothing_is_found_where_nothing_is_planted(scene: Scene, place: str) -> None:
    assert await _story(scene, place, picture_with_place()) == []


async def _nothing_attached(message: Message, file: GivenFile) -> None:
    """What was sent is lost, and only its message is there."""


async def _the_one_before(message: Message, file: GivenFile) -> None:
    before = await MessageFile.all().order_by("id").first()
    await _attach_file(message, replace(file, file_id=before.file_id) if before is not None else file)


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
@pytest.mark.parametrize(
    ("attach", "second_is_right"),
    [(_attach_file, True), (_nothing_attached, False), (_the_one_before, False)],
)
async def test_a_file_of_a_conversation_that_is_not_what_was_sent_is_found(
    scene: Scene, monkeypatch: pytest.MonkeyPatch, attach: Any, second_is_right: bool
) -> None:
    with monkeypatch.context() as planted, kept_in(scene.folder):
        async with open_street(scene) as street:
            paul = await street.stage.professional("Paul", certified=False)
            member = await street.stage.member(paul)
            profile = await own_profile(member)
            assert profile is not None
            sender = Sender(street, paul, member, profile)
            await sender.begins_to_talk()
            first, second = pdf(21), pdf(22)
            await sender.sends("conversation", "un.pdf", first, "document", "application/pdf")
            assert await sender.is_passed_on(first)
            planted.setattr(conversations, "attach_file", attach)
            await sender.sends("conversation", "deux.pdf", second, "document", "application/pdf")
            assert await sender.is_passed_on(second) is second_is_right


@pytest.mark.slow
async def test_a_picture_that_is_drawn_before_it_is_judged_takes_too_much_memory() -> None:
    unjudged = "from services.evidence import inspector; inspector.MEGAPIXELS = 400; inspector.main()"
    large = png(9_000, 9_000)
    assert await weigh(large) < PICTURE_MIB < await weigh(large, "-c", unjudged)
