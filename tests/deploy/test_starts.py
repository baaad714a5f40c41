"""A process that cannot work beside others says so in sentences, and starts nothing."""

from pathlib import Path
from typing import Any

import pytest

from core.settings import Settings
from installation import CannotStart
from main import migrate_only, run
from production import tick, work
from services import processes

TOKEN = "700000099:a-token-of-the-tests-and-of-nothing-else"


def settings(folder: Path, url: str, **changed: Any) -> Settings:
    """The settings of a worker that would start."""
    (folder / "master.key").write_text("ab" * 32)
    given: dict[str, Any] = {
        "telegram_token": TOKEN,
        "telegram_api": "http://127.0.0.1:9",
        "webhook_secret": "a-secret",
        "public_url": "https://entremise.example",
        "database_url": url,
        "data_dir": folder,
        "web_port": 0,
    }
    return Settings(_env_file=None, **given | changed)


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"telegram_token": None}, "ENTREMISE_TELEGRAM_TOKEN is missing"),
        ({"public_url": ""}, "ENTREMISE_PUBLIC_URL must be the https address"),
        ({"public_url": "http://entremise.example"}, "ENTREMISE_PUBLIC_URL must be the https address"),
        ({"webhook_secret": None}, "ENTREMISE_WEBHOOK_SECRET is missing"),
    ],
)
async def test_a_worker_says_what_it_lacks(tmp_path: Path, changed: dict[str, Any], sentence: str) -> None:
    with pytest.raises(CannotStart, match=sentence):
        await work(settings(tmp_path, "postgresql://127.0.0.1:9/none", **changed))


async def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    within = tmp_path / "master.key" / "data"
    with pytest.raises(CannotStart, match=r"cannot be used: .*Not a directory: .*data"):
        await migrate_only(settings(tmp_path, "", data_dir=within))


async def test_several_processes_on_sqlite_are_refused_and_everything_is_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(CannotStart, match="need PostgreSQL"):
        await tick(settings(tmp_path, ""))
    with pytest.raises(CannotStart, match=r"need PostgreSQL(.|\n)*PUBLIC_URL(.|\n)*WEBHOOK_SECRET"):
        await work(settings(tmp_path, "", public_url="", webhook_secret=None))


@pytest.mark.parametrize("database_url", ["postgres"], indirect=True)
async def test_one_process_for_everything_and_workers_do_not_start_beside_each_other(
    database: str, tmp_path: Path
) -> None:
    await processes.beat("w", "worker")
    with pytest.raises(CannotStart, match="Workers of this installation run already"):
        await run(settings(tmp_path, database))


@pytest.mark.parametrize("database_url", ["postgres"], indirect=True)
async def test_workers_do_not_start_beside_one_process_for_everything(database: str, tmp_path: Path) -> None:
    await processes.beat("r", "run")
    with pytest.raises(CannotStart, match="stop it before workers start"):
        await work(settings(tmp_path, database))
