"""How code is written here, whatever the layer."""

import ast
import re
from collections.abc import Iterator

from tests.rules.sources import PRODUCT, Rule, Source

Found = Iterator[tuple[int, str]]

MODULE_LINES = 300
FUNCTION_LINES = 40
_UNFINISHED = re.compile(r"\b(TO" r"DO|FIX" r"ME|XX" r"X|HA" r"CK)\b")
_VAGUE = re.compile(r"(^|/|_)(utils?|helpers?|managers?|misc|data|info)(_|\.py$)")
_BROAD = {"Exception", "BaseException"}

# Why each of these may be longer than the rule says.
LONG_MODULES: dict[str, str] = {}
LONG_FUNCTIONS: dict[str, str] = {}


def _swallowed(source: Source) -> Found:
    for node in source.nodes:
        if not isinstance(node, ast.ExceptHandler):
            continue
        named = node.type.elts if isinstance(node.type, ast.Tuple) else [node.type]
        broad = any(kind is None or (isinstance(kind, ast.Name) and kind.id in _BROAD) for kind in named)
        if broad and all(_does_nothing(statement) for statement in node.body):
            yield node.lineno, "every error is swallowed without a word"


def _does_nothing(statement: ast.stmt) -> bool:
    if isinstance(statement, ast.Pass | ast.Continue):
        return True
    if isinstance(statement, ast.Expr):
        return isinstance(statement.value, ast.Constant)
    return isinstance(statement, ast.Return) and (
        statement.value is None or isinstance(statement.value, ast.Constant)
    )


def _unfinished(source: Source) -> Found:
    for number, line in enumerate(source.text.splitlines(), 1):
        if _UNFINISHED.search(line):
            yield number, "something is left for later"
    for node in source.nodes:
        if isinstance(node, ast.Name) and node.id == "NotImplementedError":
            yield node.lineno, "something is not implemented"


def _vague(source: Source) -> Found:
    if _VAGUE.search(source.path):
        yield 1, "the file's name does not say what it is for"


def _long_modules(source: Source) -> Found:
    lines = len(source.text.splitlines())
    if lines > MODULE_LINES and source.path not in LONG_MODULES:
        yield 1, f"{lines} lines: what second thing does this module do?"


def _long_functions(source: Source) -> Found:
    for node in source.nodes:
        if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            continue
        lines = (node.end_lineno or node.lineno) - node.lineno + 1
        first = node.body[0]
        if isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant):
            lines -= (first.end_lineno or first.lineno) - first.lineno + 1
        if lines > FUNCTION_LINES and f"{source.path}::{node.name}" not in LONG_FUNCTIONS:
            yield node.lineno, f"{node.name} has {lines} lines: what second thing does it do?"


def _undocumented(source: Source) -> Found:
    if source.text.strip() and ast.get_docstring(source.tree) is None and "/migrations/" not in source.path:
        yield 1, "the module does not say what it is for"
    for node in source.tree.body:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            if not node.name.startswith("_") and ast.get_docstring(node) is None:
                yield node.lineno, f"{node.name} has no docstring"


def _left_out(source: Source) -> Found:
    for node in source.nodes:
        name = ast.unparse(node) if isinstance(node, ast.Attribute) else ""
        if name in ("pytest.skip", "pytest.xfail", "pytest.importorskip") or re.fullmatch(
            r"pytest\.mark\.(skip|skipif|xfail)", name
        ):
            yield getattr(node, "lineno", 1), f"{name}: a test that does not run proves nothing"


_LONG = "def f():\n" + "    x = 1\n" * FUNCTION_LINES

HABIT_RULES = [
    Rule(
        "no error is swallowed whole",
        PRODUCT,
        _swallowed,
        bad="try:\n    f()\nexcept Exception:\n    pass\n",
        good="try:\n    f()\nexcept Exception:\n    count()\n",
        bad_path="bot/example.py",
    ),
    Rule(
        "nothing is left for later",
        PRODUCT,
        _unfinished,
        bad="def f():\n    raise NotImplementedError\n",
        good="def f():\n    return 1\n",
        bad_path="services/example.py",
    ),
    Rule(
        "no comment promises later work",
        (*PRODUCT, "tests"),
        _unfinished,
        bad="x = 1  # TO" + "DO: more\n",
        good="x = 1  # One is enough.\n",
        bad_path="core/example.py",
    ),
    Rule(
        "files are named for what they are for",
        PRODUCT,
        _vague,
        bad="",
        good="x = 1\n",
        bad_path="core/utils.py",
    ),
    Rule(
        f"modules have at most {MODULE_LINES} lines",
        (*PRODUCT, "benchmarks"),
        _long_modules,
        bad="x = 1\n" * (MODULE_LINES + 1),
        good="x = 1\n" * MODULE_LINES,
        bad_path="core/example.py",
    ),
    Rule(
        f"functions have at most {FUNCTION_LINES} lines without their docstring",
        PRODUCT,
        _long_functions,
        bad=_LONG,
        good=_LONG.replace("    x = 1\n", '    """Says\n    what.\n    """\n', 1).replace(
            "    x = 1\n", "", 1
        ),
        bad_path="core/example.py",
    ),
    Rule(
        "what is public says what it does",
        PRODUCT,
        _undocumented,
        bad='"""A module."""\ndef f():\n    return 1\n',
        good='"""A module."""\ndef f():\n    """Gives one."""\n    return 1\n',
        bad_path="services/example.py",
    ),
    Rule(
        "no test is left out",
        ("tests",),
        _left_out,
        bad="import pytest\n@pytest.mark.skip\ndef test_x():\n    pass\n",
        good="def test_x():\n    assert True\n",
        bad_path="tests/test_example.py",
    ),
]
