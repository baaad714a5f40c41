"""Words around the end of a collaboration: why one side asks for it, and why the team does not carry it out."""

from typing import Any

from bot.annulment_text import what_follows
from bot.engine import Dialog, Ending, Preview, Step, Text
from bot.engine.step import Asking
from services import annulments
from services.applications import annulling
from services.applications.annulling import AnnulmentAsked, AnnulmentTooSoon


class Consequences(Preview):
    """What follows, below the reason."""

    def lines(self, ask: Asking, answered: list[Step[Any]]) -> list[str]:
        given = ask.dialog.given
        follows = what_follows(ask.words, given["payroll"], given["partner"])
        return [*super().lines(ask, answered), follows]


class AskAnnulment(Dialog):
    """« Annuler cette collaboration »: the other side reads the reason and answers (states.md, A18)."""

    key = "anm"
    hopeless = (*Dialog.hopeless, AnnulmentAsked, AnnulmentTooSoon)

    said = Text(
        min=annulling.REASON_MINIMUM,
        max=annulling.REASON_LIMIT,
        lines=True,
        ask=lambda d: {"name": d.given["name"]},
    )
    preview = Consequences()

    async def done(self) -> Ending | None:
        await annulling.ask_annulment(
            self.member, self.given["application_id"], self.given["version"], self.said
        )
        return Ending(page="application", args={"arg": self.given["application_id"]})

    async def outdated(self) -> Ending | None:
        """The other side asked a moment ago, or the collaboration has ended: the record says so."""
        return Ending(page="application", args={"arg": self.given["application_id"]})


class RefuseAnnulment(Dialog):
    """Why the team lets a collaboration go on; both sides read it."""

    key = "anr"

    answer = Text(min=annulments.ANSWER_MINIMUM, max=annulments.ANSWER_LIMIT, lines=True)
    preview = Preview()

    async def done(self) -> Ending | None:
        await annulments.refuse(self.member, self.given["application_id"], self.given["version"], self.answer)
        return Ending(page="annulments")

    async def outdated(self) -> Ending | None:
        """A colleague of the team was faster, or one of the two thinks otherwise by now."""
        return Ending(page="annulments")
