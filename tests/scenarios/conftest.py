"""The stage for acceptance scenarios, and real browsers for the pages that they lead to."""

import pytest

from tests.kit.log_hygiene import clean_log
from tests.kit.stage import stage, world
from tests.web.conftest import browser, contexts, site

__all__ = ["browser", "clean_log", "contexts", "site", "stage", "world"]


@pytest.fixture
def language(database_url: str) -> str:
    """French on SQLite, English on PostgreSQL: every case in both languages and on both databases, not in all pairs.

    Sentences come from the catalogue, which knows no database, and no statement reads the language of a member.
    """
    return "fr" if database_url.startswith("sqlite:") else "en"
