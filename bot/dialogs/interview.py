"""Asks a person who looks for a job for an interview, in their real free time."""

from bot.dialogs.booking import SlotOfProfile
from bot.engine import Ending, Preview, Text
from services.applications import request_interview
from services.appointments import request_appointment


class Interview(SlotOfProfile):
    """« Demander un entretien »: a time and, where wished, a word (FR-034, D-28). It answers the candidature from which
    it was begun, if it was begun from one.
    """

    key = "itv"

    purpose = Text(min=3, max=500, lines=True, optional=True, ask=lambda d: {"name": d.given["name"]})
    preview = Preview(ask=lambda d: {"name": d.given["name"]})

    async def done(self) -> Ending | None:
        said, application_id = self.answers.get("purpose") or "", self.given.get("application_id")
        if application_id is not None:
            asked = await request_interview(self.member, int(application_id), self.slot.start, said)
        else:
            asked = await request_appointment(self.member, self.given["profile_id"], self.slot.start, said)
        return self.leads_to(asked, "itv-accepted")
