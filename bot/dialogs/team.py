"""Questions of the owners of an organisation about their colleagues."""

from typing import Any

from bot.engine import Choice, Dialog, Ending, YesNo
from bot.engine.lists import by_id, by_text
from bot.engine.step import Answered, Asking, Invalid, Option, Outcome
from bot.pages.join import SEALED_FOR
from core.i18n import LANGUAGES, words
from core.sealed import seal
from core.text import fold, one_line
from services import given_text, teams
from services.duty import service_key

OFFERED = ("sales", "after_sales", "training", "accounting")
SERVICE_LIMIT = 60


async def services_of(dialog: Dialog) -> list[Option]:
    """The organisation's own services, then those that most have (FR-037)."""
    names = await teams.service_names(dialog.given["organisation_id"])
    known = {fold(name) for name in names}
    offered = {each: _said("fr", each) for each in OFFERED}
    names += [name for name in offered.values() if fold(name) not in known]
    here = {fold(name): _said(dialog.words.language, each) for each, name in offered.items()}
    return [Option(service_key(name), here.get(fold(name), name), (name,)) for name in names]


def _said(language: str, each: str) -> str:
    return words(language).plain(f"team-offered-{each}")


def kept_name(name: str) -> str:
    """The one name under which a common service is kept, in whatever language it was said: a team is not split."""
    for each in OFFERED:
        if fold(name) in {fold(_said(language, each)) for language in LANGUAGES}:
            return _said("fr", each)
    return name


class Service(Choice[str]):
    """One of the services on offer, or another one typed; the answer is its name."""

    hint_key = "team-hint-service"

    def load(self, raw: Any) -> str:
        super().load(raw)
        return kept_name(self._judged(str(raw[1])))

    def describe(self, ask: Asking, raw: Any) -> str:
        standard = next((each for each in OFFERED if _said("fr", each) == raw[1]), None)
        return _said(ask.words.language, standard) if standard else str(raw[1])

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
