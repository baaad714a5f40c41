"""A call of two people, answered, with their links."""

from core.keys import read_key_ring
from models.call import Call
from models.member import Member, MemberCategory
from models.profile import Profile
from services import calls, members
from services.certifications import certify_profile
from services.presence import Stay, go_online
from tests.deploy.town import Town


async def call_of_two(town: Town) -> tuple[Call, str, str]:
    """Tom rings Léa, who answers; the call and the tokens of their two links."""
    people = [await town.person(name, language_code="fr") for name in ("Tom", "Léa")]
    for person in people:
        await person.starts()
    tom, lea = [await Member.get(telegram_id=person.user_id) for person in people]
    for member in (tom, lea):
        await members.accept_terms(member.id)
    await members.register_visitor(tom.id, "Rue du Lac 1", "Vevey")
    made = await members.register_professional(
        lea.id, MemberCategory.FREELANCE, "Léa Rochat", "Web", None, "Genève", "Sites et boutiques.", ["PHP"]
    )
    await certify_profile(made.id, "Équipe")
    lea = await Member.get(id=lea.id)
    await go_online(lea, made.id, Stay.ONE_HOUR)
    profile = await Profile.get(id=made.id)
    call = await calls.answer((await calls.ring(await Member.get(id=tom.id), profile.id)).id, lea)
    keys = read_key_ring(town.folder / "master.key", may_make=False)
    links = [await calls.call_url(town.url, keys, call, member) for member in (tom, lea)]
    return call, links[0].partition("#")[2], links[1].partition("#")[2]
