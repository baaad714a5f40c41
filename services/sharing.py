"""Ways to show somebody's public page to others: addresses of networks, mail and QR code (FR-050, FR-051)."""

import asyncio
from urllib.parse import quote, urlencode

from services.documents.qr import draw_qr
from services.files import files, has_files

NETWORKS = ("whatsapp", "linkedin", "facebook")
_FOLDER = "qr"


def network_address(network: str, page: str, text: str) -> str:
    """Where a network lets its member share a page; `text` is said beside it where the network allows it."""
    if network == "whatsapp":
        return f"https://wa.me/?{urlencode({'text': f'{text} {page}'}, quote_via=quote)}"
    if network == "linkedin":
        return f"https://www.linkedin.com/sharing/share-offsite/?{urlencode({'url': page}, quote_via=quote)}"
    if network == "facebook":
        return f"https://www.facebook.com/sharer/sharer.php?{urlencode({'u': page}, quote_via=quote)}"
    raise ValueError(f"no such network: {network}")


def mail_address(subject: str, body: str) -> str:
    """A `mailto:` that opens a new mail with a subject and a text, addressed to nobody yet."""
    # RFC 6068: lines end with CR LF, and spaces are never written as plus signs.
    fields = {"subject": subject, "body": body.replace("\n", "\r\n")}
    return f"mailto:?{urlencode(fields, quote_via=quote)}"


async def qr_picture(address: str) -> str | None:
    """The name of a stored QR code of an address; the same address is one file. None where no files are kept."""
    if not has_files():
        return None
    return await files().put(_FOLDER, await asyncio.to_thread(draw_qr, address), "png")
