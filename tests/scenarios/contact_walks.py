"""How people come to giving their contact details."""

from models.conversation import Conversation
from models.member import Member
from tests.kit.person import Person
from tests.kit.stage import Stage
from tests.scenarios import interest


async def gives_contacts(stage: Stage, language: str) -> Person:
    """A freelance after the deal, with an address that is theirs and a name on Telegram."""
    owner = await interest.company(stage, "Alpina", language_code=language)
    lea = await stage.professional("Léa Favre", language_code=language, username="lea_favre")
    await interest.sealed(stage, owner, await interest.published(stage, owner), lea)
    member = await stage.member(lea)
    await Member.filter(id=member.id).update(email="lea@example.org", email_verified_at=member.registered_at)
    thread = await Conversation.get(client_id=member.id)
    return await lea.taps_data(f"b1|contacts|share|{thread.id}")
