"""People at the pages of a product that keeps dying: who reads, who gives documents, who looks at them."""

import asyncio
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta

import aiohttp
from cryptography.exceptions import InvalidTag

from core import clock
from core.errors import NotFound
from core.links import ViewPass, sign_upload_pass, sign_view_pass
from models.certification import EvidenceDocument, EvidenceKind, EvidenceReading, UploadPass
from models.member import Member, MemberCategory
from models.profile import Certification, Domain, Profile
from models.sql import fetch
from services import members
from services.evidence.giving import kept_documents, make_upload_pass, read_document
from tests.kit.child import KEYS
from tests.kit.documents import pdf
from tests.proofs.crashes.crowd import Crowd
from tests.proofs.crashes.whole import PUBLIC_URL

KINDS = (EvidenceKind.PERMIT, EvidenceKind.RESIDENCE)
LONG = timedelta(days=200)
PAUSE_SECONDS, AGAIN_SECONDS, ANSWER_SECONDS = 0.5, 0.1, 30.0
# Each document costs a process that looks at it: of that there is enough.
REST_SECONDS = 2.0


@dataclass
class Guests:
    """What they asked of the pages, and what they were answered. Whoever gets no answer asks again."""

    crowd: Crowd
    url: str
    public_id: str = ""
    name: str = ""
    answers: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)
    passes: list[int] = field(default_factory=list)
    answered: set[int] = field(default_factory=set)
    given_by: list[int] = field(default_factory=list)
    seen: Counter[int] = field(default_factory=Counter)
    admin_id: int = 0

    async def gather(self) -> None:
        """Chooses whose page is read, and makes one of the team."""
        profile = await Profile.get(id=next(one.profile_id for one in self.crowd.people if one.profile_id))
        self.public_id, self.name = profile.public_id, profile.display_name
        admin = await self.crowd.known("Ada")
        await Member.filter(id=admin.id).update(is_admin=True)
        self.admin_id = admin.id

    async def go_on(self, is_over: Callable[[], bool]) -> None:
        """Everybody goes on until it is over; what was begun is brought to its end."""
        timeout = aiohttp.ClientTimeout(total=ANSWER_SECONDS)
        async with aiohttp.ClientSession(timeout=timeout) as session:
            await asyncio.gather(self._read(session, is_over), self._give(session, is_over))

    async def _read(self, session: aiohttp.ClientSession, is_over: Callable[[], bool]) -> None:
        while not is_over():
            status, body, _ = await self._ask(session, "GET", f"/p/{self.public_id}")
            self._judge("pages read", status == 200 and self.name in body, f"a page: {status}")
            await self._call(session)
            await asyncio.sleep(PAUSE_SECONDS)

    async def _call(self, session: aiohttp.ClientSession) -> None:
        """Opens the page of a call behind a link that was never given: it comes, and leads nowhere."""
        status, body, _ = await self._ask(session, "GET", "/v")
        shown = status == 200 and "</html>" in body
        status, _, _ = await self._ask(session, "POST", "/v/look", json={"token": "forged"})
        self._judge("call pages opened", shown and status == 404, f"a call: {shown}, {status}")

    async def _give(self, session: aiohttp.ClientSession, is_over: Callable[[], bool]) -> None:
        number = 0
        while not is_over():
            number += 1
            member = await self.crowd.known(f"Paul {number}")
            profile = await members.register_professional(
                member.id,
                MemberCategory.FREELANCE,
                f"Paul {number}",
                "Web",
                Domain.IT,
                "Nyon",
                "",
                ["Python"],
            )
            self.given_by.append(profile.id)
            for kind in KINDS:
                await self._give_one(session, await Member.get(id=member.id), profile, kind)
            await self._look(session, profile.id)
            await asyncio.sleep(REST_SECONDS)

    async def _give_one(
        self, session: aiohttp.ClientSession, member: Member, profile: Profile, kind: EvidenceKind
    ) -> None:
        made = await make_upload_pass(member, profile, kind)
        # How long a link lives is not what is tried here: time is moved on meanwhile.
        await UploadPass.filter(id=made.id).update(expires_at=clock.now() + LONG)
        self.passes.append(made.id)
        headers = {"X-Upload-Token": sign_upload_pass(KEYS, made.public_id)}
        status, body, cut_off = await self._ask(session, "POST", "/u/send", headers, data=pdf())
        # Whose answer was lost reads that the link is used: the document has arrived.
        taken = status == 200 or (status == 409 and cut_off)
        if status == 200:
            self.answered.add(made.id)
        self._judge("documents given", taken, f"a document: {status} {body[:80]}")

    async def _look(self, session: aiohttp.ClientSession, profile_id: int) -> None:
        document = (await EvidenceDocument.filter(profile_id=profile_id).order_by("id"))[0]
        token = sign_view_pass(KEYS, ViewPass(document.public_id, self.admin_id, clock.now() + LONG))
        status, _, _ = await self._ask(session, "POST", "/d/page", json={"token": token, "page": 0})
        self._judge("documents looked at", status == 200, f"looking: {status}")
        self.seen[document.id] += status == 200

    def _judge(self, what: str, is_right: bool, told: str) -> None:
        if is_right:
            self.answers[what] += 1
        else:
            self.wrong.append(told)

    async def _ask(
        self,
        session: aiohttp.ClientSession,
        method: str,
        path: str,
        headers: dict[str, str] | None = None,
        **body: object,
    ) -> tuple[int, str, bool]:
        """Asks until there is an answer; says whether one was cut off before."""
        cut_off = False
        all_headers = {"Origin": PUBLIC_URL, **(headers or {})}
        while True:
            try:
                asked = session.request(method, self.url + path, headers=all_headers, **body)  # type: ignore[arg-type]
                async with asked as answer:
                    read = await answer.read()
                    return answer.status, read.decode(errors="replace"), cut_off
            except (aiohttp.ClientError, OSError, TimeoutError):
                cut_off = True
                self.answers["questions that a death left without an answer"] += 1
                await asyncio.sleep(AGAIN_SECONDS)

    async def reckon(self) -> Counter[str]:
        """What was given and is not there, or is there twice; what was answered and is not so any more."""
        rows = await fetch("SELECT thing FROM crash_thing WHERE kind = 'given'")
        found = Counter(row["thing"] for row in rows)
        wanted = Counter(self.passes)
        broken = Counter(
            {
                "documents lost": (wanted - found).total(),
                "documents that do not open": 0,
                "complete profiles that nobody handed over": 0,
                "readings that were not noted": 0,
                "documents taken twice": (found - wanted).total(),
                "answers that are true no more": sum(not found[one] for one in self.answered),
                "pages that were refused or wrong": len(self.wrong),
            }
        )
        for profile_id in self.given_by:
            profile, kept = await Profile.get(id=profile_id), await kept_documents(profile_id)
            for one in kept:
                broken["documents that do not open"] += not await _opens(one)
            broken["documents lost"] += {one.kind for one in kept} != set(KINDS) or len(kept) != len(KINDS)
            broken["complete profiles that nobody handed over"] += (
                profile.certification is not Certification.REVIEW
            )
        for document_id, count in self.seen.items():
            noted = await EvidenceReading.filter(document_id=document_id).count()
            broken["readings that were not noted"] += noted < count
        return broken


async def _opens(document: EvidenceDocument) -> bool:
    try:
        return (await read_document(document)).startswith(b"%PDF")
    except (NotFound, InvalidTag, OSError):
        return False
