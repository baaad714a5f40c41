"""The sentences that the call page and the device test speak, delivered by the server from the catalogue."""

from functools import lru_cache

from core.i18n import bundle, words

# Values that the page fills in itself: it gets them back as {name}.
_PLACES = {name: f"{{{name}}}" for name in ("name", "time", "kind", "number", "count")}
_FAMILIES = ("room-", "test-")


@lru_cache
def call_texts(language: str) -> dict[str, str]:
    """Every sentence of the page by key, with its places left open as `{name}`; plain text, never HTML."""
    keys = sorted(key for key in bundle(language)._messages if key.startswith(_FAMILIES))
    return {key: words(language).plain(key, **_PLACES) for key in keys}
