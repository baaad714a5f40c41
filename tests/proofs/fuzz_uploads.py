"""Hostile files, given to the team by the upload page and sent to the bot where it takes files."""

import asyncio
import io
from dataclasses import dataclass
from pathlib import Path
from random import Random

import aiohttp
from PIL import Image

from core import clock
from core.links import sign_upload_pass
from models.certification import EvidenceDocument, EvidenceKind
from models.delivery import InboxState, InboxUpdate
from models.gallery import UnwantedFile
from models.member import Member
from models.profile import Profile
from services.evidence.giving import make_upload_pass, read_document
from services.evidence.inspection import DocumentRefused, draw_page
from services.file_removal import delete_unwanted_files
from services.profiles import own_profile
from tests.kit.documents import picture
from tests.kit.kept import KEYS, kept_in
from tests.kit.person import Person
from tests.proofs.fuzzing.dump import changes, dump_without
from tests.proofs.fuzzing.site import web_of
from tests.proofs.fuzzing.spoiled_files import MARK, MIMES, NAMES, looks_sound, spoiled
from tests.proofs.fuzzing.street import Street, open_street
from tests.proofs.fuzzing.watch import watching
from tests.proofs.proof import Effort, Proof, Scene, Tally

BY_PAGE, BY_CHAT = 3_000, 1_500
SECONDS = 45.0
# Where the bot takes files: evidence, pictures of a gallery, documents of a profile, a portrait, a conversation.
PLACES = ("certify", "gallery", "documents", "photo", "messages")
BROKEN = (
    "answers of 500 and more", "refusals without a sentence", "files that took too long", "files kept as they came",
    "files kept that cannot be drawn", "files that no row names", "changes of what is others'", "people without a way",
    "updates given up", "tracebacks in the log",
)  # fmt: skip


@dataclass
class _Attack:
    street: Street
    site: str
    files: Path
    tally: Tally
    random: Random

    def broke(self, what: str, line: str) -> None:
        self.tally.broken[what] += 1
        self.tally.notes.append(f"{what}: {line[:300]}")

    async def by_page(self, count: int, member: Member, profile: Profile) -> None:
        """Through the page behind a link that works once; refused files leave it usable."""
        token = ""
        async with aiohttp.ClientSession() as session:
            for _ in range(count):
                if not token:
                    made = await make_upload_pass(member, profile, EvidenceKind.PERMIT)
                    token = sign_upload_pass(KEYS, made.public_id)
                content = spoiled(self.random)
                status, said = await self._post(session, token, content)
                self.tally.done["files by the page"] += 1
                self._judge(status, said)
                if status == 200:
                    token = ""
                    await self._look_at_newest(profile, content)
                elif looks_sound(content):
                    self.tally.controls["files that a look at their first bytes alone would take"] += 1

    async def _post(self, session: aiohttp.ClientSession, token: str, content: bytes) -> tuple[int, str]:
        headers = {"X-Upload-Token": token, "Origin": self.site}
        headers |= {"Content-Type": self.random.choice(MIMES) or "application/octet-stream"}
        try:
            async with (
                asyncio.timeout(SECONDS),
                session.post(f"{self.site}/u/send", data=io.BytesIO(content), headers=headers) as answer,
            ):
                said = await answer.json() if answer.content_type == "application/json" else {}
                return answer.status, str(said.get("message", ""))
        except TimeoutError:
            self.broke("files that took too long", f"{len(content)} bytes")
            return 0, "-"

    def _judge(self, status: int, said: str) -> None:
        if status >= 500:
            self.broke("answers of 500 and more", str(status))
        if not said.strip():
            self.broke("refusals without a sentence", str(status))

    async def _look_at_newest(self, profile: Profile, sent: bytes) -> None:
        """What was kept is a picture made anew, or a PDF that is only ever shown as pictures."""
        document = (
            await EvidenceDocument.filter(profile_id=profile.id, forgotten_at=None).order_by("-id").first()
        )
        assert document is not None
        kept = await read_document(document)
        self.tally.done["files taken"] += 1
        try:
            await draw_page(kept, 0, "Ada")
        except DocumentRefused as refused:
            self.broke("files kept that cannot be drawn", f"{document.mime}: {refused.details}")
        if kept.startswith(b"%PDF-"):
            return
        shown = Image.open(io.BytesIO(kept))
        shown.load()
        if MARK in kept or kept == sent or len(shown.getexif()):
            self.broke("files kept as they came", document.mime)

    async def by_chat(self, count: int, person: Person) -> None:
        """Where the bot takes files, under any name and any kind."""
        for number in range(count):
            place = PLACES[number % len(PLACES)]
            await person.taps_data(f"b1|{place}|open|")
            kind = self.random.choice(("document", "document", "photo", "voice"))
            # What Telegram passes on as a photo, it made itself.
            content = picture() if kind == "photo" else spoiled(self.random)
            name = self.random.choice(NAMES)
            try:
                async with asyncio.timeout(SECONDS):
                    await person.sends_file(name, content, kind=kind, mime=self.random.choice(MIMES))
            except TimeoutError:
                self.broke("files that took too long", f"{place}, {len(content)} bytes")
            self.tally.done["files in the chat"] += 1
            if not person.screen().labels:
                self.broke("people without a way", f"{place}, {kind}")

    async def settle(self) -> None:
        """Nothing is given up, and what lies on the disk is named by a row."""
        self.tally.broken["updates given up"] += await InboxUpdate.filter(state=InboxState.DEAD).count()
        await UnwantedFile.all().update(due_at=clock.real_now())
        while await delete_unwanted_files():
            pass
        everything = str(await dump_without(()))
        for file in (each for each in self.files.rglob("*") if each.is_file()):
            name = file.relative_to(self.files).as_posix()
            if name not in everything:
                self.broke("files that no row names", name)


async def _paul(street: Street) -> tuple[Person, Member, Profile]:
    paul = await street.stage.professional("Paul", certified=False)
    member = await street.stage.member(paul)
    profile = await own_profile(member)
    assert profile is not None
    return paul, member, profile


async def siege(effort: Effort, scene: Scene) -> Tally:
    """Paul gives and sends everything; what is Zoé's stays as it is."""
    tally = Tally()
    tally.broken.update(dict.fromkeys(BROKEN, 0))
    with kept_in(scene.folder) as files, watching() as watch:
        async with open_street(scene) as street, web_of(street) as port:
            await street.stage.professional("Zoé")
            paul, member, profile = await _paul(street)
            await street.stage.settle()
            before = await dump_without((member.id,))
            attack = _Attack(street, f"http://127.0.0.1:{port}", files, tally, effort.random("uploads"))
            await attack.by_page(effort.of(BY_PAGE, at_least=25), member, profile)
            await attack.by_chat(effort.of(BY_CHAT, at_least=15), paul)
            for line in changes(before, await dump_without((member.id,))):
                attack.broke("changes of what is others'", line)
            await attack.settle()
        for line in watch.tracebacks:
            attack.broke("tracebacks in the log", line)
    return tally


PROOFS = (
    Proof(
        "fuzz-uploads",
        f"{BY_PAGE:,} files given to the team by the upload page and {BY_CHAT:,} sent to the bot where it takes files,"
        " on each database: sound ones that were bent, cut, joined, dressed up as others or hold scripts, and bombs."
        " Each is judged within its time, by the page with a sentence; pictures that the page took are made anew and"
        " keep nothing that came with them; nobody is stuck, nothing lies on the disk that no row names, nothing of"
        " others changes.",
        siege,
    ),
)
