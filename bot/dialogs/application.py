"""Words around mutual interest: an introduction, the mission to offer, and the reasons of a refusal."""

from typing import Any

from bot.engine import Choice, Dialog, Ending, Option, Preview, Text
from core.reasons import coded
from models.member import Member
from services import applications
from services.application_rules import AlreadyProposed, MissionNotOpen, MissionUnderCheck, NotAgain, Taken
from services.missions.reading import access_mission
from services.profiles import access_profile

# What no other introduction or reason would change.
SETTLED = (*Dialog.hopeless, AlreadyProposed, MissionNotOpen, MissionUnderCheck, NotAgain, Taken)
REASONS = ("skills", "busy", "rate", "other")
COMPANY_REASONS = ("skills", "rate", "filled", "other")


class ExpressInterest(Dialog):
    """« Cette mission m’intéresse », with a word of introduction or without (FR-131)."""

    key = "int1"
    hopeless = SETTLED

    intro = Text(min=2, max=500, optional=True, ask=lambda d: {"name": d.given["name"]})

    async def done(self) -> Ending | None:
        made = await applications.propose_oneself(
            self.member, self.given["mission_id"], self.intro or "", self.given["version"]
        )
        return Ending(page="application", args={"arg": made.id})

    async def outdated(self) -> Ending | None:
        """The mission was changed since it was read, or cannot be read any more."""
        await access_mission(self.given["mission_id"], self.member)
        return Ending(page="mission", args={"arg": self.given["mission_id"]})


async def offered_missions(dialog: "OfferMission") -> list[Option]:
    """The company's published missions that this person was not asked about yet; first the one that they were looked
    for.
    """
    profile = await access_profile(dialog.given["profile_id"], dialog.member)
    found = await applications.missions_to_offer(dialog.member, profile)
    found.sort(key=lambda mission: mission.id != dialog.given.get("for"))
    return [Option(str(mission.id), mission.title) for mission in found]


class OfferMission(Dialog):
    """« Ce profil m’intéresse » for one of the company's missions (FR-132)."""

    key = "int2"
    hopeless = SETTLED

    mission = Choice(offered_missions, ask=lambda d: {"name": d.given["name"]})
    intro = Text(min=2, max=500, optional=True, ask=lambda d: {"name": d.given["name"]})

    async def done(self) -> Ending | None:
        made = await applications.propose_mission(
            self.member, int(self.mission), self.given["profile_id"], self.intro or ""
        )
        return Ending(page="application", args={"arg": made.id})

    async def outdated(self) -> Ending | None:
        """The mission was withdrawn, or they know of each other already; the card offers what is left."""
        profile = await access_profile(self.given["profile_id"], self.member)
        return Ending(page="profile", args={"arg": profile.public_id})


def wants_words(dialog: "Refusal") -> bool:
    """« Autre raison » is explained in words."""
    return bool(dialog.answers.get("why") == "other")


def is_final(dialog: "Refusal") -> bool:
    """Only what cannot be taken back is asked about twice."""
    return bool(dialog.given.get("final"))


def about_whom(dialog: "Refusal") -> dict[str, Any]:
    """Who is refused, and for which mission: several such questions may stand in one chat."""
    return {"name": dialog.given["name"], "mission": dialog.given["mission"]}


class Refusal(Dialog, register=False):
    """What the refusals share: the reason that the other side reads (EXT-22)."""

    hopeless = SETTLED

    @staticmethod
    async def refuse(member: Member, application_id: int, version: int, reason: str, /) -> object:
        """What is refused in the end; refuses what its service refuses."""
        raise LookupError(application_id)

    async def done(self) -> Ending | None:
        await self.refuse(self.member, self.given["application_id"], self.given["version"], self.told())
        return self.back_to_it()

    def told(self) -> str:
        """The reason: what was written, or the code of the one chosen, which each reads in their own language."""
        return self.answers.get("said") or coded(self.answers["why"])

    def back_to_it(self) -> Ending:
        """The record, as it is now."""
        return Ending(page="application", args={"arg": self.given["application_id"]})

    async def outdated(self) -> Ending | None:
        """The other side, or a colleague, was faster."""
        return self.back_to_it()


class DeclineMission(Refusal):
    """« Cette mission ne m’intéresse pas »: soft before the discussion, definitive afterwards (FR-139, FR-141)."""

    key = "dmi"
    refuse = staticmethod(applications.decline)

    why = Choice(REASONS, words="int-reason", ask=lambda d: {"name": d.given["name"]})
    said = Text(min=3, max=300, when=wants_words)
    preview = Preview(when=is_final, ask=about_whom)


class DiscardCandidate(Refusal):
    """« Écarter cette candidature », definitive, with a reason (FR-142, FR-145, FR-146)."""

    key = "eca"
    refuse = staticmethod(applications.discard)

    why = Choice(COMPANY_REASONS, words="int-reason", ask=lambda d: {"name": d.given["name"]})
    said = Text(min=3, max=300, when=wants_words)
    preview = Preview(ask=about_whom)
