"""Delivers what is owed to people by e-mail."""

import logging
import re
from dataclasses import dataclass, field
from datetime import timedelta
from email.message import EmailMessage
from email.utils import format_datetime, make_msgid
from typing import ClassVar

import aiosmtplib

from bot.courier import Courier
from bot.failures import Trouble
from bot.letters import Letter, letter_for
from bot.mail_page import as_page, as_plain
from bot.mail_subject import new_mail
from bot.notices import NoLongerTrue, catalogue_key, notice_view, payload, require_still_true, values
from bot.posting import plain_text
from bot.turn import BotFacts, Look
from bot.view import Attachment, View
from core import clock
from core.text import clip_words, one_line
from models.delivery import Channel, Notification
from models.member import Member
from services import delivery

log = logging.getLogger(__name__)
SLOWEST_RETRY = timedelta(minutes=10)
SMTP_SECONDS = 20.0
SUBJECT_LIMIT = 110
_SIGNS = re.compile(r"^[^\w«“(\"<\[]+")


@dataclass(frozen=True)
class MailServer:
    """Where mails are handed over; `security` is none, starttls or tls."""

    host: str
    port: int
    sender: str
    user: str = ""
    password: str = field(default="", repr=False)
    security: str = "none"

    async def send(self, message: EmailMessage) -> None:
        """Hands one mail over, within 20 s a step; raises SMTPException or OSError when it is not taken."""
        await aiosmtplib.send(
            message,
            hostname=self.host,
            port=self.port,
            username=self.user or None,
            password=self.password or None,
            use_tls=self.security == "tls",
            start_tls=self.security == "starttls",
            timeout=SMTP_SECONDS,
        )


@dataclass
class Mail(Courier):
    """Sends one mail at a time; a failure is tried again later and later, a reader without address is dropped."""

    server: MailServer
    facts: BotFacts
    first_retry: timedelta = field(default=timedelta(seconds=30))

    channel: ClassVar[Channel] = Channel.EMAIL
    what: ClassVar[str] = "mail"
    hears: ClassVar[str] = "mail"
    idle_seconds: ClassVar[float] = 2.0

    async def deliver(self, notification: Notification, member: Member, *, silent: bool) -> str:
        letter = await letter_for(notification, Look(member, self.facts))
        if letter is None and member.verified_address is None:
            raise NoLongerTrue("the recipient has no address")
        await require_still_true(notification, member)
        written = letter or await self._notice(notification, member)
        message = self.write(notification, written, Look(member, self.facts))
        await self.server.send(message)
        await delivery.settle_sent(notification, None, None)
        return "ok"

    async def fails(self, notification: Notification, error: Exception) -> str:
        delay = min(self.first_retry * float(4 ** min(notification.attempts - 1, 8)), SLOWEST_RETRY)
        if isinstance(error, aiosmtplib.SMTPRecipientsRefused):
            await delivery.settle_failed(notification, "the address was refused")
            return "refused"
        if not isinstance(error, aiosmtplib.SMTPException | OSError):
            return await self.give_back(notification, error, delay)
        log.warning("the mail server did not take a mail: %s", type(error).__name__)
        # A server that is away says nothing about the mail.
        counted = not isinstance(
            error, aiosmtplib.SMTPConnectError | aiosmtplib.SMTPServerDisconnected | OSError
        )
        await delivery.put_back(notification, type(error).__name__, delay, counted=counted)
        return Trouble.AWAY if not counted else Trouble.REFUSED

    async def compose(self, notification: Notification, member: Member) -> EmailMessage:
        """The whole mail: subject, plain text, the same as HTML, and attachments such as an invitation."""
        return self.write(notification, await self._notice(notification, member), Look(member, self.facts))

    async def _notice(self, notification: Notification, member: Member) -> Letter:
        """What the chat says, as a letter."""
        look = Look(member, self.facts)
        view = await notice_view(notification, member, self.facts)
        subject = await self._subject(notification, look, view)
        link = look.facts.deep_link(await payload(notification, look))
        label = look.words("runtime-mail_open")
        why = "runtime-mail_why"
        return Letter(member.email or "", subject, view.text, label, link, view.attachments, why)

    def write(self, notification: Notification, letter: Letter, look: Look) -> EmailMessage:
        """The mail of a letter to a member: plain text, the same as HTML, the link, the attachments."""
        words, name = look.words, look.member.called
        message = new_mail()
        message["From"], message["To"] = self.server.sender, letter.address
        message["Subject"] = letter.subject
        message["Date"] = format_datetime(clock.real_now())
        # The same notification keeps its id, so that a mail that was sent twice is shown once.
        domain = self.server.sender.rpartition("@")[2].strip("> ") or "localhost"
        message["Message-ID"] = (
            f"<notification-{notification.id}@{domain}>" if notification.id else make_msgid()
        )
        message["Auto-Submitted"] = "auto-generated"
        message.set_content(as_plain(words, letter, name))
        message.add_alternative(as_page(words, letter, name), subtype="html")
        # After the contents, which take every header about contents away.
        message["Content-Language"] = words.language
        for attachment in letter.attachments:
            _attach(message, attachment)
        return message

    async def _subject(self, notification: Notification, look: Look, view: View) -> str:
        key = f"mail-{catalogue_key(notification.key)}.subject"
        if look.words.has(key):
            return short_subject(look.words.plain(key, **await values(notification, look)))
        return short_subject(plain_text(view.text).strip().splitlines()[0])


def short_subject(line: str) -> str:
    """A line as the subject of a mail: without the sign that it begins with in the chat, cut between two words."""
    said = one_line(line)
    return clip_words(_SIGNS.sub("", said) or said, SUBJECT_LIMIT)


def _attach(message: EmailMessage, attachment: Attachment) -> None:
    kind, _, parameters = attachment.mime.partition(";")
    main, _, sub = kind.strip().partition("/")
    message.add_attachment(
        attachment.content, maintype=main, subtype=sub or "octet-stream", filename=attachment.name
    )
    part = list(message.iter_attachments())[-1]
    # An invitation is only offered as one when the part itself says its method (iTIP).
    for parameter in parameters.split(";"):
        name, _, value = parameter.strip().partition("=")
        if name:
            part.set_param(name, value.strip('"'))
