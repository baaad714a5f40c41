"""A notice with a message that lures leads to the report of a scam, and one without does not (EXT-03)."""

from core.i18n import words
from models.conversation import Conversation
from services import conversations
from tests.kit.stage import Stage
from tests.scenarios import interest


async def test_the_notice_of_a_lure_offers_the_report(stage: Stage, language: str) -> None:
    say = words(language)
    nadia = await interest.company(stage, language_code=language)
    lea = await stage.professional("Léa")
    mission = await interest.published(stage, nadia)
    await interest.talking(stage, nadia, mission, lea)
    thread = await Conversation.get()
    writer = await stage.member(lea)

    def offers() -> bool:
        return f"b1|conversation|report|{thread.id}" in str([shown.raw for shown in nadia.received])

    await conversations.reply(writer, thread.id, "Bonjour, merci pour votre confiance.")
    await stage.settle()
    await nadia.look()
    nadia.saw("merci pour votre confiance")
    assert not offers()
    await conversations.reply(writer, thread.id, "Appelez-moi au 079 123 45 67")
    await stage.settle()
    await nadia.look()
    nadia.saw(say.plain("msg-lure"))
    assert offers()
    await nadia.taps_data(f"b1|conversation|report|{thread.id}")
    nadia.sees(say.plain("arn-what"), say.plain("scam-cat-advance"))
