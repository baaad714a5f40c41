"""Renders the pages: everything that comes from people is escaped."""

from functools import lru_cache
from typing import Any
from urllib.parse import urlencode

from aiohttp import web
from jinja2 import Environment, PackageLoader, StrictUndefined

from core.i18n import LANGUAGES
from web.assets import asset_url
from web.context import CONTEXT
from web.language import words_of_request


@lru_cache
def _environment() -> Environment:
    made = Environment(
        loader=PackageLoader("web", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.globals["asset"] = asset_url
    return made


def render(request: web.Request, template: str, *, status: int = 200, **values: Any) -> web.Response:
    """A page in the reader's language. Templates say `t("key")` and escape by themselves."""
    words = words_of_request(request)
    context = request.app[CONTEXT]
    other = next(language for language in LANGUAGES if language != words.language)
    text = (
        _environment()
        .get_template(template)
        .render(
            t=words.plain,
            language=words.language,
            other_language=other,
            other_language_url=f"{request.path}?{urlencode({'lang': other})}",
            query=f"?lang={words.language}" if "lang" in request.query else "",
            operator=context.settings.operator,
            bot_link=context.bot_link(),
            public_url=public_url(request),
            **values,
        )
    )
    response = web.Response(text=text, content_type="text/html", charset="utf-8", status=status)
    response.headers["Content-Language"] = words.language
    response.headers["Vary"] = "Accept-Language"
    response.headers["Cache-Control"] = "no-store" if status != 200 else "no-cache"
    return response


def public_url(request: web.Request) -> str:
    """The address of the web part as the world sees it, without a slash at its end."""
    return request.app[CONTEXT].settings.public_url.rstrip("/") or f"{request.scheme}://{request.host}"
