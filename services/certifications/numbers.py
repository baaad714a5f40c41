"""Official numbers of companies, of Switzerland and around: recognised by their form and their check digit."""

import re
from collections.abc import Callable

from stdnum.at import businessid
from stdnum.at import uid as austrian_vat
from stdnum.be import vat as belgian
from stdnum.ch import uid
from stdnum.ch import vat as swiss_vat
from stdnum.de import handelsregisternummer
from stdnum.eu import vat as european_vat
from stdnum.exceptions import ValidationError
from stdnum.fr import siren, siret
from stdnum.it import iva

_PREFIXED = re.compile(r"(SIREN|SIRET|FR|IT|BE|RCS(?: LUXEMBOURG)?|FN)\b[ :.\-]*(?=\d|[A-Z] ?\d)")
_LUXEMBOURG = re.compile(r"[A-Z] ?\d{1,6}")
_COURT_LAST = re.compile(r"(HR[AB]|PR|GNR|VR) ?(\d{1,6}) ?B?[, ]+(?:AMTSGERICHT |AG )?(.+)", re.IGNORECASE)
_SAID_BESIDE = re.compile(r"\b(?:AMTSGERICHT|AG)\b\.? ?", re.IGNORECASE)


def official_number(text: str) -> str | None:
    """The number as it is kept, or None when it is none that is known.

    Known are the Swiss UID, SIREN and SIRET, the Belgian enterprise number, VAT numbers of the European Union with the
    letters of their country (the Italian one without them, too), and by their form alone, which has no check digit,
    the registers of Germany (with a court that exists), Austria and Luxembourg. Nine digits alone that could be both a
    UID and a SIREN are neither.
    """
    typed = " ".join(text.split())
    found = {kept for read in _READERS if (kept := _tried(read, typed)) is not None}
    return found.pop() if len(found) == 1 else None


def _tried(read: Callable[[str], str | None], typed: str) -> str | None:
    try:
        return read(typed)
    except ValidationError:
        return None


def _swiss(typed: str) -> str | None:
    try:
        number = uid.validate(typed)
    except ValidationError:
        number = swiss_vat.validate(typed)[:12]
    return str(uid.format(number))


def _french(typed: str) -> str | None:
    prefix, bare = _without_prefix(typed)
    if prefix not in ("", "SIREN", "SIRET", "FR"):
        return None
    digits = _closed_up(bare)
    if len(digits) == 14 and prefix != "SIREN":
        return f"SIRET {siret.format(siret.validate(digits))}"
    if len(digits) == 9 and prefix != "SIRET":
        number = siren.validate(digits)
        return f"SIREN {number[:3]} {number[3:6]} {number[6:]}"
    return None


def _italian(typed: str) -> str | None:
    prefix, bare = _without_prefix(typed)
    return f"IT{iva.validate(bare)}" if prefix in ("", "IT") else None


def _belgian(typed: str) -> str | None:
    prefix, bare = _without_prefix(typed)
    digits = _closed_up(bare)
    if prefix not in ("", "BE") or len(digits) != 10:
        return None
    return f"BE{belgian.validate(digits)}"


def _austrian(typed: str) -> str | None:
    prefix, bare = _without_prefix(typed)
    if prefix == "FN":
        return f"FN {businessid.validate(bare.replace(' ', '').lower())}"
    return f"AT{austrian_vat.validate(typed)}" if typed.upper().startswith("ATU") else None


def _german(typed: str) -> str | None:
    turned = _COURT_LAST.fullmatch(typed)
    if turned is not None:
        register, number, court = turned.groups()
        return str(handelsregisternummer.validate(f"{court} {register} {number}"))
    return str(handelsregisternummer.validate(_SAID_BESIDE.sub("", typed)))


def _of_luxembourg(typed: str) -> str | None:
    prefix, bare = _without_prefix(typed)
    if not prefix.startswith("RCS") or not _LUXEMBOURG.fullmatch(bare):
        return None
    return f"RCS Luxembourg {bare.replace(' ', '')}"


def _vat(typed: str) -> str | None:
    if not typed[:2].isalpha():
        return None
    country = typed[:2].upper()
    digits = _closed_up(typed[2:])
    # Belgium's and Italy's are read above, as is France's SIREN behind its letters.
    if country in ("BE", "IT", "AT") or (country == "FR" and len(digits) in (9, 14)):
        return None
    return str(european_vat.validate(country + digits))


def _closed_up(typed: str) -> str:
    return re.sub(r"[ .\-]", "", typed)


def _without_prefix(typed: str) -> tuple[str, str]:
    upper = typed.upper()
    found = _PREFIXED.match(upper) or re.match(r"(FR|IT|BE|FN)(?=\d)", upper)
    return (found.group(1), upper[found.end() :]) if found else ("", upper)


_READERS: tuple[Callable[[str], str | None], ...] = (
    _swiss,
    _french,
    _italian,
    _belgian,
    _austrian,
    _german,
    _of_luxembourg,
    _vat,
)
