"""What each layer leaves to another one and import-linter cannot see."""

import ast
import re
from collections.abc import Iterator

from tests.rules.sources import (
    ADAPTERS,
    LAYERS,
    PROGRAMS,
    Rule,
    Source,
    called_name,
    documented,
)

Found = Iterator[tuple[int, str]]

_ONLY_ORM = {
    "get_or_none",
    "get_or_create",
    "update_or_create",
    "bulk_create",
    "bulk_update",
    "select_for_update",
}
_ONLY_ORM |= {"refresh_from_db", "fetch_related", "prefetch_related", "values_list", "in_bulk"}
_TASKS = {"create_task", "ensure_future", "gather", "TaskGroup", "sleep"}
_SHOWN = {"View", "Button", "page_button", "card_button", "above"}
_PHRASE = re.compile(r"[^\W\d_]{2,}[ \u00a0\u202f][^\W\d_]{2,}")
_TAG = re.compile(r"<[^>]*>")
_NOW = {"now", "utcnow", "today"}
_SQL_NOW = re.compile(r"\b(now\(\)|current_timestamp|current_date|datetime\('now)", re.IGNORECASE)


def _queries(source: Source) -> Found:
    tables = {
        name for _, module, name in source.imports if module.startswith("models.") and name[:1].isupper()
    }
    for line, module, name in source.imports:
        if module == "tortoise.exceptions":
            continue  # What a lost database raises has to be recognised at the edge.
        if (
            module == "models.sql"
            or module.split(".")[0] == "tortoise"
            or (module, name) == ("models", "sql")
        ):
            yield line, f"an adapter imports {module}"
    for node in source.nodes:
        if (
            isinstance(node, ast.Await)
            and isinstance(node.value, ast.Call)
            and called_name(node.value) == "save"
        ):
            yield node.lineno, "an adapter saves a row"
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
            continue
        base = node.func.value
        on_table = isinstance(base, ast.Name) and base.id in tables and node.func.attr.islower()
        if node.func.attr in _ONLY_ORM or (on_table and node.func.attr in _QUERIES):
            yield node.lineno, f"an adapter queries: .{node.func.attr}()"


_QUERIES = {
    "filter",
    "get",
    "create",
    "all",
    "exclude",
    "first",
    "exists",
    "annotate",
    "raw",
    "delete",
    "save",
}


def _tasks(source: Source) -> Found:
    for node in source.nodes:
        if isinstance(node, ast.Call) and called_name(node) in _TASKS:
            yield node.lineno, f"a service starts or waits for something else: {called_name(node)}()"


def _sentences(source: Source) -> Found:
    docstrings = documented(source)
    for node in source.nodes:
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
            if any(c.isalpha() and ord(c) > 127 for c in node.value):
                yield node.lineno, f"a sentence outside the catalogue: {node.value[:40]!r}"
        if isinstance(node, ast.Call) and called_name(node) in _SHOWN:
            for argument in [*node.args, *(keyword.value for keyword in node.keywords)]:
                for part in ast.walk(argument):
                    if isinstance(part, ast.Constant) and isinstance(part.value, str):
                        if _PHRASE.search(_TAG.sub("", part.value)):
                            yield part.lineno, f"a sentence outside the catalogue: {part.value[:40]!r}"


def _clocks(source: Source) -> Found:
    if source.path == "core/clock.py":
        return
    docstrings = documented(source)
    for node in source.nodes:
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in _NOW:
            base = node.func.value
            if isinstance(base, ast.Name | ast.Attribute) and ast.unparse(base).split(".")[-1] in (
                "datetime",
                "date",
            ):
                yield node.lineno, f"{ast.unparse(node.func)}() instead of core.clock"
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "time.time":
            yield node.lineno, "time.time() instead of core.clock"
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
            if _SQL_NOW.search(node.value):
                yield node.lineno, "the database's own clock in a statement"


def _transactions(source: Source) -> Found:
    if source.path == "services/unit_of_work.py":
        return
    for line, module, name in source.imports:
        if name == "in_transaction" or module == "tortoise.transactions":
            yield line, "a transaction beside unit_of_work()"


def _upwards(source: Source) -> Found:
    for line, module, name in source.imports:
        if module.split(".")[0] in ("main", "tests", "tools") or (module == "" and name == "main"):
            yield line, f"{module} is above every layer"


LAYER_RULES = [
    Rule(
        "adapters query nothing and save nothing",
        ADAPTERS,
        _queries,
        bad="from models.member import Member\nasync def f():\n    return await Member.filter(id=1)\n",
        good="from models.member import Member\ndef f(m: Member, d):\n    return d.get('a'), m.id\n",
        bad_path="bot/example.py",
    ),
    Rule(
        "adapters save no row",
        ADAPTERS,
        _queries,
        bad="async def f(member):\n    member.city = 'x'\n    await member.save()\n",
        good="def f(picture):\n    picture.save('file.png')\n",
        bad_path="web/example.py",
    ),
    Rule(
        "adapters write no statement",
        (*ADAPTERS, *PROGRAMS),
        _queries,
        bad="from models.sql import execute\n",
        good="from services.members import arrive\n",
        bad_path="scheduler/example.py",
    ),
    Rule(
        "services start no task and wait for nothing but the database",
        ("services",),
        _tasks,
        bad="import asyncio\nasync def f():\n    asyncio.create_task(g())\n",
        good="async def f():\n    await g()\n",
        bad_path="services/example.py",
    ),
    Rule(
        "adapters say nothing that is not in the catalogue",
        ("bot", "web"),
        _sentences,
        bad='from bot.view import View\ndef f():\n    return View("Welcome to you")\n',
        good="from bot.view import View\ndef f(words):\n    return View(f\"<b>{words('home-title')}</b>\")\n",
        bad_path="bot/example.py",
    ),
    Rule(
        "adapters hold no accented word",
        ("bot", "web"),
        _sentences,
        bad='LABEL = "Précédent"\n',
        good='"""Précédent is a word of the docstring."""\nMARK = "• …"\n',
        bad_path="web/example.py",
    ),
    Rule(
        "time comes from core.clock",
        LAYERS,
        _clocks,
        bad="from datetime import UTC, datetime\nAT = datetime.now(UTC)\n",
        good="from core import clock\ndef f():\n    return clock.now()\n",
        bad_path="services/example.py",
    ),
    Rule(
        "statements do not ask the database for the time",
        LAYERS,
        _clocks,
        bad='SQL = "UPDATE claim SET expires_at = now()"\n',
        good='SQL = "UPDATE claim SET expires_at = :now"\n',
        bad_path="services/example.py",
    ),
    Rule(
        "services write inside unit_of_work only",
        ("services", *ADAPTERS),
        _transactions,
        bad="from tortoise.transactions import in_transaction\n",
        good="from services.unit_of_work import unit_of_work\n",
        bad_path="services/example.py",
    ),
    Rule(
        "nothing imports main, tools or tests",
        (*LAYERS, "sandbox"),
        _upwards,
        bad="import main\n",
        good="from core import clock\n",
        bad_path="sandbox/example.py",
    ),
]
