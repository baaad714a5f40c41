"""Turns a test that is skipped, or expected to fail, into a failure: a suite is green only when all of it ran."""

from collections.abc import Generator

import pytest

_REFUSED = "Skipped or expected to fail, and so nothing is proved: "


def _refuse(report: pytest.TestReport | pytest.CollectReport) -> None:
    expected = getattr(report, "wasxfail", None)
    if report.outcome == "skipped" or expected is not None:
        report.longrepr = _REFUSED + str(expected if expected is not None else report.longrepr)
        report.outcome = "failed"
        if hasattr(report, "wasxfail"):
            del report.wasxfail


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Reports a skipped test as failed."""
    report = yield
    _refuse(report)
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """Reports a module that skips itself as failed."""
    report = yield
    _refuse(report)
    return report
