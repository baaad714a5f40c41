"""Every way in which somebody can name a thing: read from the product itself, so that none can be forgotten."""

import ast
import inspect
import textwrap
from collections.abc import Iterator
from functools import cache

from aiohttp import web

from bot.cards import load_cards
from bot.engine import load_dialogs
from bot.handlers.commands import COMMANDS
from bot.pages import load_pages
from core.keys import KeyRing
from core.links import PERSONAL_FAMILIES, PUBLIC_FAMILIES
from core.settings import Settings
from web.app import make_app
from web.call_frames import _READERS
from web.context import WebContext


@cache
def product_actions() -> frozenset[str]:
    """`b1|page|act`, `n1|kind|act`, `d1|dialog`, `/command`, `start|family`, `METHOD /address` and `frame|type`."""
    found: set[str] = set()
    for name, page in load_pages().items():
        if _is_ours(page):
            found |= {f"b1|{name}|{act}" for act in {"open", *acts_of(type(page))}}
    for kind, card in load_cards().items():
        if _is_ours(card):
            # A card without acts of its own still refuses those that it does not know.
            found |= {f"n1|{kind}|{act}" for act in {"(unknown)", *acts_of(type(card))}}
    found |= {f"d1|{key}" for key, dialog in load_dialogs().items() if dialog.__module__.startswith("bot.")}
    found |= {f"/{command.names[0]}" for command in COMMANDS}
    found |= {f"start|{family}" for family in PUBLIC_FAMILIES + PERSONAL_FAMILIES}
    found |= {
        f"{route.method} {route.resource.canonical}" for route in _routes() if route.resource is not None
    }
    return frozenset(found | {f"frame|{kind}" for kind in _READERS})


def _is_ours(thing: object) -> bool:
    return type(thing).__module__.startswith("bot.")


def _routes() -> list[web.AbstractRoute]:
    app = make_app(WebContext(Settings(_env_file=None), KeyRing(b"k" * 32)))
    return [route for route in app.router.routes() if route.method != "HEAD"]


def acts_of(handler: type) -> set[str]:
    """The acts that a page or card compares the tapped one with: in its own source and that of pages it is made of.

    `Page` and `LivingCard`, which every one is made of, answer none but "open".
    """
    bases = (one for one in handler.__mro__[1:] if one.__module__.startswith("bot."))
    sources = [handler, *(one for one in bases if one.__module__ not in ("bot.pages", "bot.cards"))]
    return set().union(*(_acts_in(source) for source in sources))


def _acts_in(handler: type) -> set[str]:
    tree = ast.parse(textwrap.dedent(inspect.getsource(handler)))
    found: set[str] = set()
    for function in ast.walk(tree):
        if isinstance(function, ast.AsyncFunctionDef | ast.FunctionDef):
            dicts = _dicts(function)
            for node in ast.walk(function):
                if (
                    isinstance(node, ast.Compare)
                    and isinstance(node.left, ast.Name)
                    and node.left.id == "act"
                ):
                    for wanted in node.comparators:
                        found |= set(_strings(wanted, dicts))
    return found


def _dicts(function: ast.AST) -> dict[str, ast.Dict]:
    """The dictionaries that the function gives a name."""
    named: dict[str, ast.Dict] = {}
    for node in ast.walk(function):
        target = node.targets[0] if isinstance(node, ast.Assign) else getattr(node, "target", None)
        value = getattr(node, "value", None)
        if isinstance(target, ast.Name) and isinstance(value, ast.Dict):
            named[target.id] = value
    return named


def _strings(node: ast.AST, dicts: dict[str, ast.Dict]) -> Iterator[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.Tuple | ast.List | ast.Set):
        for item in node.elts:
            yield from _strings(item, dicts)
    elif isinstance(node, ast.Starred):
        yield from _strings(node.value, dicts)
    elif isinstance(node, ast.Name) and node.id in dicts:
        for key in dicts[node.id].keys:
            if key is not None:
                yield from _strings(key, dicts)
