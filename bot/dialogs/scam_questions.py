"""Questions of the team about a report of a scam: asked of one side, answered with words and files."""

from bot.engine import Choice, Dialog, Ending, Media, Preview, Text
from bot.engine.step import Option
from bot.kept_files import evidence_of
from core.text import clip
from models.scam_report import QuestionSide
from services.scam_files import EVIDENCE_LIMIT
from services.scam_questions import TEXT_LIMIT, answer_question, ask_side

SHORTEST = 10
QUESTION_SHOWN = 500


async def sides(dialog: Dialog) -> list[Option]:
    """Who is there to be asked."""
    return [
        Option(side, dialog.words.plain(f"scq-side-{side}", name=dialog.given["who"]))
        for side in dialog.given["sides"]
    ]


class AskSide(Dialog):
    """« Demander un complément »: whom, and what; who is reported must not learn who reported."""

    key = "scq"

    whom = Choice(sides, ask=lambda d: {"n": d.given["number"]})
    text = Text(min=SHORTEST, max=TEXT_LIMIT, lines=True, ask=lambda d: {"side": str(d.answers["whom"])})
    preview = Preview(ask=lambda d: {"side": str(d.answers["whom"])})

    async def done(self) -> Ending | None:
        side = QuestionSide(self.whom)
        await ask_side(self.member, self.given["report_id"], self.given["version"], side, self.text)
        return self._case("scq-done")

    async def outdated(self) -> Ending | None:
        """Somebody else of the team asked or decided, or the reporter added something."""
        return self._case()

    def _case(self, notice: str | None = None) -> Ending:
        return Ending(notice=notice, page="scam_case", args={"arg": self.given["report_id"]})


def as_asked(dialog: Dialog) -> dict[str, str]:
    """What the team asks, above the answer."""
    return {"question": clip(dialog.given["question"], QUESTION_SHOWN)}


class AnswerQuestion(Dialog):
    """The answer, of whoever was asked; the team alone reads it. Open under a measure, too."""

    key = "sca"

    text = Text(min=SHORTEST, max=TEXT_LIMIT, lines=True, ask=as_asked)
    evidence = Media(min=0, max=EVIDENCE_LIMIT, kinds=("photo", "document"), optional=True)
    preview = Preview()

    async def done(self) -> Ending | None:
        files = evidence_of(self.evidence)
        given = self.given
        await answer_question(self.member, given["question_id"], given["version"], self.text, files)
        return self._question("sca-done")

    async def outdated(self) -> Ending | None:
        """It was answered, or the five days are over."""
        return self._question()

    def _question(self, notice: str | None = None) -> Ending:
        return Ending(notice=notice, page="scam_question", args={"arg": self.given["question_id"]})
