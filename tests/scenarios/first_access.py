"""A mailbox that is read, and people whom the team inscribed before they came."""

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from typing import Any

from bot.mail import Mail, MailServer
from sandbox.mailbox import Mailbox
from services.members import appoint_admin
from tests.kit.person import Person
from tests.kit.stage import Stage

ADDRESS = "elena@ex.org"
_LINK = re.compile(r"start=(i_[A-Za-z0-9_-]{22})")
_CODE = re.compile(r"\b(\d{3}) (\d{3})\b")


class Post:
    """What arrived in the mailbox of a real SMTP server."""

    def __init__(self, store: Any) -> None:
        self._store = store

    def texts(self, address: str) -> list[str]:
        """The mails to an address, oldest first."""
        found = [mail for mail in self._store.all() if address in mail["recipients"]]
        return [
            self._store.whole(mail["number"])["text"] for mail in sorted(found, key=lambda m: m["number"])
        ]

    def code(self, address: str) -> str:
        """The digits of the newest mail."""
        found = _CODE.search(self.texts(address)[-1])
        assert found is not None, self.texts(address)[-1]
        return "".join(found.groups())

    def link(self, address: str) -> str:
        """The payload of the newest mail's link."""
        found = _LINK.search(self.texts(address)[-1])
        assert found is not None, self.texts(address)[-1]
        return found.group(1)


@asynccontextmanager
async def mailbox_of(stage: Stage) -> AsyncIterator[Post]:
    """The sandbox's mailbox, and the bot that sends to it."""
    box = Mailbox(stage.world, "127.0.0.1", 0)
    await box.start()
    server = MailServer("127.0.0.1", box.port, "Entremise <noreply@entremise.example>")
    stage.assembly.mail = Mail(server, stage.facts, first_retry=timedelta(0))
    try:
        yield Post(stage.world.mail)
    finally:
        await box.stop()


async def ada_of_the_team(stage: Stage) -> Person:
    """An administrator at « Membres »."""
    ada = await stage.visitor("Ada")
    await appoint_admin(ada.user_id)
    return await ada.says("/membre")


async def preregisters(
    ada: Person,
    address: str = ADDRESS,
    name: str = "Elena Rossi",
    category: str = "Freelance",
    role: str = "Aucun rôle",
) -> str:
    """The five questions; gives the payload of the link that Ada may copy."""
    await ada.says("/membre")
    await ada.taps("Pré-inscrire")
    await ada.says(address)
    await ada.says(name)
    await ada.taps(category)
    await ada.taps(role)
    await ada.taps("Français")
    await ada.taps("Inscrire et inviter")
    found = _LINK.search(ada.sees("Lien personnel", name).text)
    assert found is not None
    return found.group(1)


async def elena_comes_in(stage: Stage, post: Post) -> Person:
    """Elena, pre-registered by Ada and in by the link of her mail."""
    await preregisters(await ada_of_the_team(stage))
    elena = await stage.person("Elena")
    await elena.starts(post.link(ADDRESS))
    await elena.taps("C'est moi")
    return elena
