"""« Confier » and « Retirer » a role: why, in words that the person reads (D-03)."""

from datetime import timedelta

from bot.engine import Dialog, Ending, Preview, Text
from models.role import Role
from services.roles import giving
from services.roles.giving import REASON_LIMIT


class RoleDialog(Dialog, register=False):
    """What both share: the account, the role, and a confirmation within half an hour."""

    lifetime = timedelta(minutes=30)

    @property
    def role(self) -> Role:
        """Which role it is about."""
        return Role(self.given["role"])

    def back_to_the_member(self) -> Ending:
        """The account, as it is now."""
        return Ending(page="member_case", args={"arg": self.given["name"]})


def _about(dialog: Dialog) -> dict[str, str]:
    return {"name": dialog.given["who"], "role": dialog.given["called"]}


class GiveRole(RoleDialog):
    """The person is told, and the role stands on their card."""

    key = "rol"

    reason = Text(min=5, max=REASON_LIMIT, lines=True, ask=_about)
    preview = Preview()

    async def done(self) -> Ending | None:
        await giving.give_role(self.member, self.given["name"], self.role, self.reason)
        return self.back_to_the_member()


class TakeRole(RoleDialog):
    """The person is told; what was done in the role stays."""

    key = "rot"

    reason = Text(min=5, max=REASON_LIMIT, lines=True, ask=_about)
    preview = Preview()

    async def done(self) -> Ending | None:
        await giving.take_role(self.member, self.given["name"], self.role, self.reason)
        return self.back_to_the_member()
