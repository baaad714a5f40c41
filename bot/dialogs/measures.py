"""Questions around measures against accounts: the team's decisions, and contesting them."""

from datetime import date, timedelta

from bot.engine import Choice, Date, Dialog, Ending, Preview, Text
from core import clock
from models.measure import AppealOutcome, Clause
from services import appeals, measures


def tomorrow(dialog: Dialog) -> date:
    """A suspension lasts to the end of a day that has not begun."""
    return clock.now().date() + timedelta(days=1)


class MeasureAgainst(Dialog, register=False):
    """What suspending and deleting share: on which rule, and what happened. Confirmed within half an hour, or not."""

    lifetime = timedelta(minutes=30)

    def back_to_the_member(self) -> Ending:
        """The account, as it is now."""
        return Ending(page="member_case", args={"arg": self.given["name"]})


class SuspendAccount(MeasureAgainst):
    """« Suspendre »: hidden and without any action, until a day or openly (states.md, c)."""

    key = "sus"
    blame = {"end-past": "until"}  # noqa: RUF012

    clause = Choice(Clause, words="clause", ask=lambda d: {"name": d.given["who"]})
    facts = Text(min=10, max=1500, lines=True)
    until = Date(optional=True, first=tomorrow)
    preview = Preview()

    async def done(self) -> Ending | None:
        await measures.suspend_account(
            self.member, self.given["name"], self.clause, self.facts, self.answers.get("until")
        )
        return self.back_to_the_member()


class DeleteAccount(MeasureAgainst):
    """« Supprimer ce compte »: thirty days after the notice, or at once for fraud or law (FR-066, D-22)."""

    key = "sup"

    clause = Choice(Clause, words="clause", ask=lambda d: {"name": d.given["who"]})
    facts = Text(min=10, max=1500, lines=True)
    preview = Preview()

    async def done(self) -> Ending | None:
        await measures.delete_account(self.member, self.given["name"], self.clause, self.facts)
        return self.back_to_the_member()


class ContestDecision(Dialog):
    """« Contester cette décision » (EXT-14)."""

    key = "ctd"

    text = Text(min=10, max=1500, lines=True)

    async def done(self) -> Ending | None:
        filed = await appeals.file_appeal(self.member, self.given["kind"], self.given["number"], self.text)
        return Ending(page="appeal", args={"arg": filed.id})


class DecideAppeal(Dialog):
    """What another administrator finds, and the answer that the member reads."""

    key = "apl"

    outcome = Choice(AppealOutcome)
    answer = Text(min=10, max=1500, lines=True)

    async def done(self) -> Ending | None:
        await appeals.decide_appeal(
            self.member, self.given["appeal_id"], self.given["version"], self.outcome, self.answer
        )
        return Ending(page="appeals")
