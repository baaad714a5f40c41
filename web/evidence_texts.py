"""The sentences of the upload page and of the viewer, delivered by the server from the catalogue."""

from functools import lru_cache

from core.i18n import bundle, words

_PLACES = {name: f"{{{name}}}" for name in ("percent", "size", "page", "pages", "name")}
_FAMILIES = ("up-", "doc-")


@lru_cache
def evidence_texts(language: str) -> dict[str, str]:
    """Every sentence of the two pages by key, with its places left open as `{name}`; plain text, never HTML."""
    keys = sorted(key for key in bundle(language)._messages if key.startswith(_FAMILIES))
    return {key: words(language).plain(key, **_PLACES) for key in keys}
