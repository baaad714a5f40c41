"""Names and numbers of things in links and buttons."""

import secrets

ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"
PUBLIC_ID_LENGTH = 12
ROW_ID_DIGITS = 18


def public_id() -> str:
    """Twelve random characters without look-alikes (about 59 bits): a name for links, not a secret."""
    return "".join(secrets.choice(ALPHABET) for _ in range(PUBLIC_ID_LENGTH))


def is_public_id(text: str) -> bool:
    """Whether a text has the shape of a public id."""
    return len(text) == PUBLIC_ID_LENGTH and all(c in ALPHABET for c in text)


def read_row_id(text: str) -> int:
    """The number of a row as a button carries it; 0, which no row has, for anything that no button of ours carries."""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= ROW_ID_DIGITS else 0
