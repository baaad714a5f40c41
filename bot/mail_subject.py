"""The subject of a mail, written so that no mail program loses a space of it."""

from email.header import Header
from email.headerregistry import BaseHeader, HeaderRegistry, UniqueUnstructuredHeader
from email.message import EmailMessage
from email.policy import Policy, default


class _WholeSubject(UniqueUnstructuredHeader, BaseHeader):  # type: ignore[misc]  # as the registry builds it
    """Encoded as one text. Python's own folding changes between plain and encoded words, and drops spaces there."""

    def fold(self, *, policy: Policy) -> str:
        """The header line, folded for sending."""
        if self.isascii():
            return super().fold(policy=policy)
        line = Header(str(self), "utf-8", header_name="Subject", maxlinelen=policy.max_line_length or 78)
        return f"Subject: {line.encode(linesep=policy.linesep)}{policy.linesep}"


_HEADERS = HeaderRegistry()
_HEADERS.map_to_type("subject", _WholeSubject)


def new_mail() -> EmailMessage:
    """An empty mail whose subject arrives as it was written, however long it is."""
    return EmailMessage(policy=default.clone(header_factory=_HEADERS))
