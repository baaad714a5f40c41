"""What two sides gave each other after the deal: « Échanger nos coordonnées »."""

from typing import Any

from bot.cards import LivingCard
from bot.turn import Look
from bot.view import Row, View, page_button
from models.delivery import Notification
from services import contact_shares
from services.contact_shares import Details, Exchange


def details_text(details: Details) -> str:
    """Somebody's details, a line each, plain: exactly what the other side reads."""
    lines = [f"👤 {details.name}"]
    lines += [f"✉️ {details.email}"] if details.email else []
    lines += [f"💬 https://t.me/{details.username}"] if details.username else []
    lines += [f"📞 {details.phone}"] if details.phone else []
    return "\n".join(lines)


def exchange_lines(look: Look, exchange: Exchange) -> list[str]:
    """Both sides of an exchange, as one of them sees it."""
    words = look.words
    name = exchange.other_name or words.plain("acc-deleted_name")
    lines = [words("contacts-title", name=name)]
    lines += [words("contacts-theirs", details=details_text(each)) for each in exchange.theirs]
    if not exchange.theirs:
        lines.append(words("contacts-none_of_theirs", name=name))
    if exchange.mine is not None:
        lines.append(words("contacts-mine", details=details_text(exchange.mine)))
    elif exchange.may_share:
        lines.append(words("contacts-none_of_mine"))
    return lines


def exchange_rows(look: Look, exchange: Exchange) -> list[Row]:
    """What may be done now: give, give anew, take back."""
    words, number = look.words, exchange.conversation_id
    rows: list[Row] = []
    if exchange.may_share:
        label, style = (
            ("contacts-share", "success") if exchange.mine is None else ("contacts-share_anew", None)
        )
        rows.append((page_button(words.plain(label), "contacts", "share", number, style),))
    if exchange.mine is not None:
        rows.append((page_button(words.plain("contacts-withdraw"), "contacts", "withdraw", number),))
    rows.append((page_button(words.plain("conversation-open"), "conversation", "open", number),))
    return rows


class ContactsCard(LivingCard):
    """The exchange of a conversation (FR-171); `object_id` is the conversation's. Strangers get NotFound."""

    kind = "contacts"
    says_when_gone = True
    is_its_page = True

    async def view(self, look: Look, object_id: int) -> View:
        exchange = await contact_shares.access_exchange(object_id, look.member)
        return View("\n\n".join(exchange_lines(look, exchange)), tuple(exchange_rows(look, exchange)))

    async def facts(self, look: Look, object_id: int) -> dict[str, Any]:
        exchange = await contact_shares.access_exchange(object_id, look.member)
        return {"name": exchange.other_name or look.words.plain("acc-deleted_name")}

    async def still_true(self, owed: Notification) -> bool:
        return await contact_shares.is_news(owed.subject_id or 0, owed.recipient_id)
