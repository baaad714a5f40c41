"""In which language a page is shown: `?lang=`, then the browser's preferences, then French."""

from aiohttp import web

from core.i18n import LANGUAGES, REFERENCE, Words, words


def language_of_request(request: web.BaseRequest) -> str:
    """One of our languages."""
    asked = request.query.get("lang", "")
    if asked in LANGUAGES:
        return asked
    return _preferred(request.headers.get("Accept-Language", ""))


def words_of_request(request: web.BaseRequest) -> Words:
    """The sentences in the reader's language."""
    return words(language_of_request(request))


def _preferred(header: str) -> str:
    best, weight = REFERENCE, 0.0
    for part in header[:400].split(","):
        name, _, parameters = part.strip().partition(";")
        short = name.split("-")[0].lower()
        quality = _quality(parameters)
        if short in LANGUAGES and quality > weight:
            best, weight = short, quality
    return best


def _quality(parameters: str) -> float:
    name, _, value = parameters.strip().partition("=")
    if name != "q":
        return 1.0
    try:
        return min(max(float(value), 0.0), 1.0)
    except ValueError:
        return 0.0
