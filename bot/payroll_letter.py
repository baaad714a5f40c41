"""What the payrolling partner gets, in words: a mail in both languages with the signed dossier and its page as PDF."""

import hashlib
from datetime import date, datetime
from decimal import Decimal
from email.message import EmailMessage
from typing import Any

from bot.mail_subject import new_mail
from core import clock
from core.i18n import LANGUAGES, Words, words
from core.keys import KeyRing
from core.signing import public_key, sign
from core.text import one_line
from models.payrolling import PartnerEvent
from services.documents.payroll_sheet import PayrollSheet, SheetBlock, draw_payroll_sheet
from services.payrolling import SIGNATURE, PartnerMessage, canonical

BRAND = "Entremise"
ZONE = str(clock.HOME)


def both(key: str, **values: Any) -> str:
    """A label in both languages: « Ville · City »."""
    said = [words(language).plain(key, **values) for language in LANGUAGES]
    return " · ".join(dict.fromkeys(said))


def write_letter(message: PartnerMessage, keys: KeyRing, sender: str) -> EmailMessage:
    """The whole mail. A second try has the same Message-ID, so that it is shown once."""
    content = canonical(message.body)
    number, event = message.file.public_id, message.delivery.event
    mail = new_mail()
    mail["From"], mail["To"] = sender, message.partner.email
    mail["Subject"] = one_line(words(LANGUAGES[0]).plain(f"paymail-{event}", number=number))
    domain = sender.rpartition("@")[2].strip("> ") or "localhost"
    mail["Message-ID"] = f"<payrolling-{message.delivery.public_id}@{domain}>"
    mail["Auto-Submitted"] = "auto-generated"
    texts = [words(language).plain(f"paymail-{event}.text", number=number) for language in LANGUAGES]
    addresses = _addresses(message.body) if event is PartnerEvent.AMENDED else []
    mail.set_content("\n\n".join([*texts, *addresses, f"Ed25519: {public_key(keys, SIGNATURE)}"]) + "\n")
    if message.is_dossier:
        sheet = draw_payroll_sheet(sheet_of(message.body, content))
        mail.add_attachment(sheet, maintype="application", subtype="pdf", filename=f"dossier-{number}.pdf")
    name = f"{'dossier' if message.is_dossier else event}-{number}.json"
    mail.add_attachment(content, maintype="application", subtype="json", filename=name)
    signature = sign(keys, SIGNATURE, content).encode()
    mail.add_attachment(signature, maintype="application", subtype="octet-stream", filename=f"{name}.sig")
    return mail


def _addresses(body: dict[str, Any]) -> list[str]:
    """The addresses of both sides as far as they are known, one a paragraph."""
    sides = (name for name in ("freelance", "company") if name in body)
    return [f"{both(f'paysheet-{name}')} : {one_line(body[name]['email'])}" for name in sides]


def sheet_of(dossier: dict[str, Any], content: bytes) -> PayrollSheet:
    """The page of a dossier: labels in both languages, and the hash of the signed bytes at the foot."""
    mission, freelance, company = dossier["mission"], dossier["freelance"], dossier["company"]
    return PayrollSheet(
        brand=BRAND,
        title=both("paysheet-title"),
        number=dossier["number"],
        blocks=(
            SheetBlock(both("paysheet-mission"), _mission_rows(mission)),
            SheetBlock(both("paysheet-cost"), _cost_rows(dossier)),
            SheetBlock(both("paysheet-freelance"), _person_rows(freelance)),
            SheetBlock(
                both("paysheet-company"),
                (
                    *_person_rows(company, "paysheet-branch"),
                    (both("paysheet-number"), company["registration_number"]),
                    (both("paysheet-contact"), company["contact"]),
                ),
            ),
        ),
        notes=tuple(words(language).plain(key) for key in _NOTES for language in LANGUAGES),
        foot=f"{both('paysheet-signed')} · SHA-256 {hashlib.sha256(content).hexdigest()}",
    )


_NOTES = ("paysheet-consented", "paysheet-no_invoice")


def _mission_rows(mission: dict[str, Any]) -> tuple[tuple[str, str], ...]:
    dates = " – ".join(_day(mission[name]) for name in ("begins", "ends") if mission[name])
    shape = [f"mission-duration-{mission['duration']}"] if mission["duration"] else []
    if mission["work_format"]:
        shape.append(f"mission-format-{mission['work_format']}".replace("_", "-"))
    return (
        (both("paysheet-what"), mission["title"]),
        (both("paysheet-dates"), dates),
        (both("paysheet-shape"), " / ".join(both(key) for key in shape)),
        (both("paysheet-city"), mission["city"]),
    )


def _cost_rows(dossier: dict[str, Any]) -> tuple[tuple[str, str], ...]:
    mission = dossier["mission"]
    percent = f"{words(LANGUAGES[0]).number(Decimal(dossier['percent']))} %"
    rate = both("pay-rate-to_discuss", amount="")
    if mission["rate"] is not None:
        amount = words(LANGUAGES[0]).money(Decimal(mission["rate"]), mission["currency"])
        rate = both(f"pay-rate-{mission['rate_kind']}", amount=amount)
    return ((both("paysheet-rate"), rate), (both("paysheet-percent"), percent))


def _person_rows(person: dict[str, Any], trade: str = "paysheet-sector") -> tuple[tuple[str, str], ...]:
    agreed = datetime.fromisoformat(person["consent_at"])
    return (
        (both("paysheet-name"), person["name"]),
        (both(trade), person["sector"]),
        (both("paysheet-city"), person["city"]),
        (both("paysheet-email"), person["email"]),
        (both("paysheet-language"), both(f"paysheet-language-{person['language']}")),
        (both("paysheet-consent"), _moment(words(LANGUAGES[0]), agreed)),
    )


def _day(iso: str) -> str:
    return words(LANGUAGES[0]).day(date.fromisoformat(iso), "dd.MM.y")


def _moment(language: Words, at: datetime) -> str:
    return language.moment(at, ZONE, "dd.MM.y, HH:mm")
