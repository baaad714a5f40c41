"""Hostile files, given to the team by the upload page and sent to the bot where it takes files."""

import asyncio
import io
from dataclasses import dataclass
from random import Random

import aiohttp

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
from tests.kit.kept import KEYS, kept_in
from tests.kit.person import Person
from tests.proofs.fuzzing import kept_files
from tests.proofs.fuzzing.chat_sender import Sender
from tests.proofs.fuzzing.dump import changes, dump_without
from tests.proofs.fuzzing.heavy_files import HEAVY, PDF_MIB, PICTURE_MIB, allowed, weigh
from tests.proofs.fuzzing.kept_files import UNNAMED, Kept
from tests.proofs.fuzzing.site import web_of
from tests.proofs.fuzzing.spoiled_files import MIMES, NAMES, looks_sound, sound_picture, spoiled
from tests.proofs.fuzzing.street import Street, open_street
from tests.proofs.fuzzing.watch import watching
from tests.proofs.proof import Effort, Proof, Scene, Tally

BY_PAGE, BY_CHAT = 3_000, 1_500
SECONDS = 45.0
# Where the bot takes files: evidence, pictures of a gallery, documents of a profile, a portrait, a conversation.
PLACES = ("certify", "gallery", "documents", "photo", "conversation")
TOO_HEAVY = "files that took too much memory"
BROKEN = (
    "answers of 500 and more", "refusals without a sentence", "files that took too long",
    "files kept that cannot be drawn", "changes of what is others'", "people without a way", "updates given up",
    "tracebacks in the log", "files of a conversation that are not what was sent", TOO_HEAVY, *kept_files.BROKEN,
)  # fmt: skip


@dataclass
class _Attack:
    street: Street
    site: str
    kept: Kept
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
                await self.look_at_store(content, refused=status != 200)
                if status == 200:
                    token = ""
                    await self._look_at_newest(profile)
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

    async def _look_at_newest(self, profile: Profile) -> None:
        """What was kept can be shown to the team."""
        document = (
            await EvidenceDocument.filter(profile_id=profile.id, forgotten_at=None).order_by("-id").first()
        )
        assert document is not None
        self.tally.done["files taken"] += 1
        try:
            await draw_page(await read_document(document), 0, "Ada")
        except DocumentRefused as refused:
            self.broke("files kept that cannot be drawn", f"{document.mime}: {refused.details}")

    async def look_at_store(self, sent: bytes, *, refused: bool) -> None:
        """After each story the store holds what was shown, and nothing else."""
        for what, line in await self.kept.wrong_after(sent, refused=refused):
            self.broke(what, line)

    async def by_chat(self, count: int, sender: Sender) -> None:
        """Where the bot takes files, under any name and any kind."""
        for number in range(count):
            place = PLACES[number % len(PLACES)]
            kind = self.random.choice(("document", "document", "photo", "voice"))
            # What Telegram passes on as a photo, it made itself, and may make anew.
            content = sound_picture(self.random) if kind == "photo" else spoiled(self.random)
            name, mime = self.random.choice(NAMES), self.random.choice(MIMES)
            await sender.makes_room()
            try:
                async with asyncio.timeout(SECONDS):
                    refused = await sender.sends(place, name, content, kind, mime)
            except TimeoutError:
                self.broke("files that took too long", f"{place}, {len(content)} bytes")
                continue
            self.tally.done["files in the chat"] += 1
            if not sender.who(place).screen().labels:
                self.broke("people without a way", f"{place}, {kind}")
            await self.look_at_store(content, refused=refused)
            if await sender.says_what_it_is():
                await self.look_at_store(content, refused=False)
            if not await sender.is_passed_on(content) and kind != "photo":
                self.broke("files of a conversation that are not what was sent", f"{name!r}, {kind}")
        self.tally.done["files passed on in a conversation"] = sender.passed_on
        self.tally.done["files looked at where they are kept"] = self.kept.looked_at

    async def weighs(self, count: int) -> None:
        """Files that ask for much are judged with little memory."""
        most = 0
        for name, made in HEAVY[:count]:
            content = made()
            taken = await weigh(content)
            self.tally.done["heavy files weighed"] += 1
            most = max(most, 0 if content.startswith(b"%PDF-") else taken)
            if taken > allowed(content):
                self.broke(TOO_HEAVY, f"{name}: {taken} MiB")
        self.tally.notes.append(f"Most memory for a picture: {most} MiB of {PICTURE_MIB}.")

    async def settle(self) -> None:
        """Nothing is given up, and what lies on the disk is named by a row."""
        self.tally.broken["updates given up"] += await InboxUpdate.filter(state=InboxState.DEAD).count()
        await UnwantedFile.all().update(due_at=clock.real_now())
        while await delete_unwanted_files():
            pass
        everything = str(await dump_without(()))
        for name in self.kept.names():
            if name not in everything:
                self.broke(UNNAMED, name)


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
            sender = Sender(street, paul, member, profile)
            own = (member.id, *await sender.begins_to_talk())
            before = await dump_without(own)
            attack = _Attack(street, f"http://127.0.0.1:{port}", Kept(files), tally, effort.random("uploads"))
            attack.kept.begin()
            await attack.by_page(effort.of(BY_PAGE, at_least=25), member, profile)
            await attack.by_chat(effort.of(BY_CHAT, at_least=15), sender)
            for line in changes(before, await dump_without(own)):
                attack.broke("changes of what is others'", line)
            await attack.settle()
        for line in watch.tracebacks:
            attack.broke("tracebacks in the log", line)
    # Judging a file knows of no database: it is weighed once.
    if scene.database == "sqlite":
        await attack.weighs(effort.of(len(HEAVY) * 10, at_least=3))
    return tally


PROOFS = (
    Proof(
        "fuzz-uploads",
        f"{BY_PAGE:,} files given to the team by the upload page and {BY_CHAT:,} sent to the bot where it takes files,"
        " on each database: sound ones that were bent, cut, joined, dressed up as others or hold scripts, and bombs."
        " Each is judged within its time, by the page with a sentence. After each, the store holds what was shown and"
        " nothing else: a picture made anew, with nothing that came with it and within the limits; a document as it"
        " was, encrypted where it proves something; nothing unfinished, refused or named by no row."
        f" Files that ask for much are judged with at most {PICTURE_MIB} MiB (PDF: {PDF_MIB}). Nobody is stuck,"
        " nothing of others changes.",
        siege,
    ),
)
