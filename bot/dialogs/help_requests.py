"""What is written to the team, and what the team writes."""

from bot.engine import Choice, Dialog, Ending, Preview, Text
from bot.wording import contact_names
from models.help_request import HelpTopic
from services import given_text, help_requests

TOPICS = tuple(topic for topic in HelpTopic if not topic.is_change)
NAME_LIMIT = given_text.NAME_LIMIT
SHORTEST, LONGEST = help_requests.TEXT_MINIMUM, help_requests.TEXT_LIMIT


class ContactUs(Dialog):
    """« Nous contacter »: a subject and a few sentences (FR-017, FR-233)."""

    key = "hlp"

    topic = Choice(TOPICS, words="help-topic", ask=lambda d: {"people": contact_names(d.look)})
    text = Text(min=SHORTEST, max=LONGEST, lines=True)
    preview = Preview()

    async def done(self) -> Ending | None:
        request = await help_requests.ask_team(self.member, self.topic, self.text)
        return Ending(notice="hlp-done", page="help_request", args={"arg": request.id})


class ChangeNumber(Dialog):
    """The new registration number of an organisation that the team has checked (FR-086)."""

    key = "hnu"
    blame = {"wrong-number": "number", "same-number": "number"}  # noqa: RUF012

    async def is_new(self, text: str) -> None:
        """A wrong check digit is found while it is typed."""
        await help_requests.check_new_number(self.member, self.given["profile_id"], text)

    number = Text(min=3, max=60, lines=False, check=is_new, ask=lambda d: {"old": d.given["old"] or "–"})
    text = Text(min=SHORTEST, max=LONGEST, lines=True)
    preview = Preview()

    async def done(self) -> Ending | None:
        request = await help_requests.ask_number_change(
            self.member, self.given["profile_id"], self.number, self.text
        )
        return Ending(notice="hnu-done", page="help_request", args={"arg": request.id})


class ChangeName(Dialog):
    """The new legal name of a person whom the team has certified (states.md, c)."""

    key = "hna"
    blame = {"same-name": "last"}  # noqa: RUF012

    first = Text(min=1, max=NAME_LIMIT, lines=False, ask=lambda d: {"name": d.given["old"] or "–"})
    last = Text(min=1, max=NAME_LIMIT, lines=False)
    text = Text(min=SHORTEST, max=LONGEST, lines=True)
    preview = Preview()

    async def done(self) -> Ending | None:
        request = await help_requests.ask_name_change(
            self.member, self.given["profile_id"], self.first, self.last, self.text
        )
        return Ending(notice="hna-done", page="help_request", args={"arg": request.id})


class HelpReply(Dialog):
    """One more message in a request, from the member or from the team."""

    key = "hrp"

    body = Text(min=1, max=LONGEST, lines=True, ask=lambda d: {"n": str(d.given["request_id"])})

    async def done(self) -> Ending | None:
        write = help_requests.answer_request if self.given["by_team"] else help_requests.write_more
        request = await write(self.member, self.given["request_id"], self.body)
        return Ending(notice="hrp-done", page="help_request", args={"arg": request.id})


class LetterToMember(Dialog):
    """The team writes first (FR-072)."""

    key = "hwr"

    text = Text(min=SHORTEST, max=LONGEST, lines=True, ask=lambda d: {"who": d.given["who"]})
    preview = Preview()

    async def done(self) -> Ending | None:
        topic = HelpTopic(self.given["topic"])
        request = await help_requests.write_to_member(self.member, self.given["name"], self.text, topic)
        return Ending(notice="hwr-done", page="help_request", args={"arg": request.id})
