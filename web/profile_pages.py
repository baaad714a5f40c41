"""The public page of a profile, with its pictures for people and for networks (FR-050, FR-090, FR-241, EXT-04).

All of it is the teaser: what is not visible to everybody answers like what does not exist (FR-075).
"""

import asyncio
import base64

from aiohttp import web

from core import clock
from core.errors import NotFound
from core.i18n import Words
from models.member import MemberCategory
from services.agenda import has_hours
from services.documents.qr import draw_qr
from services.documents.sharing_card import SharingCard, draw_sharing_card, draw_square
from services.profile_photos import public_photo
from services.profiles import ProfileCard, access_profile, card_of
from services.sharing import mail_address
from web.context import CONTEXT
from web.language import words_of_request
from web.templates import public_url, render

PHOTO_SIDE = 256
# A profile that is hidden is gone from caches within five minutes.
_KEPT = "public, max-age=300"


async def show_profile(request: web.Request) -> web.Response:
    """Name, sector, city, five flagship skills, photo, trust, freshness, and the way into the bot."""
    card, words = await _card(request), words_of_request(request)
    return render(
        request,
        "profile.html",
        card=card,
        code=await code_on_paper(f"{public_url(request)}/p/{card.public_id}"),
        place=_place(card),
        initials=_initials(card.display_name),
        trust=trust_of(words, card),
        fresh=words.plain("web-profile-fresh", ago=words.ago(clock.now() - card.fresh_at)),
        bookable=await _may_be_booked(card),
        profile_link=request.app[CONTEXT].bot_link(f"p_{card.public_id}"),
    )


async def show_photo(request: web.Request) -> web.Response:
    """The profile photo or logo, small and square; 404 without one."""
    content = await public_photo(request.match_info["public_id"])
    return _picture(await asyncio.to_thread(draw_square, content, PHOTO_SIDE), "image/jpeg")


async def show_card(request: web.Request) -> web.Response:
    """What networks show of the page."""
    card, words = await _card(request), words_of_request(request)
    drawn = SharingCard(
        name=card.display_name,
        place=_place(card),
        skills=card.skills,
        trust=trust_of(words, card),
        brand=words.plain("web-brand"),
        initials=_initials(card.display_name),
    )
    try:
        portrait = await public_photo(card.public_id)
    except NotFound:
        portrait = None
    return _picture(await asyncio.to_thread(draw_sharing_card, drawn, portrait), "image/png")


async def show_qr(request: web.Request) -> web.Response:
    """The address of the page as a QR code."""
    card = await _card(request)
    address = f"{public_url(request)}/p/{card.public_id}"
    return _picture(await asyncio.to_thread(draw_qr, address), "image/png")


async def show_mail(request: web.Request) -> web.Response:
    """Leads to the reader's own mail program, which a button of Telegram cannot (FR-051)."""
    card, words = await _card(request), words_of_request(request)
    address = f"{public_url(request)}/p/{card.public_id}"
    subject = words.plain("web-profile-title", name=card.display_name)
    body = words.plain("web-mail-body", name=card.display_name, address=address)
    return render(
        request, "mail.html", card=card, address=address, body=body, mail_link=mail_address(subject, body)
    )


async def _may_be_booked(card: ProfileCard) -> bool:
    """Whether a visitor finds a time to ask for; whoever looks for a job is invited by organisations only."""
    return card.category is not MemberCategory.JOB_SEEKER and await has_hours(card.profile_id)


async def _card(request: web.Request) -> ProfileCard:
    return await card_of(await access_profile(request.match_info["public_id"], None), None)


async def code_on_paper(address: str) -> str:
    """The QR code of a page for its printed form, inside the page: what is printed waits for no further picture."""
    drawn = await asyncio.to_thread(draw_qr, address)
    return f"data:image/png;base64,{base64.b64encode(drawn).decode()}"


def _picture(content: bytes, kind: str) -> web.Response:
    return web.Response(body=content, content_type=kind, headers={"Cache-Control": _KEPT})


def _place(card: ProfileCard) -> str:
    return " · ".join(part for part in (card.sector, card.city) if part)


def trust_of(words: Words, card: ProfileCard) -> str:
    """Since when and by whom it is certified, and how many collaborations. Plain text; nothing while it is checked."""
    if card.certified_at is None or card.under_check:
        return ""
    return words.plain(
        "web-profile-trust",
        since=words.day(clock.day_of(card.certified_at), "d MMMM y"),
        by=card.certified_by or words.plain("contact-team"),
        count=card.collaborations,
    )


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.split()[:2]).upper()
