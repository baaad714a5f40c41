"""Questions around certification: the official number of an organisation, and the team's decisions."""

from datetime import date, timedelta

from bot.chat_evidence import take_evidence
from bot.engine import Choice, Date, Dialog, Ending, Place, Preview, Text
from bot.engine.step import Asking, Invalid, Outcome, Stay
from bot.turn import IncomingFile
from core import clock
from models.member import MemberCategory
from services import certifications
from services.profiles import access_own_profile

REASONS = certifications.REASONS


class NumberOrDocument(Text):
    """A number that is typed; statutes that are sent instead are taken out of the chat, and the question stays."""

    async def received(self, ask: Asking, file: IncomingFile) -> Outcome:
        dialog = ask.dialog
        profile = await access_own_profile(dialog.member, dialog.given["profile_id"])
        if not await take_evidence(dialog.turn, profile):
            raise Invalid("no-file")
        return Stay(ask.ui)


def is_company(dialog: "OfficialNumber") -> bool:
    """Only a company's number is checked; others write theirs as it is."""
    return bool(dialog.given["category"] == MemberCategory.COMPANY)


def is_any(dialog: "OfficialNumber") -> bool:
    """Whether the number is taken as it is written."""
    return not is_company(dialog)


def is_elsewhere(dialog: "OfficialNumber") -> bool:
    """Whether the company is in a register whose numbers nothing of ours recognises."""
    return dialog.raw.get("uid", "") is None


async def has_figures(dialog: Dialog, text: str) -> None:
    """The name of a register alone is no number."""
    if not any(sign.isdigit() for sign in text):
        raise Invalid("no-figure")


class OfficialNumber(Dialog):
    """The number under which an organisation is registered (FR-011, FR-074).

    A company whose number is not recognised says its country; the team then wants an extract of that register.
    """

    key = "num"
    blame = {"wrong-number": "uid"}  # noqa: RUF012

    number = NumberOrDocument(min=3, max=60, when=is_any)
    uid = NumberOrDocument(min=3, max=60, optional=True, when=is_company)
    country = Place(max=24, when=is_elsewhere)
    listed = Text(min=2, max=33, lines=False, when=is_elsewhere, check=has_figures)

    async def done(self) -> Ending | None:
        profile_id, country = self.given["profile_id"], self.answers.get("country")
        if country is not None:
            await certifications.give_other_number(self.member, profile_id, country, self.listed)
        else:
            text = self.answers.get("uid") or self.number
            await certifications.give_number(self.member, profile_id, text)
        return Ending(page="certify", args={"arg": self.given["profile_id"]})


class Decision(Dialog, register=False):
    """What the decisions share: the case as it was shown, and the queue afterwards."""

    def back_to_the_queue(self) -> Ending:
        """The cases that still wait."""
        return Ending(page="certifications")

    async def outdated(self) -> Ending | None:
        """Another administrator was faster, or the member sent something new."""
        return self.back_to_the_queue()


def tomorrow(dialog: Dialog) -> date:
    """A permit that ends today has to be renewed already."""
    return clock.today() + timedelta(days=1)


def has_permit(dialog: Dialog) -> bool:
    """Only a freelance works under a permit."""
    return bool(dialog.given["category"] == MemberCategory.FREELANCE.value)


class CertifyProfile(Decision):
    """« Certifier », of a freelance with the day on which the permit has to be renewed, and the last question.

    It makes a profile visible (FR-073, EXT-28).
    """

    key = "cok"
    blame = {"permit-over": "until"}  # noqa: RUF012

    until = Date(
        optional=True, first=tomorrow, far=True, when=has_permit, ask=lambda d: {"name": d.given["name"]}
    )
    preview = Preview(ask=lambda d: {"name": d.given["name"]})

    async def done(self) -> Ending | None:
        until = self.answers.get("until")
        await certifications.certify(self.member, self.given["profile_id"], self.given["version"], until)
        return self.back_to_the_queue()


def needs_words(dialog: "RefuseCertification") -> bool:
    """Only « Autre raison » has to be explained."""
    return bool(dialog.answers.get("why") == "other")


class RefuseCertification(Decision):
    """« Refuser », with a reason that the member reads (FR-013, FR-014)."""

    key = "cno"

    why = Choice(REASONS, words="cert-reason", ask=lambda d: {"name": d.given["name"]})
    note = Text(min=3, max=800, lines=True, when=needs_words)

    async def done(self) -> Ending | None:
        await certifications.refuse(
            self.member,
            self.given["profile_id"],
            self.given["version"],
            self.why,
            self.answers.get("note") or "",
        )
        return self.back_to_the_queue()


class AskForMore(Decision):
    """« Demander un complément »: what is missing, in words."""

    key = "cmo"

    note = Text(min=3, max=800, lines=True, ask=lambda d: {"name": d.given["name"]})

    async def done(self) -> Ending | None:
        await certifications.ask_more(self.member, self.given["profile_id"], self.given["version"], self.note)
        return self.back_to_the_queue()
