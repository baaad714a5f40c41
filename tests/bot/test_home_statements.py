"""Home is what people see most: it asks the database for each thing once."""

from bot.pages import load_pages
from bot.turn import BotFacts, Look
from core.keys import KeyRing
from models.appointment import Appointment
from models.member import Member, MemberCategory, Membership
from models.profile import Certification, Profile
from services.demo.seeding import seed_demo

FACTS = BotFacts("bot", "https://t.me", "https://entremise.example", KeyRing(b"k" * 32))
MOST_STATEMENTS = 8


async def _people() -> dict[str, Member]:
    """One of each kind who has something to see at home."""
    confirmed = await Appointment.filter(status="confirmed").values_list("profile_id", flat=True)
    freelance = await Profile.filter(
        id__in=confirmed, category=MemberCategory.FREELANCE, certification=Certification.CERTIFIED
    ).first()
    owner, staff = [await Membership.filter(is_owner=owns).order_by("id").first() for owns in (True, False)]
    visitor = await Member.filter(category=MemberCategory.VISITOR, is_admin=False).order_by("id").first()
    assert freelance is not None and owner is not None and staff is not None and visitor is not None
    return {
        "visitor": visitor,
        "freelance": await Member.get(id=freelance.member_id),
        "owner": await Member.get(id=owner.member_id),
        "staff": await Member.get(id=staff.member_id),
        "administrator": await Member.filter(is_admin=True).order_by("id").first() or visitor,
    }


async def test_home_is_drawn_with_few_statements_for_everybody(asked: list[str]) -> None:
    home = load_pages()["home"]
    await seed_demo()
    for who, member in (await _people()).items():
        for args in ({}, {"arg": "mine"}):
            asked.clear()
            view = await home.view(Look(member, FACTS), args)
            assert view.rows and 0 < len(asked) <= MOST_STATEMENTS, (who, args, asked)
