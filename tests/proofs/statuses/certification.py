"""states.md (c): the check of a company and the appeal of a refusal, and a freelance without a permit."""

from datetime import timedelta

from core import clock
from models.certification import CertificationAct, CertificationMove
from models.measure import Appeal, AppealOutcome, Clause, Measure, MeasureKind
from models.member import Member, MemberCategory
from models.profile import Certification, Profile
from services import appeals, certifications, measures
from tests.proofs.statuses.table import BY_ITSELF, Area, Line, Row, Scene, Step, row_of
from tests.proofs.statuses.team import ADA, STRANGER, TEAM
from tests.services import people

OWNER, RIVAL = "owner", "rival"
NUMBER = "CHE-100.155.212"
NONE, REVIEW, MORE, NO_PERMIT = "none", "review", "more", "no_permit"
CERTIFIED, EXPIRED, SUSPENDED = "certified", "expired", "suspended"
REFUSED = {who: f"refused by {who}" for who in TEAM}
CONTESTED = {who: f"{refused}, contested" for who, refused in REFUSED.items()}
UPHELD = {who: f"{refused}, upheld" for who, refused in REFUSED.items()}
_ALL_REFUSED = (*REFUSED.values(), *CONTESTED.values(), *UPHELD.values())
_TOLD = (f"{OWNER}!@",)
LINES = (
    # What the team reads of it is said once an hour: whether now depends on what came before.
    Line((NONE, MORE, EXPIRED, *_ALL_REFUSED), (OWNER,), "give the number", REVIEW, None),
    Line((REVIEW,), TEAM, "certify", CERTIFIED, _TOLD),
    Line((REVIEW,), TEAM, "ask for more", MORE, _TOLD),
    *(Line((REVIEW,), (who,), "refuse", REFUSED[who], _TOLD) for who in TEAM),
    *(Line((REFUSED[who],), (OWNER,), "contest", CONTESTED[who], None) for who in TEAM),
    *(
        Line((CONTESTED[who],), (other,), "appeal upheld", UPHELD[who], (*_TOLD, who))
        for who in TEAM
        for other in TEAM
        if other != who
    ),
    *(
        Line((CONTESTED[who],), (other,), "appeal overturned", REVIEW, None)
        for who in TEAM
        for other in TEAM
        if other != who
    ),
    Line((CERTIFIED,), (BY_ITSELF,), "its papers end", EXPIRED, _TOLD),
    Line((CERTIFIED,), (BY_ITSELF,), "the account is suspended", SUSPENDED, _TOLD),
    Line((SUSPENDED,), (BY_ITSELF,), "the suspension is lifted", CERTIFIED, _TOLD),
)
_UNTIL = timedelta(days=10)


class Certificates(Area):
    """A company that gave nothing yet."""

    name, start = "certification", NONE
    people = (OWNER, RIVAL, *TEAM, STRANGER)
    acts = (
        "give the number",
        "no permit yet",
        "certify",
        "ask for more",
        "refuse",
        "contest",
        "appeal upheld",
        "appeal overturned",
    )
    by_itself = ("its papers end", "the account is suspended", "the suspension is lifted")
    unversioned = frozenset({"give the number", "contest"})

    def row(self, status: str, step: Step) -> Row | None:
        """The row of states.md (c)."""
        return row_of(LINES, status, step)

    async def begin(self) -> Scene:
        """Beside it somebody who is certified."""
        company = MemberCategory.COMPANY
        return await self._beside(*await people.professional("Alpina SA", category=company, certified=False))

    async def _beside(self, owner: Member, profile: Profile) -> Scene:
        if RIVAL not in self.team:
            self.team = self.team | {RIVAL: (await people.professional("Rival SA"))[0].id}
        return Scene(self.team | {OWNER: owner.id}, {"profile": profile.id})

    async def do(self, scene: Scene, step: Step, old: int) -> None:
        """Each act by its command."""
        if step.who == BY_ITSELF:
            await _by_itself(scene, step.act)
            return
        member, profile = await scene.member(step.who), await Profile.get(id=scene.numbers["profile"])
        refusal = await _refusal(profile)
        if step.act == "give the number":
            await certifications.give_number(member, profile.id, NUMBER)
        elif step.act == "no permit yet":
            await certifications.say_no_permit(member, profile.id, profile.version - old)
        elif step.act == "contest":
            await appeals.file_appeal(member, "refusal", refusal.id if refusal else 0, "Regardez encore.")
        elif step.act.startswith("appeal"):
            await _judge(member, step.act, await _appeal(refusal), old)
        else:
            await _decide(member, step.act, profile, old)

    async def status(self, scene: Scene) -> str:
        """Of a refusal with who decided it, and how far its appeal is."""
        profile = await Profile.get(id=scene.numbers["profile"])
        refusal = await _refusal(profile)
        if profile.certification is not Certification.REFUSED or refusal is None:
            return str(profile.certification)
        who = {number: name for name, number in scene.people.items()}[refusal.actor_id or 0]
        appeal = await _appeal(refusal)
        if appeal is None:
            return REFUSED[who]
        return CONTESTED[who] if appeal.outcome is None else UPHELD[who]


class Permits(Certificates):
    """A freelance who gave nothing yet; what documents lead to is a company's way with another proof."""

    name = "permits"
    by_itself = ()

    def row(self, status: str, step: Step) -> Row | None:
        """The team is told, and nothing is checked or shown before the permit is there."""
        return row_of((Line((NONE,), (OWNER,), "no permit yet", NO_PERMIT, TEAM),), status, step)

    async def begin(self) -> Scene:
        """Somebody who works under a permit."""
        return await self._beside(*await people.professional("Léa", certified=False))


async def _refusal(profile: Profile) -> CertificationAct | None:
    """The refusal in force."""
    if profile.certification is not Certification.REFUSED:
        return None
    made = CertificationAct.filter(profile_id=profile.id, move=CertificationMove.REFUSE)
    return await made.order_by("-id").first()


async def _appeal(refusal: CertificationAct | None) -> Appeal | None:
    return await Appeal.get_or_none(refusal_id=refusal.id) if refusal is not None else None


async def _judge(member: Member, act: str, appeal: Appeal | None, old: int) -> None:
    about = (appeal.id, appeal.version - old) if appeal is not None else (0, 1)
    outcome = AppealOutcome.OVERTURNED if act == "appeal overturned" else AppealOutcome.CONFIRMED
    await appeals.decide_appeal(member, *about, outcome, "Nous avons tout relu.")


async def _decide(member: Member, act: str, profile: Profile, old: int) -> None:
    version = profile.version - old
    if act == "certify":
        await certifications.certify(member, profile.id, version, clock.today() + _UNTIL)
    elif act == "ask for more":
        await certifications.ask_more(member, profile.id, version, "Il manque une page.")
    else:
        await certifications.refuse(member, profile.id, version, "outdated")


async def _by_itself(scene: Scene, act: str) -> None:
    if act == "its papers end":
        clock.freeze(clock.now() + _UNTIL)
        await certifications.watch_permits()
        return
    ada, owner = await scene.member(ADA), await scene.member(OWNER)
    if act == "the account is suspended":
        await measures.suspend_account(ada, owner.public_id, Clause.CONDUCT, "Trois personnes se plaignent.")
        return
    kind = MeasureKind.SUSPENSION
    measure = await Measure.get(member_id=owner.id, kind=kind, ended_at=None)
    await measures.lift_measure(ada, measure.id, measure.version)
