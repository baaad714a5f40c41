"""Questions around measures against accounts: the team's decisions, and contesting them."""

from datetime import timedelta
from typing import Any

from bot.engine import Choice, Dialog, Ending, Preview, Text
from bot.engine.lists import by_text
from bot.engine.step import Answered, Asking, Invalid, Option, Outcome
from core import clock
from models.measure import AppealOutcome, Clause
from services import appeals, measures
from services.measures import SUSPENSION_DAYS


class MeasureAgainst(Dialog, register=False):
    """What measures share: on which rule, and what happened. Confirmed within half an hour, or not."""

    lifetime = timedelta(minutes=30)

    clause = Choice(Clause, words="clause", ask=lambda d: {"name": d.given["who"]})
    facts = Text(min=10, max=1500, lines=True)

    def back_to_the_member(self, notice: str | None = None) -> Ending:
        """The account, as it is now."""
        return Ending(notice=notice, page="member_case", args={"arg": self.given["name"]})


class WarnAccount(MeasureAgainst):
    """« Avertir »: a notice with reasons and without limits (EXT-12)."""

    key = "avr"

    preview = Preview()

    async def done(self) -> Ending | None:
        await measures.warn_account(self.member, self.given["name"], self.clause, self.facts)
        return self.back_to_the_member()


class RestrictAccount(MeasureAgainst):
    """« Restreindre »: nothing new begins for 72 hours (states.md, g)."""

    key = "rst"

    preview = Preview()

    async def done(self) -> Ending | None:
        await measures.restrict_account(self.member, self.given["name"], self.clause, self.facts)
        return self.back_to_the_member()


async def lengths(dialog: Dialog) -> list[Option]:
    """How long suspensions usually last; the id is the number of days."""
    return [
        Option(str(days), dialog.words.plain("sus-day_count", count=days), (str(days),))
        for days in SUSPENSION_DAYS
    ]


class Days(Choice[str]):
    """One of the usual lengths, or another number of days from 7 to 90; the answer is the number."""

    hint_key = "sus-hint-days"

    def load(self, raw: Any) -> str:
        days = int(super().load(raw))
        if days < SUSPENSION_DAYS[0]:
            raise Invalid("too-small", min=SUSPENSION_DAYS[0])
        if days > SUSPENSION_DAYS[-1]:
            raise Invalid("too-large", max=SUSPENSION_DAYS[-1])
        return str(days)

    def describe(self, ask: Asking, raw: Any) -> str:
        return ask.words.plain("sus-day_count", count=int(raw[0]))

    async def tap(self, ask: Asking, act: str, arg: str) -> Outcome | None:
        chosen = await super().tap(ask, act, arg)
        # The words beside a number belong to the language of the moment: the number alone is kept.
        return Answered([arg, arg]) if isinstance(chosen, Answered) else chosen

    async def typed(self, ask: Asking, text: str) -> Outcome:
        found = by_text(await self.options.all(ask), text)
        number = text.strip().split(" ")[0]
        # What stands beside an option is its place in the list: a number that is typed is a number of days.
        if number.isascii() and number.isdecimal() and len(number) < 4:
            self.load([number, number])
            return Answered([str(int(number)), str(int(number))])
        if found is None:
            raise Invalid("choose")
        return Answered([found.id, found.id])


class SuspendAccount(MeasureAgainst):
    """« Suspendre »: hidden and without any action, for 7 to 90 days (states.md, c and g)."""

    key = "sus"

    days = Days(lengths)
    preview = Preview()

    async def done(self) -> Ending | None:
        await measures.suspend_account(
            self.member, self.given["name"], self.clause, self.facts, int(self.days)
        )
        return self.back_to_the_member()


def what_deleting_does(dialog: Dialog) -> dict[str, str]:
    """Whether it waits for a second administrator, and from which day on the account would be gone."""
    effect = clock.now() + timedelta(days=measures.NOTICE_DAYS)
    day = dialog.words.moment(effect, dialog.look.zone, "EEEE d MMMM y")
    return {
        "grave": "yes" if dialog.answers["clause"].is_grave else "no",
        "who": dialog.given["who"],
        "day": day,
        "until": dialog.words.moment(
            clock.now() + measures.CONFIRMED_WITHIN, dialog.look.zone, "EEEE d MMMM y"
        ),
    }


class DeleteAccount(MeasureAgainst):
    """« Supprimer ce compte »: thirty days after the notice; for fraud or law as soon as another administrator has
    confirmed it (FR-066, D-22).
    """

    key = "sup"

    preview = Preview(ask=what_deleting_does)

    async def done(self) -> Ending | None:
        measure = await measures.delete_account(self.member, self.given["name"], self.clause, self.facts)
        return self.back_to_the_member("sup-proposed" if measure.is_proposed else None)


class ContestDecision(Dialog):
    """« Contester cette décision » (EXT-14)."""

    key = "ctd"

    text = Text(min=10, max=1500, lines=True)
    preview = Preview()

    async def done(self) -> Ending | None:
        filed = await appeals.file_appeal(self.member, self.given["kind"], self.given["number"], self.text)
        return Ending(page="appeal", args={"arg": filed.id})


def what_the_outcome_does(dialog: Dialog) -> dict[str, str]:
    """Whether the decision stands, and what ends with it otherwise."""
    return {"outcome": str(dialog.answers["outcome"]), "what": dialog.given.get("what", "measure")}


class DecideAppeal(Dialog):
    """What another administrator finds, and the answer that the member reads; both are seen before they are sent."""

    key = "apl"

    outcome = Choice(AppealOutcome)
    answer = Text(min=10, max=1500, lines=True)
    preview = Preview(ask=what_the_outcome_does)

    async def done(self) -> Ending | None:
        await appeals.decide_appeal(
            self.member, self.given["appeal_id"], self.given["version"], self.outcome, self.answer
        )
        return Ending(page="appeals")

    async def outdated(self) -> Ending | None:
        """Another administrator was faster."""
        return Ending(page="appeals")
