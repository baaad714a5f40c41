"""The stage for acceptance scenarios, and real browsers for the pages that they lead to."""

from tests.kit.log_hygiene import clean_log
from tests.kit.stage import stage, world
from tests.web.conftest import browser, contexts, site

__all__ = ["browser", "clean_log", "contexts", "site", "stage", "world"]
