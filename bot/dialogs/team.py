"""Questions of the owners of an organisation about their colleagues."""

from typing import Any

from bot.engine import Choice, Dialog, Ending, YesNo
from bot.engine.lists import by_id, by_text
from bot.engine.step import Answered, Asking, Invalid, Option, Outcome
from bot.pages.join import SEALED_FOR
from bot.service_names import common_names, kept_name, shown_service
from core.sealed import seal
from core.text import fold, one_line
from services import given_text, teams
from services.duty import service_key

SERVICE_LIMIT = 60


async def services_of(dialog: Dialog) -> list[Option]:
    """The organisation's own services, then those that most have (FR-037)."""
    names = await teams.service_names(dialog.given["organisation_id"])
    known = {fold(name) for name in names}
    names += [name for name in common_names() if fold(name) not in known]
    return [Option(service_key(name), shown_service(dialog.words, name), (name,)) for name in names]


class Service(Choice[str]):
    """One of the services on offer, or another one typed; the answer is its name."""

    hint_key = "team-hint-service"

    def load(self, raw: Any) -> str:
        super().load(raw)
        return kept_name(self._judged(str(raw[1])))

    def describe(self, ask: Asking, raw: Any) -> str:
        return shown_service(ask.words, str(raw[1]))

    async def tap(self, ask: Asking, act: str, arg: str) -> Outcome | None:
        if act == "pick":
            return self._kept(by_id(await self.options.all(ask), arg).label)
        return await super().tap(ask, act, arg)

    async def typed(self, ask: Asking, text: str) -> Outcome:
        found = by_text(await self.options.all(ask), text)
        return self._kept(found.label if found is not None else self._judged(text))

    def _kept(self, name: str) -> Answered:
        kept = kept_name(name)
        return Answered([service_key(kept), kept])

    def _judged(self, text: str) -> str:
        name = one_line(text)
        try:
            return given_text.line("service", name, SERVICE_LIMIT, required=True)
        except given_text.TextTooLong:
            raise Invalid("too-long", max=SERVICE_LIMIT, length=len(name)) from None
        except given_text.TextMissing:
            raise Invalid("too-short", min=1, length=0) from None


class Invite(Dialog):
    """« Inviter une personne »: for which service, and with the mission right or not; gives a link."""

    key = "inv"

    service = Service(services_of, ask=lambda d: {"name": d.given["name"]})
    missions = YesNo()

    async def done(self) -> Ending | None:
        organisation_id = self.given["organisation_id"]
        payload = await teams.invite(self.member, organisation_id, self.service, self.missions)
        sealed = seal(self.look.facts.keys, SEALED_FOR, payload)
        return Ending(page="team_link", args={"arg": organisation_id, "sealed": sealed})


class ChangeService(Dialog):
    """Another service for a colleague, or for oneself."""

    key = "srv"

    service = Service(services_of, ask=lambda d: {"name": d.given["name"]})

    async def done(self) -> Ending | None:
        await teams.change_service(self.member, self.given["place_id"], self.service, self.given["version"])
        return Ending(page="colleague", args={"arg": self.given["place_id"]})

    async def outdated(self) -> Ending | None:
        """The seat was changed meanwhile."""
        return Ending(page="colleague", args={"arg": self.given["place_id"]})
