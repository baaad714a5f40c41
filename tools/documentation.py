"""Keeps the documentation in step: every setting, command, page and make target is told, and nothing that is gone.

`--write` writes docs/settings.md and .env.example again from the settings themselves, and the table of metrics in
docs/observability.md from core/metrics.py.
"""

import argparse
import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from prometheus_client.metrics import MetricWrapperBase

from core import metrics
from core.settings import Settings

ROOT = Path(__file__).parent.parent
PREFIX = "ENTREMISE_"
TABLE = re.compile(r"^\| Metric \|.*?\n(?=\n|\Z)", re.DOTALL | re.MULTILINE)
LINK = re.compile(r"\[[^\]]*\]\(([^)#\s]+)(?:#[^)\s]*)?\)|src=\"([^\"]+)\"")


def settings_page() -> str:
    """docs/settings.md."""
    lines = [
        "# Settings",
        "",
        "Environment variables, or lines of a file `.env` in the working folder; the environment wins. They are read",
        "once at the start: every problem is told at once, and no value is printed.",
        "",
        "| Variable | Default | What it decides |",
        "|---|---|---|",
    ]
    for name, field in Settings.model_fields.items():
        default = field.get_default(call_default_factory=True)
        shown = "" if default in (None, "", []) else f"`{default}`"
        lines.append(f"| `{PREFIX}{name.upper()}` | {shown} | {field.description} |")
    return "\n".join(lines) + "\n"


def example_file() -> str:
    """.env.example: every setting, commented out, with its default."""
    lines = ["# Copy to .env and uncomment what you change. docs/settings.md says more.", ""]
    for name, field in Settings.model_fields.items():
        default = field.get_default(call_default_factory=True)
        shown = (
            ""
            if default in (None, [])
            else str(default).lower()
            if isinstance(default, bool)
            else str(default)
        )
        lines += [f"# {field.description}", f"#{PREFIX}{name.upper()}={shown}", ""]
    return "\n".join(lines)


def metrics_table() -> str:
    """The table of docs/observability.md, from the metrics themselves."""
    lines = ["| Metric | Kind | Labels | What it tells |", "|---|---|---|---|"]
    for found in vars(metrics).values():
        if isinstance(found, MetricWrapperBase) and not found._labelvalues:
            ending = {"counter": "_total", "info": "_info"}.get(str(found._type), "")
            labels = ", ".join(f"`{label}`" for label in found._labelnames)
            told = (f"`{found._name}{ending}`", str(found._type), labels, found._documentation)
            lines.append("| " + " | ".join(told) + " |")
    return "\n".join(lines)


def exposed_names() -> Iterator[str]:
    """The names under which the metrics are asked for, and their family's."""
    for found in vars(metrics).values():
        if isinstance(found, MetricWrapperBase):
            for end in ("", "_total", "_info", "_bucket", "_sum", "_count"):
                yield f"{found._name}{end}"


def commands(parser: argparse.ArgumentParser) -> Iterator[str]:
    """Every command with its words, such as `entremise admin certify`."""
    inner = [action for action in parser._actions if isinstance(action, argparse._SubParsersAction)]
    if not inner:
        yield parser.prog
    for action in inner:
        for child in action.choices.values():
            yield from commands(child)


def routes(folder: Path = ROOT / "web") -> Iterator[str]:
    """The address of every page and entrance of the web part, as its routes write it."""
    for path in sorted(folder.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Call) and re.fullmatch(
                r"(web|router)\.(get|post|add_get|add_post)", _name(node)
            ):
                first = node.args[0] if node.args else None
                if isinstance(first, ast.Constant) and isinstance(first.value, str):
                    yield first.value


def _name(call: ast.Call) -> str:
    return ast.unparse(call.func)


def targets(makefile: str) -> list[str]:
    """The make targets that `make help` lists."""
    return re.findall(r"^([a-z]+):.*##", makefile, re.MULTILINE)


def _texts(root: Path) -> dict[Path, str]:
    files = [root / "README.md", root / "CHANGELOG.md", *sorted((root / "docs").rglob("*.md"))]
    return {file: file.read_text() for file in files if file.exists()}


def problems(root: Path, parser: argparse.ArgumentParser) -> Iterator[str]:
    """What is not told, or told although it is gone."""
    texts = _texts(root)
    whole = "\n".join(texts.values())
    for name, wanted in (("docs/settings.md", settings_page()), (".env.example", example_file())):
        file = root / name
        if not file.exists() or file.read_text() != wanted:
            yield f"{name} is not what the settings say: python -m tools.documentation --write"
    if metrics_table() not in texts.get(root / "docs" / "observability.md", ""):
        yield "docs/observability.md is not in step with core/metrics.py: python -m tools.documentation --write"
    known = {f"{PREFIX}{name.upper()}" for name in Settings.model_fields}
    for name in sorted(set(re.findall(rf"\b{PREFIX}[A-Z_]+[A-Z]", whole)) - known):
        yield f"the setting {name} is told and does not exist"
    for name in sorted(set(re.findall(r"\bentremise_[a-z_]+[a-z]", whole)) - set(exposed_names())):
        yield f"the metric {name} is told and does not exist"
    for command in commands(parser):
        if f"`{command}" not in whole:
            yield f"the command `{command}` is told nowhere"
    for route in sorted(set(routes())):
        if f"`{route}`" not in whole:
            yield f"the page `{route}` is told nowhere"
    for target in targets((root / "Makefile").read_text()):
        if f"make {target}" not in whole:
            yield f"`make {target}` is told nowhere"
    yield from _dead_links(texts)


def _dead_links(texts: dict[Path, str]) -> Iterator[str]:
    for file, text in texts.items():
        for target in (one or other for one, other in LINK.findall(text)):
            if "://" not in target and not (file.parent / target).exists():
                yield f"{file.name}: the link to {target} leads nowhere"


def main(arguments: list[str]) -> int:
    """0 when everything is in step."""
    if "--write" in arguments:
        (ROOT / "docs" / "settings.md").write_text(settings_page())
        (ROOT / ".env.example").write_text(example_file())
        page = ROOT / "docs" / "observability.md"
        page.write_text(TABLE.sub(lambda _: metrics_table() + "\n", page.read_text(), count=1))
        return 0
    from console import parser

    found = list(problems(ROOT, parser()))
    print("\n".join(found))
    print(f"documentation: {len(found)} problems")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
