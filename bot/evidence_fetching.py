"""Takes documents of the certification out of the chat: fetched, encrypted, their messages deleted (EXT-16)."""

import logging
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from telegram import Bot
from telegram.error import BadRequest, Forbidden, InvalidToken, TelegramError

from models.certification import side_name
from models.chat_document import ChatDocument, ChatDocumentState
from services import screens
from services.evidence import chat_documents
from services.evidence.inspection import LARGEST, DocumentRefused

log = logging.getLogger(__name__)


@dataclass
class EvidenceFetching:
    """One document after the other; what dies in between is taken up again where it was."""

    bot: Bot
    first_retry: timedelta

    async def take_one(self) -> int | None:
        """Does the next thing for a document, and gives the id of the member whose screen changed; None when idle."""
        document = await chat_documents.claim_chat_document()
        if document is None:
            return None
        if document.state is ChatDocumentState.SENT:
            await self._fetch(document)
        elif document.state is ChatDocumentState.HELD and document.message_id is None:
            await self._tell(document, await chat_documents.settle_held(document))
        now = await chat_documents.present_state(document)
        if now is not None and now.message_id is not None and now.state is not ChatDocumentState.SENT:
            await self._delete_message(now)
        return document.member_id

    async def _fetch(self, document: ChatDocument) -> None:
        try:
            state = await chat_documents.take_chat_document(document, await self._content(document))
        except DocumentRefused as refused:
            await self._refuse(document, str(refused.details["why"]))
        except (BadRequest, InvalidToken):
            await self._refuse(document, "gone")
        except (TelegramError, OSError) as error:
            log.warning("a document could not be fetched: %s", type(error).__name__)
            delay = self.first_retry * 2.0**document.attempts
            await chat_documents.try_document_later(document, delay)
        else:
            await self._tell(document, state)

    async def _content(self, document: ChatDocument) -> bytes:
        found = await self.bot.get_file(document.file_id)
        if (found.file_size or 0) > LARGEST:
            raise DocumentRefused(why="large")
        return bytes(await found.download_as_bytearray())

    async def _refuse(self, document: ChatDocument, why: str) -> None:
        await chat_documents.refuse_chat_document(document, why)
        await self._tell(document, ChatDocumentState.REFUSED)

    async def _delete_message(self, document: ChatDocument) -> None:
        try:
            await self.bot.delete_message(document.chat_id, document.message_id or 0)
        except (BadRequest, Forbidden):
            # Its sender was faster, or blocked the bot: there is nothing left that we could delete.
            log.info("a document's message could not be deleted")
        except (TelegramError, OSError):
            await chat_documents.try_document_later(document, self.first_retry * 2.0**document.attempts)
            return
        await chat_documents.message_gone(document)

    async def _tell(self, document: ChatDocument, state: ChatDocumentState) -> None:
        """Said above whatever its sender looks at; the page of the certification says the rest."""
        key: str | None = None
        values: dict[str, Any] = {}
        screen = await screens.current_screen(document.member_id)
        if state is ChatDocumentState.TAKEN and document.kind is not None:
            key, values = "certify-chat_taken", {"kind": side_name(document.kind, document.is_back)}
        elif screen is not None and screen.page != "certify":
            asks = state is ChatDocumentState.HELD
            key = "certify-chat_ask_there" if asks else "certify-chat_not_taken"
            values = {"named": "yes" if document.name else "no", "name": document.name} if asks else {}
        if screen is not None:
            await screens.redraw(document.member_id, key, values)
