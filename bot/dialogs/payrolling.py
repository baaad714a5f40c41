"""Questions of the team around a payrolling file."""

from bot.engine import Dialog, Ending, Text
from services import payrolling


class NameExpert(Dialog):
    """Who follows the file at the partner's; both sides read the name (FR-180)."""

    key = "nex"

    expert = Text(min=2, max=80, ask=lambda d: {"partner": d.given["partner"]})

    async def done(self) -> Ending | None:
        await payrolling.name_expert(self.member, self.given["file_id"], self.given["version"], self.expert)
        return Ending(page="payroll_file", args={"arg": self.given["file_id"]})

    async def outdated(self) -> Ending | None:
        """A colleague of the team was faster, or the file ended."""
        return Ending(page="payroll_file", args={"arg": self.given["file_id"]})
