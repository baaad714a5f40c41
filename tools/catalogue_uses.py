"""Finds which sentences the code asks for by a written key."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent
_KEY = re.compile(r"[a-z][a-z0-9_]*(-[a-z0-9_]+)*(\.[a-z0-9_-]+)?")
_SPEAKING = {"words", "plain", "say", "redraw"}
_TEMPLATE_KEY = re.compile(r"\b(?:words|plain|t|say)\(\s*[\"']([a-z0-9_.-]*[a-z0-9_])[\"']")


def _calls(layers: tuple[str, ...]) -> Iterator[tuple[str, ast.Call]]:
    for layer in layers:
        for path in sorted((ROOT / layer).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text())):
                if isinstance(node, ast.Call):
                    yield f"{path.relative_to(ROOT)}:{node.lineno}", node


def _called(call: ast.Call) -> str:
    if isinstance(call.func, ast.Attribute):
        return call.func.attr
    return call.func.id if isinstance(call.func, ast.Name) else ""


def _written(node: ast.expr | None) -> Iterator[str]:
    """The constants that an argument may be: itself, or either side of a condition."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from _written(node.body)
        yield from _written(node.orelse)


def asked_keys() -> Iterator[tuple[str, str]]:
    """Place and key of each sentence that is asked for by a constant, in code and in templates."""
    for place, call in _calls(("bot", "web", "scheduler")):
        first = call.args[0] if call.args else None
        # `words("fr")` gives a language's sentences and asks for none.
        spoken = [first] if _called(call) in _SPEAKING and not _names_a_language(call) else []
        spoken += [keyword.value for keyword in call.keywords if keyword.arg == "notice"]
        for argument in spoken:
            yield from ((place, key) for key in _written(argument) if _KEY.fullmatch(key))
    for path in sorted((ROOT / "web").rglob("*.html")):
        for key in _TEMPLATE_KEY.findall(path.read_text()):
            yield str(path.relative_to(ROOT)), key


def _names_a_language(call: ast.Call) -> bool:
    return isinstance(call.func, ast.Name) and [*_written(call.args[0] if call.args else None)] in (
        ["fr"],
        ["en"],
    )


def owed_keys() -> Iterator[tuple[str, str]]:
    """Place and key of the sentence of each notification that services owe under a constant name."""
    for place, call in _calls(("services",)):
        if _called(call) == "owe":
            named = [keyword.value for keyword in call.keywords if keyword.arg == "key"]
            for argument in [*call.args[1:2], *named]:
                yield from ((place, f"notice-{key.replace('.', '-')}") for key in _written(argument))
