"""What the team decides about a scam report, with the measure that follows (states.md, g)."""

from bot.dialogs.measures import Days, lengths
from bot.engine import Choice, Dialog, Ending, Preview, Text
from models.measure import Clause
from models.scam_report import ScamStatus
from services.scam_decisions import Consequence, ScamMeasure, decide_report

# Not upheld, and manifestly so: it counts against who reported (EXT-13).
MANIFEST = "manifest"
OUTCOMES = (ScamStatus.FOUNDED.value, ScamStatus.UNFOUNDED.value, MANIFEST, ScamStatus.CLOSED.value)


def needs_measure(dialog: Dialog) -> bool:
    """An upheld report says what follows, where there still is an account."""
    return bool(dialog.answers.get("outcome") == ScamStatus.FOUNDED and dialog.given["measurable"])


def takes_measure(dialog: Dialog) -> bool:
    """What was taken on the account's page has its reasons already."""
    return needs_measure(dialog) and dialog.answers.get("measure") not in (None, ScamMeasure.ELSEWHERE)


def is_suspended(dialog: Dialog) -> bool:
    """Only a suspension has a length to choose."""
    return takes_measure(dialog) and dialog.answers.get("measure") == ScamMeasure.SUSPENSION


class DecideReport(Dialog):
    """« Décider »: upheld with what follows, not upheld, or closed; both sides are told."""

    key = "scd"

    outcome = Choice(OUTCOMES, words="scam-outcome", ask=lambda d: {"n": d.given["number"]})
    measure = Choice(
        ScamMeasure, words="scam-measure", when=needs_measure, ask=lambda d: {"name": d.given["who"]}
    )
    clause = Choice(Clause, words="clause", when=takes_measure)
    facts = Text(min=10, max=1500, lines=True, when=takes_measure)
    days = Days(lengths, when=is_suspended)
    preview = Preview(ask=lambda d: {"n": d.given["number"]})

    async def done(self) -> Ending | None:
        await decide_report(
            self.member,
            self.given["report_id"],
            self.given["version"],
            ScamStatus.UNFOUNDED if self.outcome == MANIFEST else ScamStatus(self.outcome),
            self._consequence(),
            manifest=self.outcome == MANIFEST,
        )
        return self._case("scd-done")

    def _consequence(self) -> Consequence | None:
        if not needs_measure(self):
            return None
        kind = ScamMeasure(self.measure)
        if kind is ScamMeasure.ELSEWHERE:
            return Consequence(kind, Clause.CONDUCT, "")
        return Consequence(kind, Clause(self.clause), self.facts, int(self.answers.get("days") or 30))

    async def outdated(self) -> Ending | None:
        """Somebody else of the team decided, or the reporter added something."""
        return self._case()

    def _case(self, notice: str | None = None) -> Ending:
        return Ending(notice=notice, page="scam_case", args={"arg": self.given["report_id"]})
