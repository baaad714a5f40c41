"""The sentences that pages speak by themselves, delivered by the server from the catalogue."""

from functools import lru_cache

from core.i18n import bundle, words


@lru_cache
def page_texts(language: str, families: tuple[str, ...], places: tuple[str, ...]) -> dict[str, str]:
    """Every sentence of some families by key, plain text and never HTML.

    `places` are the values that the page fills in itself: it gets them back as `{name}`.
    """
    open_places = {name: f"{{{name}}}" for name in places}
    keys = sorted(key for key in bundle(language)._messages if key.startswith(families))
    return {key: words(language).plain(key, **open_places) for key in keys}
