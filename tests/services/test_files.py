"""Files are kept under names of ours, inside the folder and nowhere else."""

import asyncio
from pathlib import Path

import pytest

from core.errors import NotFound
from services.files import LocalFiles
from tests.deploy.copies import nothing_is_deleted


async def test_what_is_put_is_got_and_the_same_content_is_one_file(tmp_path: Path) -> None:
    store = LocalFiles(tmp_path)
    name = await store.put("portraits", b"content", "png")
    assert await store.put("portraits", b"content", "png") == name
    assert await store.get(name) == b"content"
    assert store.path_of(name) == tmp_path / name
    assert [path.name for path in (tmp_path / "portraits").iterdir()] == [name.split("/")[1]]
    await store.delete(name)
    await store.delete(name)
    assert store.path_of(name) is None
    with pytest.raises(NotFound):
        await store.get(name)


async def test_the_same_content_given_many_times_at_once_is_one_whole_file(tmp_path: Path) -> None:
    store = LocalFiles(tmp_path)
    for number in range(20):
        content = bytes([number]) * 2_000_000
        names = set(await asyncio.gather(*(store.put("portraits", content, "png") for _ in range(8))))
        assert await store.get(names.pop()) == content and not names
    assert len(list((tmp_path / "portraits").iterdir())) == 20, "nothing unfinished is left"


async def test_no_name_leads_out_of_the_folder(tmp_path: Path) -> None:
    store = LocalFiles(tmp_path / "inner")
    (tmp_path / "secret.png").write_bytes(b"secret")
    for name in (
        "../secret.png",
        "/etc/passwd",
        "portraits/../../secret.png",
        "a/..",
        "",
        "portraits/x\x00.png",
    ):
        with pytest.raises(NotFound):
            await store.get(name)
        with pytest.raises(NotFound):
            await store.delete(name)


async def test_nothing_is_deleted_while_somebody_copies_the_files(tmp_path: Path) -> None:
    store = LocalFiles(tmp_path / "files")
    name = await store.put("portraits", b"content", "png")
    with nothing_is_deleted(tmp_path):
        assert not await store.delete(name)
        assert await store.get(name) == b"content"
    assert await store.delete(name)
    assert store.path_of(name) is None


def test_the_folder_is_there_from_the_start_for_whoever_holds_on_to_it(tmp_path: Path) -> None:
    LocalFiles(tmp_path / "files")
    with nothing_is_deleted(tmp_path):
        pass
