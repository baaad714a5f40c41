"""Renders the pages: everything that comes from people is escaped."""

from collections.abc import Hashable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from urllib.parse import urlencode

from aiohttp import web
from jinja2 import Environment, PackageLoader, StrictUndefined

from core.i18n import LANGUAGES, words
from web.assets import asset_url
from web.context import CONTEXT
from web.language import language_of_request


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
    frame = _frame_of(request)
    text = _text(template, frame, values)
    return web.Response(body=text.encode(), status=status, headers=_headers(frame.language, status))


def render_fixed(request: web.Request, template: str, **values: Hashable) -> web.Response:
    """A page that says the same to everybody who reads its language: it is rendered once and kept."""
    frame = _frame_of(request)
    return web.Response(
        body=_kept_text(template, frame, tuple(values.items())), headers=_headers(frame.language, 200)
    )


@dataclass(frozen=True)
class _Frame:
    """What every page says around its own content."""

    language: str
    path: str
    keeps_language: bool
    operator: str
    operator_address: str
    operator_email: str
    bot_link: str
    public_url: str


def _frame_of(request: web.Request) -> _Frame:
    context = request.app[CONTEXT]
    return _Frame(
        language=language_of_request(request),
        path=request.path,
        keeps_language="lang" in request.query,
        operator=context.settings.operator,
        operator_address=context.settings.operator_address.strip(),
        operator_email=context.settings.operator_email,
        bot_link=context.bot_link(),
        public_url=public_url(request),
    )


def _text(template: str, frame: _Frame, values: dict[str, Any]) -> str:
    other = next(language for language in LANGUAGES if language != frame.language)
    return (
        _environment()
        .get_template(template)
        .render(
            t=words(frame.language).plain,
            language=frame.language,
            other_language=other,
            other_language_url=f"{frame.path}?{urlencode({'lang': other})}",
            query=f"?lang={frame.language}" if frame.keeps_language else "",
            operator=frame.operator,
            operator_address=frame.operator_address,
            operator_email=frame.operator_email,
            bot_link=frame.bot_link,
            public_url=frame.public_url,
            **values,
        )
    )


# Bounded, because without a public address a page names the host that it was asked for.
@lru_cache(maxsize=64)
def _kept_text(template: str, frame: _Frame, values: tuple[tuple[str, Hashable], ...]) -> bytes:
    return _text(template, frame, dict(values)).encode()


def _headers(language: str, status: int) -> dict[str, str]:
    return {
        "Content-Type": "text/html; charset=utf-8",
        "Content-Language": language,
        "Vary": "Accept-Language",
        "Cache-Control": "no-store" if status != 200 else "no-cache",
    }


def public_url(request: web.Request) -> str:
    """The address of the web part as the world sees it, without a slash at its end."""
    return request.app[CONTEXT].settings.public_url.rstrip("/") or f"{request.scheme}://{request.host}"
