"""Many people pre-registered from a table: UTF-8 or Windows-1252, separated by semicolons or commas (FR-015)."""

import csv
import io
from dataclasses import dataclass

from core.errors import InvalidInput
from core.keys import KeyRing
from core.text import fold
from models.member import Member
from services.preregistration.inviting import Invited, NewMember, preregister, read_category, read_role

LINES = 500
BYTES = 256 * 1024
COLUMNS = ("prenom", "nom", "email", "categorie", "langue", "role")
_NEEDED = ("nom", "email", "categorie")
_ENGLISH = {
    "first name": "prenom",
    "firstname": "prenom",
    "last name": "nom",
    "lastname": "nom",
    "name": "nom",
    "e-mail": "email",
    "mail": "email",
    "category": "categorie",
    "language": "langue",
}
_LANGUAGE_WORDS = {"": "fr", "francais": "fr", "anglais": "en", "french": "fr", "english": "en"}


class ImportRefused(InvalidInput):
    """The whole file cannot be read; `why` is encoding, columns, empty, lines or large."""


@dataclass(frozen=True)
class ImportLine:
    """One line of the table as it was written; `number` is its place in the file, the header being 1."""

    number: int
    values: dict[str, str]

    @property
    def email(self) -> str:
        """The address as it was written, for the report."""
        return self.values.get("email", "")


def read_import(content: bytes) -> list[ImportLine]:
    """The lines of a file. Refuses the whole of it with ImportRefused; whether a line is good is said line by line."""
    if len(content) > BYTES:
        raise ImportRefused(why="large")
    rows = _rows(_decoded(content))
    filled = [(number, row) for number, row in enumerate(rows, 1) if any(cell.strip() for cell in row)]
    if not filled:
        raise ImportRefused(why="empty")
    names = [_column(cell) for cell in filled[0][1]]
    if any(needed not in names for needed in _NEEDED):
        raise ImportRefused(why="columns")
    lines = [
        ImportLine(number, {name: cell.strip() for name, cell in zip(names, row, strict=False)})
        for number, row in filled[1:]
    ]
    if not lines:
        raise ImportRefused(why="empty")
    if len(lines) > LINES:
        raise ImportRefused(why="lines")
    return lines


def _rows(text: str) -> list[list[str]]:
    try:
        return list(csv.reader(io.StringIO(text), delimiter=_separator(text)))
    except csv.Error:
        raise ImportRefused(why="columns") from None


def _decoded(content: bytes) -> str:
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        # Windows-1252 reads nearly anything: what is full of control characters was never a table of words.
        if any((c < " " and c not in "\t\r\n") or "\x7f" <= c <= "\x9f" for c in text):
            break
        return text
    raise ImportRefused(why="encoding")


def _separator(text: str) -> str:
    header = text.lstrip().partition("\n")[0]
    return ";" if header.count(";") >= header.count(",") else ","


def _column(cell: str) -> str:
    name = fold(cell).strip()
    return _ENGLISH.get(name, name)


async def import_line(keys: KeyRing, admin: Member, line: ImportLine) -> Invited:
    """Pre-registers the person of one line, in its own transaction. Refuses like `preregister`, with
    UnknownCategory and UnknownRole.

    A second import of the same file doubles nothing: each address is taken by then.
    """
    values = line.values
    language = fold(values.get("langue", ""))
    first, last = values.get("prenom", ""), values.get("nom", "")
    new = NewMember(
        email=values.get("email", ""),
        name=f"{first} {last}".strip(),
        category=read_category(values.get("categorie", "")),
        language=_LANGUAGE_WORDS.get(language, language),
        first_name=first,
        last_name=last,
        role=read_role(values.get("categorie", ""), values.get("role", "")),
    )
    return await preregister(keys, admin, new)
