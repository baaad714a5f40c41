"""Who may read what, written from the requirements, and the page that tells it: `python -m tests.reading.page`."""

from pathlib import Path

from tests.reading.doors import Seen

PAGE = Path(__file__).parents[2] / "docs" / "reading-matrix.md"
READERS = (
    "a browser",
    "Tom (visitor)",
    "Zoé (not signed up)",
    "Léa (freelance, certified)",
    "Inès (freelance, not certified)",
    "Sofia (job seeker, certified)",
    "Alpina SA (company, certified)",
    "Brumes Sàrl (company, not certified)",
    "Pompiers de Nyon (public body, certified)",
    "Marc (freelance, certified)",
)
THINGS = (
    "Léa",
    "Inès",
    "Sofia",
    "Alpina SA",
    "Brumes Sàrl",
    "Pompiers de Nyon",
    "Refonte de la paie",
    "Audit à préparer",
)
_N, _T, _M, _W = Seen.NOTHING, Seen.TEASER, Seen.MEMBER, Seen.WHOLE

# By link, in the order of THINGS. A freelance's whole profile is for certified organisations (FR-091), an
# organisation's for certified freelances (FR-093); freelances read each other's member card (D-19); a job seeker is
# there for certified organisations only (D-04), a mission's terms for certified freelances (FR-092, FR-093, D-28).
BY_LINK = {
    "a browser": (_T, _N, _N, _T, _N, _T, _T, _N),
    "Tom (visitor)": (_T, _N, _N, _T, _N, _T, _T, _N),
    "Zoé (not signed up)": (_N, _N, _N, _N, _N, _N, _N, _N),
    "Léa (freelance, certified)": (_W, _N, _N, _W, _N, _W, _W, _N),
    "Inès (freelance, not certified)": (_T, _W, _N, _T, _N, _T, _T, _N),
    "Sofia (job seeker, certified)": (_T, _N, _W, _W, _N, _W, _T, _N),
    "Alpina SA (company, certified)": (_W, _N, _W, _W, _N, _M, _W, _W),
    "Brumes Sàrl (company, not certified)": (_T, _N, _N, _T, _W, _T, _T, _N),
    "Pompiers de Nyon (public body, certified)": (_W, _N, _W, _M, _N, _W, _T, _N),
    "Marc (freelance, certified)": (_M, _N, _N, _W, _N, _W, _W, _N),
}
# The directory and what is sent to other chats only ever show teasers; missions are not in them.
_PUBLIC = (_T, _N, _N, _T, _N, _T, _N, _N)
_WITH_JOB_SEEKERS = (_T, _N, _T, _T, _N, _T, _N, _N)
BY_SEARCH = {
    reader: _WITH_JOB_SEEKERS if reader.startswith(("Alpina", "Pompiers")) else _PUBLIC
    for reader in READERS[1:]
} | {"Zoé (not signed up)": (_N,) * len(THINGS)}
BY_INLINE = dict.fromkeys(READERS[1:], _PUBLIC)
# A contact leads to the card of a person, as the link does, never to an organisation: its card names nobody.
_CARD = {Seen.WHOLE: _M}
_PEOPLE = ("Léa", "Inès", "Sofia")
BY_CONTACT = {
    reader: tuple(
        _CARD.get(cell, cell) if thing in _PEOPLE else _N
        for thing, cell in zip(THINGS, BY_LINK[reader], strict=True)
    )
    for reader in READERS[1:]
}
# What is told about a profile or a mission is for its own people; whoever lost the right meanwhile gets no message.
_OWN = {
    "Léa (freelance, certified)": {"Léa": _T},
    "Inès (freelance, not certified)": {"Inès": _T},
    "Sofia (job seeker, certified)": {"Sofia": _T},
    "Alpina SA (company, certified)": {"Alpina SA": _T, "Refonte de la paie": _W, "Audit à préparer": _W},
    "Brumes Sàrl (company, not certified)": {"Brumes Sàrl": _T},
    "Pompiers de Nyon (public body, certified)": {"Pompiers de Nyon": _T},
}
BY_NOTICE = {reader: tuple(_OWN.get(reader, {}).get(thing, _N) for thing in THINGS) for reader in READERS[1:]}

EXPECTED = {
    (door, reader, thing): cell
    for door, rows in (
        ("link", BY_LINK),
        ("search", BY_SEARCH),
        ("inline", BY_INLINE),
        ("contact", BY_CONTACT),
        ("notice", BY_NOTICE),
    )
    for reader, cells in rows.items()
    for thing, cell in zip(THINGS, cells, strict=True)
    if reader != "a browser"
} | {("web", "a browser", thing): cell for thing, cell in zip(THINGS, BY_LINK["a browser"], strict=True)}

_HEAD = """# Who reads what

Written by `python -m tests.reading.page`; do not edit. Every cell is tried on both databases by
`tests/scenarios/test_s19_who_sees_what.py`: each reader goes through each door to each thing, and words that only one
level shows tell how far they came.

- **–**: the same answer as for a thing that does not exist.
- **teaser**: name, sector, city, five flagship skills, trust line; of a mission its name and the company's logo.
- **member card**: and the presentation and all skills.
- **whole**: and experiences, education, working mode, address, web site, documents; of a mission all its terms.

Léa, Sofia, Alpina SA and the Pompiers de Nyon are certified; Inès and Brumes Sàrl are not. « Refonte de la paie » is a
published mission of Alpina SA, « Audit à préparer » its draft.
"""
_TITLES = (
    ("By a link, and by the page on the web", BY_LINK),
    ("By « Qui, quoi ? »", BY_SEARCH),
    ("In another chat (inline)", BY_INLINE),
    ("By a Telegram contact shared in « Qui, quoi ? »", BY_CONTACT),
    ("By a notice about it", BY_NOTICE),
)


def page() -> str:
    """The whole page."""
    parts = [_HEAD]
    for title, rows in _TITLES:
        lines = [f"## {title}", "", f"| reader | {' | '.join(THINGS)} |", "|" + "---|" * (len(THINGS) + 1)]
        lines += [f"| {reader} | {' | '.join(cells)} |" for reader, cells in rows.items()]
        parts.append("\n".join(lines) + "\n")
    return "\n".join(parts)


if __name__ == "__main__":
    PAGE.write_text(page())
