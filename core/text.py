"""What is done to every text that comes in or is compared."""

import re
import unicodedata

_SPACES = re.compile(r"\s+")
_UNSTORABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_FOLD = str.maketrans(
    {"œ": "oe", "æ": "ae", "ß": "ss", "ø": "o", "ł": "l", "đ": "d", "’": "'", "‘": "'", "ʼ": "'"}
)


def clean(text: str) -> str:
    """Takes out what no store can keep: NUL, other control characters (but tab and line feed), lone surrogates."""
    return _UNSTORABLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def one_line(text: str) -> str:
    """Cleaned, with every run of white space as one space."""
    return _SPACES.sub(" ", clean(text)).strip()


def fold(text: str) -> str:
    """Lower case without accents, one space between words: what is stored for comparing and what is asked.

    Done here and never by the database, whose case rules differ by locale.
    """
    # Decomposed before and after lowering: a mathematical 𝐀 has no lower case of its own, and ŉ decomposes only then.
    lowered = _bare(_bare(text).casefold().translate(_FOLD)).casefold()
    return _SPACES.sub(" ", lowered).strip()


def _bare(text: str) -> str:
    if text.isascii():
        return text  # Nothing to take apart: most of what is compared, once it is in lower case.
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))


def utf16_length(text: str) -> int:
    """Length in UTF-16 code units, the unit of Telegram's limits."""
    if text.isascii():
        return len(text)
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def clip(text: str, limit: int) -> str:
    """At most `limit` UTF-16 units, ended by an ellipsis when something was left out."""
    if utf16_length(text) <= limit:
        return text
    out, used = [], 1
    for character in text:
        used += utf16_length(character)
        if used > limit:
            break
        out.append(character)
    return "".join(out).rstrip() + "…"


def clip_words(text: str, limit: int) -> str:
    """The same, but cut between two words; only a single word that is too long is cut itself."""
    cut = clip(text, limit)
    if cut == text or text[len(cut) - 1].isspace():
        return cut
    whole = cut[:-1].rpartition(" ")[0].rstrip(" \u00a0,;:·(«“")
    return f"{whole}…" if whole else cut
