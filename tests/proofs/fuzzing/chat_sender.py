"""Somebody who sends files to the bot wherever it takes them, and what the product says that became of each."""

from dataclasses import dataclass, field

from models.certification import EvidenceKind
from models.chat_document import ChatDocument, ChatDocumentState
from models.conversation import Message, MessageFile
from models.gallery import GalleryPicture, ProfileDocument, SentFile
from models.member import Member
from models.profile import Profile
from services import conversations, galleries, profile_documents
from services.evidence.chat_documents import forget_chat_refusals, say_what_it_is
from services.profiles import own_profile
from tests.kit.person import Person
from tests.proofs.fuzzing.street import Street

CONVERSATION = "conversation"
# As many are left as there is room for one more.
_LEFT = 2


@dataclass
class Sender:
    """The person, who has a profile, and Tom, who has a conversation with Ida."""

    street: Street
    person: Person
    member: Member
    profile: Profile
    conversation_id: int = 0
    _tom: Person = field(init=False)
    passed_on: int = 0
    _newest: int = 0

    async def begins_to_talk(self) -> tuple[int, int]:
        """Makes the two of the conversation; gives their members' ids."""
        stage = self.street.stage
        self._tom, ida = await stage.visitor("Tom"), await stage.professional("Ida")
        tom, theirs = await stage.member(self._tom), await stage.member(ida)
        profile = await own_profile(theirs)
        assert profile is not None
        asked = await conversations.leave_message(tom, profile.id, "Bonjour", None)
        self.conversation_id = asked.conversation_id
        self._newest = (await conversations.reply(theirs, self.conversation_id, "Bonjour")).id
        await stage.settle()
        return tom.id, theirs.id

    def who(self, place: str) -> Person:
        """Who sends there."""
        return self._tom if place == CONVERSATION else self.person

    async def makes_room(self) -> None:
        """Takes away what was published before, so that no list is ever full."""
        for picture in (await GalleryPicture.filter(profile_id=self.profile.id).order_by("rank"))[_LEFT:]:
            await galleries.remove_picture(self.member, picture.public_id)
        for document in (await ProfileDocument.filter(profile_id=self.profile.id).order_by("id"))[_LEFT:]:
            await profile_documents.remove_document(self.member, document.public_id)
        await forget_chat_refusals(self.member, self.profile.id)

    async def sends(self, place: str, name: str, content: bytes, kind: str, mime: str) -> bool:
        """Opens a page and sends a file there; says whether it was refused."""
        before = await self._refusals()
        arg = str(self.conversation_id) if place == CONVERSATION else ""
        await self.who(place).taps_data(f"b1|{place}|open|{arg}")
        await self.who(place).sends_file(name, content, kind=kind, mime=mime)
        return bool(await self._refusals() - before)

    async def _refusals(self) -> set[tuple[str, int]]:
        sent = await SentFile.filter(profile_id=self.profile.id).exclude(refusal="")
        given = await ChatDocument.filter(profile_id=self.profile.id).exclude(refusal="")
        return {("sent", row.id) for row in sent} | {("given", row.id) for row in given}

    async def says_what_it_is(self) -> bool:
        """Says of a document that waits for it that it is a permit; gives whether one did."""
        waiting = await ChatDocument.filter(
            profile_id=self.profile.id, state=ChatDocumentState.HELD, kind=None
        ).order_by("id")
        for document in waiting:
            await say_what_it_is(self.member, document.id, EvidenceKind.PERMIT)
        if waiting:
            await self.street.stage.settle()
        return bool(waiting)

    async def is_passed_on(self, content: bytes) -> bool:
        """Whether the message that came into the conversation has the very file that was sent; true when none came."""
        newest = await Message.filter(conversation_id=self.conversation_id).order_by("-id").first()
        if newest is None or newest.id <= self._newest:
            return True
        self._newest = newest.id
        file = await MessageFile.get_or_none(message_id=newest.id)
        if file is None:
            return False
        self.passed_on += 1
        found = await self.street.stage.assembly.application.bot.get_file(file.file_id)
        return bytes(await found.download_as_bytearray()) == content
