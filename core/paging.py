"""Which page of a list is shown, the first being 0."""


def last_page(total: int, size: int) -> int:
    """The number of the last page of `total` things, `size` a page; 0 also for a list with nothing in it."""
    return max(0, (total - 1) // size)


def page_within(page: int, total: int, size: int) -> int:
    """The page that was asked for, or the nearest one that there is: lists grow shorter while somebody reads them."""
    return min(max(page, 0), last_page(total, size))
