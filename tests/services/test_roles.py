"""Roles: who may give them to whom, what takes them over, and who reads them."""

from collections.abc import Iterator

import pytest

from core.errors import NotFound
from core.i18n import words
from core.keys import KeyRing
from models.audit import AuditEntry
from models.delivery import Notification
from models.member import Member, MemberCategory
from models.profile import Profile
from models.role import Role, RoleGrant
from services import members, preregistration, teams
from services.evidence.vault import use_keys
from services.preregistration import NewMember
from services.profiles import card_of
from services.roles import giving
from services.roles.giving import RoleHeld, RoleNotHeld, RoleUnfit
from tests.services import people
from tests.services.test_decisions_at_once import refused

KEYS = KeyRing(b"k" * 32)
WHY = "Interprète depuis dix ans."


@pytest.fixture(autouse=True)
def keys() -> Iterator[None]:
    """The master keys of links."""
    use_keys(KEYS)
    yield
    use_keys(None)


async def test_a_role_is_given_shown_told_written_down_and_taken_back(database: str) -> None:
    ada, (elena, profile) = await people.admin(), await people.professional("Elena")
    await giving.give_role(ada, elena.public_id, Role.INTERPRETER, WHY)
    assert (await card_of(profile, await people.visitor("Tom"))).roles == (Role.INTERPRETER,)
    assert (await teams.hat_of(elena)).roles == (Role.INTERPRETER,)
    told = await Notification.get(key="role.given")
    assert (told.recipient_id, told.details) == (elena.id, {"role": "interpreter", "reason": WHY})
    with pytest.raises(RoleHeld):
        await giving.give_role(ada, elena.public_id, Role.INTERPRETER, WHY)
    await giving.take_role(ada, elena.public_id, Role.INTERPRETER, "Elle ne traduit plus.")
    with pytest.raises(RoleNotHeld):
        await giving.take_role(ada, elena.public_id, Role.INTERPRETER, "Elle ne traduit plus.")
    assert (await card_of(profile, None)).roles == () == (await teams.hat_of(elena)).roles
    await giving.give_role(ada, elena.public_id, Role.INTERPRETER, "Elle reprend.")
    assert [row.reason for row in await RoleGrant.all().order_by("id")] == [WHY, "Elle reprend."]
    acts = await AuditEntry.filter(action__startswith="role").order_by("id").values_list("action", "reason")
    assert [tuple(act) for act in acts] == [
        ("role.given", "interpreter"),
        ("role.taken", "interpreter"),
        ("role.given", "interpreter"),
    ]


async def test_a_role_goes_to_whom_it_fits_and_only_the_team_gives_it(database: str) -> None:
    ada, tom = await people.admin(), await people.visitor("Tom")
    elena, _ = await people.professional("Elena")
    sofia, _ = await people.professional("Sofia", category=MemberCategory.JOB_SEEKER)
    nadia, company = await people.professional("Alpina SA", category=MemberCategory.COMPANY)
    fits = {
        (elena.id, Role.INTERPRETER), (tom.id, Role.RECRUITER), (nadia.id, Role.RECRUITER),
    }  # fmt: skip
    for member in (tom, elena, sofia, nadia):
        for role in Role:
            if (member.id, role) in fits:
                await giving.give_role(ada, member.public_id, role, WHY)
            else:
                with pytest.raises(RoleUnfit):
                    await giving.give_role(ada, member.public_id, role, WHY)
    with pytest.raises(NotFound):
        await giving.give_role(nadia, elena.public_id, Role.INTERPRETER, WHY)
    grant = await RoleGrant.get(organisation_id=company.organisation_id)
    assert grant.member_id is None, "the organisation recruits, whoever owns it later"
    assert (await card_of(company, tom)).roles == (Role.RECRUITER,)


async def test_of_two_who_give_the_same_role_at_once_one_is_told(database: str) -> None:
    ada, (elena, _) = await people.admin(), await people.professional("Elena")
    tries = [giving.give_role(ada, elena.public_id, Role.INTERPRETER, WHY) for _ in range(3)]
    assert await refused(*tries) == ["RoleHeld"] * 2
    assert await RoleGrant.all().count() == 1


async def _comes_in(new: NewMember) -> Member:
    ada = await people.admin()
    payload = (await preregistration.preregister(KEYS, ada, new)).payload
    newcomer = await members.arrive(77, "Qui", "", "fr")
    await preregistration.greet(newcomer, payload)
    return (await preregistration.enter(newcomer)).member


async def test_whoever_is_pre_registered_comes_in_with_the_role(database: str) -> None:
    company = NewMember("a@ex.org", "Alpina SA", MemberCategory.COMPANY, "fr", role=Role.RECRUITER)
    member = await _comes_in(company)
    grant = await RoleGrant.get()
    assert grant.member_id is None and grant.organisation_id is not None
    assert (await teams.hat_of(member)).roles == (Role.RECRUITER,)


async def test_a_named_recruiter_is_signed_up_without_profile_or_address(database: str) -> None:
    rita = await _comes_in(NewMember("r@ex.org", "Rita", MemberCategory.VISITOR, "fr", role=Role.RECRUITER))
    assert rita.registered_at is not None and (rita.address, rita.city) == ("", "")
    assert not await Profile.all().exists() and (await teams.hat_of(rita)).roles == (Role.RECRUITER,)


async def test_a_table_names_roles_in_the_category_or_beside_it(database: str) -> None:
    ada = await people.admin()
    table = (
        "prenom;nom;email;categorie;langue;role\n"
        "Elena;Rossi;e@ex.org;interprète;fr;\n"
        "Rita;Kohler;r@ex.org;Recruteur;fr;\n"
        ";Alpina SA;a@ex.org;entreprise;fr;recrutement\n"
        "Sofia;Lang;s@ex.org;emploi;fr;interprète\n"
        "Max;Frei;m@ex.org;freelance;fr;sorcier\n"
    )
    lines = preregistration.read_import(table.encode())
    refusals = []
    for line in lines:
        try:
            await preregistration.import_line(KEYS, ada, line)
        except Exception as error:
            refusals.append(type(error).__name__)
    assert refusals == ["RoleUnfit", "UnknownRole"]
    found = {m.display_name: m for m in await Member.filter(telegram_id=None)}
    assert set(found) == {"Elena Rossi", "Rita Kohler", "Alpina SA"}
    given = {grant.member_id: grant.role for grant in await RoleGrant.all()}
    assert given == {
        found["Elena Rossi"].id: Role.INTERPRETER,
        found["Rita Kohler"].id: Role.RECRUITER,
        found["Alpina SA"].id: Role.RECRUITER,
    }
    assert words("fr").plain("role-interpreter") == "Interprète"
