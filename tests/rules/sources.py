"""The Python files of the project, parsed."""

import ast
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
LAYERS = ("core", "models", "services", "bot", "web", "scheduler")
ADAPTERS = ("bot", "web", "scheduler")
PROGRAMS = tuple(sorted(path.name for path in ROOT.glob("*.py")))
PRODUCT = (*LAYERS, "sandbox", "tools", *PROGRAMS)


@dataclass(frozen=True)
class Source:
    """One file; `path` is relative to the project."""

    path: str
    text: str
    tree: ast.Module

    @cached_property
    def nodes(self) -> tuple[ast.AST, ...]:
        """Every node of the file: walked once for all rules."""
        return tuple(ast.walk(self.tree))

    @cached_property
    def imports(self) -> tuple[tuple[int, str, str], ...]:
        """Line, module and name (empty for a whole module) of every import, wherever it stands."""
        return tuple(_imported(self.nodes))


@dataclass(frozen=True)
class Rule:
    """What may not stand in the files below `places`. `check` gives the line and the reason of each offence.

    `bad` offends, in a file named `bad_path`, and `good` next to it does not: the tests show both.
    """

    name: str
    places: tuple[str, ...]
    check: Callable[[Source], Iterator[tuple[int, str]]]
    bad: str = field(repr=False)
    good: str = field(repr=False)
    bad_path: str


def read(root: Path, path: Path) -> Source:
    """The parsed file."""
    text = path.read_text()
    return Source(str(path.relative_to(root)), text, ast.parse(text, str(path)))


def sources(root: Path, places: tuple[str, ...]) -> Iterator[Source]:
    """Every Python file below the places that exist."""
    for place in places:
        start = root / place
        found = sorted(start.rglob("*.py")) if start.is_dir() else [start] if start.exists() else []
        for path in found:
            yield read(root, path)


def told(rule: Rule, source: Source) -> list[str]:
    """What breaks the rule in one file, as `file:line: reason`."""
    return [f"{source.path}:{line}: {reason}" for line, reason in rule.check(source)]


def offences(rule: Rule, root: Path) -> list[str]:
    """What breaks the rule below a folder."""
    return [line for source in sources(root, rule.places) for line in told(rule, source)]


def documented(source: Source) -> set[int]:
    """The identities of the constants that are docstrings."""
    found = set()
    for node in source.nodes:
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef) and node.body:
            first = node.body[0]
            if isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant):
                found.add(id(first.value))
    return found


def called_name(call: ast.Call) -> str:
    """The last part of what is called: `gather` in `asyncio.gather(...)`."""
    if isinstance(call.func, ast.Attribute):
        return call.func.attr
    return call.func.id if isinstance(call.func, ast.Name) else ""


def _imported(nodes: tuple[ast.AST, ...]) -> Iterator[tuple[int, str, str]]:
    for node in nodes:
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name, "") for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from ((node.lineno, node.module or "", alias.name) for alias in node.names)
