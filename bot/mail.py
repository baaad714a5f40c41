"""Delivers what is owed to people by e-mail."""

import html
import logging
import re
from dataclasses import dataclass, field
from datetime import timedelta
from email.message import EmailMessage
from email.utils import make_msgid

import aiosmtplib

from bot.notices import NoLongerTrue, catalogue_key, notice_view, payload, require_still_true, values
from bot.posting import plain_text
from bot.turn import BotFacts, Look
from bot.view import Attachment, View
from core import metrics
from core.text import one_line
from core.wake import wait_for
from models.delivery import Channel, Notification
from models.member import Member
from services import delivery

log = logging.getLogger(__name__)
IDLE_SECONDS = 2.0
SLOWEST_RETRY = timedelta(hours=1)
SMTP_SECONDS = 20.0
_TIME_TAG = re.compile(r"</?tg-time[^>]*>")


@dataclass(frozen=True)
class MailServer:
    """Where mails are handed over; `security` is none, starttls or tls."""

    host: str
    port: int
    sender: str
    user: str = ""
    password: str = field(default="", repr=False)
    security: str = "none"


@dataclass
class Mail:
    """Sends one mail at a time; a failure is tried again later and later, a reader without address is dropped."""

    server: MailServer
    facts: BotFacts
    first_retry: timedelta = field(default=timedelta(seconds=30))

    async def run(self) -> None:
        """Delivers until cancelled."""
        while True:
            try:
                while await self.send_one():
                    pass
            except Exception:
                log.exception("a mail could not be settled")
            await wait_for("mail", IDLE_SECONDS)

    async def send_one(self) -> bool:
        """Delivers, drops or puts back the next mail; says whether there was one."""
        notification = await delivery.claim_notification(Channel.EMAIL)
        if notification is None:
            return False
        result = "failed"
        try:
            result = await self._deliver(notification)
        except NoLongerTrue as moot:
            result = "moot"
            await delivery.settle_dropped(notification, moot.reason)
        except aiosmtplib.SMTPRecipientsRefused as error:
            result = "refused"
            await delivery.settle_failed(notification, f"the address was refused: {error}")
        except (aiosmtplib.SMTPException, OSError) as error:
            log.warning("the mail server did not take a mail: %s", type(error).__name__)
            await delivery.put_back(
                notification, f"{type(error).__name__}: {error}", self._delay(notification)
            )
        except Exception as error:
            log.exception("mail %s (%s) cannot be delivered", notification.id, notification.key)
            await delivery.put_back(
                notification, f"{type(error).__name__}: {error}", self._delay(notification)
            )
        metrics.SENDS.labels("mail", result).inc()
        return True

    def _delay(self, notification: Notification) -> timedelta:
        return min(self.first_retry * float(4 ** (notification.attempts - 1)), SLOWEST_RETRY)

    async def _deliver(self, notification: Notification) -> str:
        member = await delivery.reader(notification.recipient_id)
        if delivery.verified_address(member) is None:
            raise NoLongerTrue("the recipient has no address")
        await require_still_true(notification, member)
        message = await self.compose(notification, member)
        await aiosmtplib.send(
            message,
            hostname=self.server.host,
            port=self.server.port,
            username=self.server.user or None,
            password=self.server.password or None,
            use_tls=self.server.security == "tls",
            start_tls=self.server.security == "starttls",
            timeout=SMTP_SECONDS,
        )
        await delivery.settle_sent(notification, None, None)
        return "ok"

    async def compose(self, notification: Notification, member: Member) -> EmailMessage:
        """The whole mail: subject, plain text, the same as HTML, and attachments such as an invitation."""
        look = Look(member, self.facts)
        view = await notice_view(notification, member, self.facts)
        message = EmailMessage()
        message["From"], message["To"] = self.server.sender, member.email
        message["Subject"] = await self._subject(notification, look, view)
        # The same notification keeps its id, so that a mail that was sent twice is shown once.
        domain = self.server.sender.rpartition("@")[2].strip("> ") or "localhost"
        message["Message-ID"] = (
            f"<notification-{notification.id}@{domain}>" if notification.id else make_msgid()
        )
        message["Auto-Submitted"] = "auto-generated"
        link = look.facts.deep_link(await payload(notification, look))
        text = plain_text(view.text)
        message.set_content(f"{text}\n\n{look.words.plain('runtime-mail_open')}\n{link}\n")
        message.add_alternative(_page(view.text, look.words("runtime-mail_open"), link), subtype="html")
        for attachment in view.attachments:
            _attach(message, attachment)
        return message

    async def _subject(self, notification: Notification, look: Look, view: View) -> str:
        key = f"mail-{catalogue_key(notification.key)}.subject"
        if look.words.has(key):
            return one_line(look.words.plain(key, **await values(notification, look)))
        return one_line(plain_text(view.text).strip().splitlines()[0])[:150]


def _page(text: str, label: str, link: str) -> str:
    # Only Telegram knows this tag; in a mail, the time stands as it is written.
    body = _TIME_TAG.sub("", text).replace("\n", "<br>\n")
    return (
        '<!doctype html><html><body style="font-family:sans-serif;line-height:1.5">'
        f'<p>{body}</p><p><a href="{html.escape(link)}">{label}</a></p></body></html>'
    )


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
