"""Turns what was refused into a page or into `{"error": code, "message": sentence}`."""

import logging

from aiohttp import web
from aiohttp.typedefs import Handler

from core.errors import Conflict, DomainError, InvalidInput, NotAllowed, NotFound
from core.i18n import Words
from web.language import words_of_request
from web.templates import render

log = logging.getLogger(__name__)

_STATUS = ((NotFound, 404), (NotAllowed, 403), (Conflict, 409), (InvalidInput, 422))
_TOLD = (400, 403, 404, 405, 409, 413, 422, 429, 500, 503)


def status_of(error: DomainError) -> int:
    """The HTTP status of a family of refusals."""
    return next((status for family, status in _STATUS if isinstance(error, family)), 400)


def sentence_of(words: Words, error: DomainError) -> str:
    """What is said to a person about a refusal: the sentence of its code, else of its family."""
    if words.has(f"err-{error.code}"):
        return words.plain(f"err-{error.code}", **error.details)
    return words.plain(f"web-error-{status_of(error)}")


@web.middleware
async def tell_refusals(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Catches refusals and failures of every handler, and says them in the reader's language."""
    try:
        return await handler(request)
    except DomainError as error:
        words = words_of_request(request)
        return _answer(request, status_of(error), error.code, sentence_of(words, error))
    except web.HTTPException as error:
        if error.status < 400:
            raise
        answer = _answer(request, error.status, error.reason.lower().replace(" ", "-"))
        for name in ("Allow", "Retry-After"):
            if name in error.headers:
                answer.headers[name] = error.headers[name]
        return answer
    except Exception:
        # The pattern and not the path: that of the webhook is a secret, and a link may stand in the wrong place.
        resource = request.match_info.route.resource
        log.exception(
            "a page failed: %s", resource.canonical if resource is not None else "no address of ours"
        )
        return _answer(request, 500, "internal")


def _answer(request: web.Request, status: int, code: str, sentence: str | None = None) -> web.Response:
    words = words_of_request(request)
    told = status if status in _TOLD else 500 if status >= 500 else 400
    text = sentence or words.plain(f"web-error-{told}")
    if "text/html" in request.headers.get("Accept", "") and request.method in ("GET", "HEAD"):
        own = f"web-title-{code}"
        title = words.plain(own if words.has(own) else f"web-error-{told}-title")
        # Where it is worth going on in the bot, a sentence of its own says what for.
        ahead = f"web-ahead-{code}"
        ahead = words.plain(ahead) if words.has(ahead) else ""
        return render(request, "error.html", status=status, title=title, text=text, ahead=ahead)
    headers = {"Cache-Control": "no-store"}
    return web.json_response({"error": code, "message": text}, status=status, headers=headers)
