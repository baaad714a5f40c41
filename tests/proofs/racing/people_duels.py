"""Duels about people: signing up twice, certifying twice, presence, links and debts that exist once."""

from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from itertools import count

from core import clock
from models.delivery import Notification
from models.member import Member, MemberCategory, Membership
from models.profile import Certification, Profile
from services import members, notifications, pending_links, presence, profiles
from services.certifications import certify_profile
from services.unit_of_work import unit_of_work
from tests.proofs.racing.duels import Act, Duel, Facts, at_once, winners
from tests.services.booking_scene import make_client, make_professional

_telegram_ids = count(1)


async def _newcomer(place: int) -> Facts:
    # Each process numbers its own people: the ids say in which place and on which day they were made.
    number = int(clock.now().timestamp()) * 100 + place
    member = await members.arrive(number, f"N{place}", "", "fr")
    await members.accept_terms(member.id)
    return {
        "member": member.id,
        "telegram": number,
        "now": clock.now().isoformat(),
        "version": member.version + 1,
    }


def _register(category: MemberCategory) -> Callable[[Facts], Awaitable[object]]:
    async def act(facts: Facts) -> object:
        if category is MemberCategory.VISITOR:
            return await members.register_visitor(facts["member"], "Rue du Lac 1", "Nyon")
        return await members.register_professional(
            facts["member"], category, "Nina", "Conseil", None, "Nyon", "", ["Python"]
        )

    return act


async def _signed_up_once(facts: Facts, came: list[tuple[str, str]]) -> list[str]:
    won = winners(came)
    member = await Member.get(id=facts["member"])
    owned = await Membership.filter(member_id=member.id).count()
    has = owned + await Profile.filter(member_id=member.id).count()
    # A visitor may become a professional: that is a step, not a second winner.
    legal = len(won) == 1 or (len(won) == 2 and won.count("visitor") == 1)
    wrong = [] if legal else [f"signed up as {won}"]
    if has != (member.category is not MemberCategory.VISITOR):
        wrong.append(f"{has} profiles of one {member.category}")
    if member.version != facts["version"] + len(won):
        wrong.append(f"{member.version - facts['version']} steps of the version for {len(won)} winners")
    return wrong


async def _arrive(facts: Facts) -> object:
    return await members.arrive(facts["telegram"] + 50, "Ada", "", "fr")


async def _arrived_once(facts: Facts, came: list[tuple[str, str]]) -> list[str]:
    rows = await Member.filter(telegram_id=facts["telegram"] + 50).count()
    return [] if rows == 1 and len(winners(came)) == len(came) else [f"{rows} rows of one newcomer: {came}"]


async def _with_link(place: int) -> Facts:
    facts = await _newcomer(place)
    await pending_links.keep_pending_link(facts["member"], "p_abc")
    return facts


async def _take_link(facts: Facts) -> None:
    if await pending_links.take_pending_link(facts["member"]) is None:
        raise members.AlreadyRegistered()


async def _one_winner(_: Facts, came: list[tuple[str, str]]) -> list[str]:
    return [] if len(winners(came)) == 1 else [f"{len(winners(came))} winners"]


async def _uncertified(place: int) -> Facts:
    owner, profile = await make_professional(f"U{place}", hours={})
    await Profile.filter(id=profile.id).update(certification=Certification.NONE)
    facts = {"owner": owner.id, "profile": profile.id, "seen": profile.version}
    return facts | {"now": clock.now().isoformat()}


async def _certify(facts: Facts) -> object:
    return await certify_profile(facts["profile"], "Ada")


async def _edit_profile(facts: Facts) -> object:
    owner = await Member.get(id=facts["owner"])
    return await profiles.update_profile(owner, facts["profile"], seen_version=facts["seen"], city="Nyon")


async def _certified_once(facts: Facts, came: list[tuple[str, str]]) -> list[str]:
    told = await Notification.filter(subject_id=facts["profile"], key="certification.certified").values_list(
        "channel", flat=True
    )
    profile = await Profile.get(id=facts["profile"])
    won = winners(came)
    steps = ("certify" in won) + won.count("edit")
    wrong = [] if len(told) == 2 * ("certify" in won) else [f"told {len(told)} times of one certification"]
    if won.count("edit") > 1 or profile.version != facts["seen"] + steps:
        wrong.append(f"{profile.version - facts['seen']} steps of the version for {won}")
    return wrong


async def _online(place: int) -> Facts:
    owner, profile = await make_professional(f"V{place}", hours={})
    await presence.go_online(owner, profile.id, presence.Stay.ONE_HOUR)
    due = (clock.now() + timedelta(hours=1)).isoformat()
    return {"owner": owner.id, "profile": profile.id, "now": due, "client": (await make_client("W")).id}


async def _stay(facts: Facts) -> object:
    return await presence.go_online(
        await Member.get(id=facts["owner"]), facts["profile"], presence.Stay.ONE_HOUR
    )


async def _go(facts: Facts) -> object:
    return await presence.go_offline(await Member.get(id=facts["owner"]), facts["profile"])


async def _drop(_: Facts) -> object:
    return await presence.drop_expired()


async def _told_once_of_the_end(facts: Facts, came: list[tuple[str, str]]) -> list[str]:
    told = await Notification.filter(recipient_id=facts["owner"], key="presence.ended").count()
    until = (await Profile.get(id=facts["profile"])).online_until
    wrong = [f"told {told} times of one end"] if told > 1 else []
    if until is not None and until <= datetime.fromisoformat(facts["now"]):
        wrong.append("online although the time has ended")
    if {what for _, what in came} != {"won"}:
        wrong.append(f"refused: {came}")
    return wrong


async def _debtor(place: int) -> Facts:
    return {"client": (await make_client(f"D{place}")).id, "now": clock.now().isoformat()}


async def _owe(facts: Facts) -> None:
    async with unit_of_work():
        await notifications.owe(facts["client"], "runtime.flood", dedupe_key=f"proof:{facts['client']}")


async def _owed_once(facts: Facts, came: list[tuple[str, str]]) -> list[str]:
    owed = await Notification.filter(recipient_id=facts["client"]).count()
    return [] if owed == 1 and len(winners(came)) == len(came) else [f"owed {owed} times: {came}"]


def people_duels() -> tuple[Duel, ...]:
    """Whatever a person is or gets once."""
    visitor = Act("visitor", _register(MemberCategory.VISITOR), at_once)
    freelance = Act("freelance", _register(MemberCategory.FREELANCE), at_once)
    company = Act("company", _register(MemberCategory.COMPANY), at_once)
    certify, edit = Act("certify", _certify, at_once), Act("edit", _edit_profile, at_once)
    stay, go, drop = Act("stay", _stay, at_once), Act("go", _go, at_once), Act("drop", _drop, at_once)
    signing_up = [(visitor,), (freelance,), (company,), (freelance, company), (visitor, freelance, company)]
    return (
        *(
            Duel(f"sign up: {' × '.join(a.name for a in s)}", _newcomer, s, _signed_up_once)
            for s in signing_up
        ),
        Duel("first contact twice", _newcomer, (Act("arrive", _arrive, at_once),), _arrived_once),
        Duel("a kept link is taken twice", _with_link, (Act("take", _take_link, at_once),), _one_winner),
        Duel("certify twice", _uncertified, (certify,), _certified_once),
        Duel("certify × edit", _uncertified, (certify, edit), _certified_once),
        Duel("edit twice", _uncertified, (edit,), _certified_once),
        Duel("presence: stay × go × end", _online, (stay, go, drop, drop), _told_once_of_the_end),
        Duel("presence: two ticks", _online, (drop,), _told_once_of_the_end),
        Duel("one debt twice", _debtor, (Act("owe", _owe, at_once),), _owed_once),
    )
