"""Pages of lists that grow and shrink."""

import pytest

from core.paging import last_page, page_within


@pytest.mark.parametrize(("total", "last"), [(0, 0), (1, 0), (4, 0), (5, 1), (8, 1), (9, 2)])
def test_the_last_page_of_a_list_holds_its_last_thing(total: int, last: int) -> None:
    assert last_page(total, 4) == last


@pytest.mark.parametrize(("asked", "shown"), [(-3, 0), (0, 0), (1, 1), (2, 2), (3, 2), (99, 2)])
def test_a_page_that_is_not_there_is_the_nearest_one_that_is(asked: int, shown: int) -> None:
    assert page_within(asked, 9, 4) == shown


def test_a_list_with_nothing_in_it_has_one_page() -> None:
    assert page_within(5, 0, 4) == 0
