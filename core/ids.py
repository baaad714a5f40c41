"""Random names for what a link shows."""

import secrets

ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"
PUBLIC_ID_LENGTH = 12


def public_id() -> str:
    """Twelve random characters without look-alikes (about 59 bits): a name for links, not a secret."""
    return "".join(secrets.choice(ALPHABET) for _ in range(PUBLIC_ID_LENGTH))


def is_public_id(text: str) -> bool:
    """Whether a text has the shape of a public id."""
    return len(text) == PUBLIC_ID_LENGTH and all(c in ALPHABET for c in text)
