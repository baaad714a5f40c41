"""The bot's name typed in another chat: cards to send there, never more than everybody may see."""

from telegram import (
    Bot,
    InlineKeyboardMarkup,
    InlineQueryResultArticle,
    InlineQueryResultsButton,
    InputTextMessageContent,
    LinkPreviewOptions,
    Update,
)

from bot.context import TurnContext
from bot.pages.sharing import deep_link
from bot.turn import Look
from bot.wording import category_name, trust_line
from core.errors import NotFound
from core.text import clip
from services.directory import search_directory
from services.profiles import ProfileCard, access_profile, card_of, own_profile

_SECONDS = 30
_RESULTS = 8


async def take_inline(update: Update, context: TurnContext) -> None:
    """Offers the own card first, then what the directory finds, each as its public teaser (FR-050, FR-090)."""
    query, look = update.inline_query, context.turn.look
    if query is None:
        return
    results = [_article(look, card) for card in await public_cards(look, query.query)]
    label, number = look.words.plain("runtime-open_bot"), query.id

    async def offer(bot: Bot) -> None:
        button = InlineQueryResultsButton(label, start_parameter="inline")
        await bot.answer_inline_query(number, results, cache_time=_SECONDS, is_personal=True, button=button)

    context.turn.effects.append(offer)


async def public_cards(look: Look, text: str) -> list[ProfileCard]:
    """Teasers only, whoever types: what is sent to another chat is read by people whom we do not know."""
    mine = await own_profile(look.member)
    found: list[ProfileCard] = []
    if mine is not None and mine.display_name.casefold().startswith(text.strip().casefold()):
        try:
            found.append(await card_of(await access_profile(mine.public_id, None), None))
        except NotFound:
            found = []  # Not visible to everybody yet.
    if text.strip():
        page = await search_directory(None, clip(text, 100), page_size=_RESULTS)
        known = {card.public_id for card in found}
        found += [card for card in page.profiles if card.public_id not in known]
    return found[:_RESULTS]


def _article(look: Look, card: ProfileCard) -> InlineQueryResultArticle:
    words = look.words
    place = " · ".join(part for part in (card.sector, card.city) if part)
    lines = [words("profile-name", name=card.display_name, category=category_name(words, card.category))]
    lines += [words("profile-place", place=place)] if place else []
    lines += [words("profile-skills", skills=", ".join(card.skills))] if card.skills else []
    lines += ["", trust_line(words, card)]
    link = deep_link(look.facts, card.public_id)
    keys = {"inline_keyboard": [[{"text": words.plain("sharing-open"), "url": link}]]}
    return InlineQueryResultArticle(
        id=card.public_id,
        title=clip(card.display_name, 64),
        description=clip(place, 100),
        input_message_content=InputTextMessageContent(
            "\n".join(lines), parse_mode="HTML", link_preview_options=LinkPreviewOptions(is_disabled=True)
        ),
        reply_markup=InlineKeyboardMarkup.de_json(keys, None),
    )
