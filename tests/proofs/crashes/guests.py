"""People at the pages of a product that keeps dying: who reads, who gives documents, who looks at them."""

import asyncio
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import timedelta
from typing import NamedTuple

import aiohttp
from cryptography.exceptions import InvalidTag

from core import clock
from core.errors import DomainError, NotFound
from core.links import ViewPass, sign_upload_pass, sign_view_pass
from models.call import Call, CallSeat, CallStatus
from models.certification import EvidenceDocument, EvidenceKind, EvidenceReading, UploadPass
from models.member import Member, MemberCategory
from models.profile import Certification, Domain, Profile
from models.sql import fetch
from services import members
from services.call_seats import call_url, hash_secret
from services.evidence.giving import kept_documents, make_upload_pass, read_document
from tests.kit.child import KEYS
from tests.kit.documents import pdf
from tests.proofs.crashes.cast import Cast
from tests.proofs.crashes.crowd import Crowd
from tests.proofs.crashes.rota import SITTING
from tests.proofs.crashes.things import SEATED
from tests.proofs.crashes.whole import PUBLIC_URL

KINDS = (EvidenceKind.PERMIT, EvidenceKind.RESIDENCE)
LONG = timedelta(days=200)
CALL, SEAT = "places taken in calls", "seat_"
PAUSE_SECONDS, AGAIN_SECONDS, ANSWER_SECONDS = 1.2, 0.1, 30.0
# Each document costs a process that looks at it: of that there is enough.
REST_SECONDS, BETWEEN_CALLS_SECONDS = 3.5, 3.0


class Answered(NamedTuple):
    """An answer of the pages, the secret that came with it, and how many questions were cut off before."""

    status: int
    body: str
    secret: str
    cut_off: int


@dataclass
class Guests:
    """What they asked of the pages, and what they were answered. Whoever gets no answer asks again."""

    crowd: Crowd
    url: str
    cast: Cast
    public_id: str = ""
    name: str = ""
    answers: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)
    passes: list[int] = field(default_factory=list)
    answered: set[int] = field(default_factory=set)
    given_by: list[int] = field(default_factory=list)
    seen: Counter[int] = field(default_factory=Counter)
    seated: Counter[int] = field(default_factory=Counter)
    unsure: Counter[int] = field(default_factory=Counter)
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
            await asyncio.gather(
                self._read(session, is_over), self._give(session, is_over), self._talk(session, is_over)
            )

    async def _read(self, session: aiohttp.ClientSession, is_over: Callable[[], bool]) -> None:
        while not is_over():
            came = await self._ask(session, "GET", f"/p/{self.public_id}")
            self._judge("pages read", came.status == 200 and self.name in came.body, f"a page: {came.status}")
            await self._call(session)
            await asyncio.sleep(PAUSE_SECONDS)

    async def _call(self, session: aiohttp.ClientSession) -> None:
        """Opens the page of a call behind a link that was never given: it comes, and leads nowhere."""
        page = await self._ask(session, "GET", "/v")
        shown = page.status == 200 and "</html>" in page.body
        forged = await self._ask(session, "POST", "/v/look", json={"token": "forged"})
        self._judge("call pages opened", shown and forged.status == 404, f"a call: {shown}, {forged.status}")

    async def _talk(self, session: aiohttp.ClientSession, is_over: Callable[[], bool]) -> None:
        """Two take their places in a call again and again, behind links that were given for it."""
        while not is_over():
            # The clock may end the last call in this very instant.
            with suppress(DomainError):
                call = await self.cast.talk(SITTING)
                for member in (await self.cast.client(SITTING), await self.cast.owner(SITTING)):
                    await self._enter(session, call, member)
            await asyncio.sleep(BETWEEN_CALLS_SECONDS)

    async def _enter(self, session: aiohttp.ClientSession, call: Call, member: Member) -> None:
        token = (await call_url(PUBLIC_URL, KEYS, call, member)).partition("#")[2]
        looked = await self._ask(session, "POST", "/v/look", json={"token": token})
        entered = await self._ask(session, "POST", "/v/enter", json={"token": token})
        seat = await CallSeat.get(call_id=call.id, member_id=member.id)
        self.unsure[seat.id] += entered.cut_off
        self.seated[seat.id] += entered.status == 200
        if (await Call.get(id=call.id)).status is CallStatus.ENDED:
            return  # Time was moved on meanwhile: there is no place any more.
        holds = entered.status == 200 and seat.session_hash == hash_secret(entered.secret)
        told = f"a call: {looked.status}, {entered.status}, {entered.body[:80]}"
        self._judge(CALL, looked.status == 200 and holds, told)

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
        came = await self._ask(session, "POST", "/u/send", headers, data=pdf())
        # Whose answer was lost reads that the link is used: the document has arrived.
        taken = came.status == 200 or (came.status == 409 and came.cut_off > 0)
        if came.status == 200:
            self.answered.add(made.id)
        self._judge("documents given", taken, f"a document: {came.status} {came.body[:80]}")

    async def _look(self, session: aiohttp.ClientSession, profile_id: int) -> None:
        document = (await EvidenceDocument.filter(profile_id=profile_id).order_by("id"))[0]
        token = sign_view_pass(KEYS, ViewPass(document.public_id, self.admin_id, clock.now() + LONG))
        came = await self._ask(session, "POST", "/d/page", json={"token": token, "page": 0})
        self._judge("documents looked at", came.status == 200, f"looking: {came.status}")
        self.seen[document.id] += came.status == 200

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
    ) -> Answered:
        """Asks until there is an answer."""
        cut_off = 0
        all_headers = {"Origin": PUBLIC_URL, **(headers or {})}
        while True:
            try:
                asked = session.request(method, self.url + path, headers=all_headers, **body)  # type: ignore[arg-type]
                async with asked as answer:
                    read = await answer.read()
                    secrets = [
                        cookie.value for name, cookie in answer.cookies.items() if name.startswith(SEAT)
                    ]
                    return Answered(answer.status, read.decode(errors="replace"), "".join(secrets), cut_off)
            except (aiohttp.ClientError, OSError, TimeoutError):
                cut_off += 1
                self.answers["questions that a death left without an answer"] += 1
                await asyncio.sleep(AGAIN_SECONDS)

    async def reckon(self) -> Counter[str]:
        """What was given and is not there, or is there twice; what was answered and is not so any more."""
        broken = await self._reckon_documents()
        taken = await fetch(f"SELECT thing FROM crash_thing WHERE kind = '{SEATED}'")
        # Others take places in calls of their own.
        found = Counter(row["thing"] for row in taken if row["thing"] in self.seated)
        broken["places in calls that were answered and not taken"] = (self.seated - found).total()
        # Of a question that was cut off nobody knows whether it took the place.
        broken["places in calls taken twice"] = (found - self.seated - self.unsure).total()
        return broken

    async def _reckon_documents(self) -> Counter[str]:
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
