"""Finds telephone numbers, in figures and in words, and leaves dates, amounts, accounts and references alone."""

import re

from services.lures.number_words import spoken_numbers

_CURRENCY = r"(?:chf|frs?\b|francs?|eur\b|euros?|€|\$|usd|dollars?|£|pounds?|k\b|%|ht\b|ttc\b)"
# What has many figures and is no telephone number.
_OTHER_NUMBERS = re.compile(
    r"\b[a-z]{2}\d{2}(?: ?[\da-z]{4}){3,7}(?: ?[\da-z]{1,3})?\b"  # an account
    r"|\bche-?\d{3}\.?\d{3}\.?\d{3}\b"  # a company's number
    r"|\b756\.\d{4}\.\d{4}\.\d{2}\b"  # a social insurance number
    r"|\b\d{4}[-/.]\d{1,2}[-/.]\d{1,2}\b|\b\d{1,2}[-/.]\d{1,2}[-/.](?:19|20)?\d{2}\b(?![./ -]\d)"  # a day
    r"|\b\d{1,2}[:h]\d{2}\b"
    r"|(?<![\d+])(?<!\d )[1-9]\d{0,2}(?:[ '.,]\d{3}){1,4}(?:[.,]\d{1,2})?(?![\d]| \d|[./-]\d)"  # thousands
    rf"|(?:chf|€|\$|£) ?\d[\d' .,]{{0,15}}\d|(?<![\d+])\+?\d[\d' .,]{{0,15}}\d ?{_CURRENCY}"
)
_REFERENCE = re.compile(
    r"(?:\bn[°o]\.?|\bref\w*\.?|\bprojet|\bproject(?: no\.?)?|\bdossier|\bcommande|\border|\bpo\b|\bfacture|\binvoice"
    r"|\bserie|\bserial(?: number)?|\bsn\b|\blot|\blicen[cs]e|\bavs|\biban|\bisbn|\btender number|\bticket"
    r"|\bnumero de (?:commande|serie|client|dossier|contrat))[\s:#,]*(?:est |sous |is )?(?:la |le |n[°o] ?)?$"
)
_NEAR = re.compile(
    r"(?:\btel\b|telephon|\bphone|\bcall|\bappel|\brappel|joi(?:ndre|gn)|\bring\b|\btext\b|\bdial|\bnatel|portable|mobile"
    r"|\bcell|\bnumero?\b|\bnumber|\breach|whats ?app|\bfax\b|\bnum\b)[^.!?]{0,40}$"
)
_CANDIDATE = re.compile(r"(?<![\w.,:+])(?:\+ ?|\(\+?)?\(?\d(?:[\s().\-/*_]{0,3}\d){6,16}(?![\w%])")
_AMERICAN = re.compile(
    r"\(\d{3}\) ?\d{3}[ .-]\d{4}|\d{3}([.-])\d{3}\1\d{4}|1[ .-]\(?\d{3}\)?[ .-]\d{3}[ .-]\d{4}"
)
_ITALIAN = re.compile(r"3\d{2}[ .-]\d{3}[ .-]?\d{3,4}")
_WITHOUT_PLUS = re.compile(r"(?:41|33|49|39|44)\d{9,10}")


def gives_phone(text: str) -> bool:
    """Whether a plain text contains a telephone number."""
    rest = _OTHER_NUMBERS.sub(lambda found: " ; " if not _is_dialled(found.group()) else found.group(), text)
    return any(_is_phone(found, rest) for found in _CANDIDATE.finditer(rest)) or any(
        _is_spoken(digits) for digits in spoken_numbers(rest)
    )


def _is_dialled(part: str) -> bool:
    return part.startswith(("0", "+"))


def _is_phone(found: re.Match[str], text: str) -> bool:
    written, before = found.group(), text[max(0, found.start() - 60) : found.start()]
    digits = re.sub(r"\D", "", written)
    if "+" in written:
        return 8 <= len(digits) <= 15
    if _REFERENCE.search(before):
        return False
    if digits.startswith("00"):
        return 10 <= len(digits) <= 17 and digits[2:3] != "0"
    if digits.startswith("0"):
        return 9 <= len(digits) <= 12
    if _AMERICAN.fullmatch(written) or _ITALIAN.fullmatch(written) or _WITHOUT_PLUS.fullmatch(digits):
        return True
    return len(digits) >= 7 and _NEAR.search(before) is not None


def _is_spoken(digits: str) -> bool:
    """Nine figures in a row, said in words, count nothing that people count."""
    return 9 <= len(digits) <= 17
