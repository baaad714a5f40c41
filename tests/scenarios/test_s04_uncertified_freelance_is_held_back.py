"""S04: whoever is not certified yet is told what is missing, at every door, and is found by nobody."""

import pytest

from models.appointment import Appointment
from models.call import Call
from models.conversation import Conversation
from models.member import MemberCategory
from models.profile import Certification, Profile
from services import appointments, calls, conversations
from services.contact import CertificationNeeded
from services.members import appoint_admin
from services.presence import Stay, go_online
from services.profiles import own_profile
from tests.kit.person import Person
from tests.kit.stage import Stage
from tests.scenarios.interest import published

MISSING = ("Certifiez d'abord votre profil", "Rendre mon profil public")


async def _profile_of(stage: Stage, person: Person) -> Profile:
    profile = await own_profile(await stage.member(person))
    assert profile is not None
    return profile


async def test_s04_an_uncertified_freelance_is_held_back_kindly(stage: Stage) -> None:
    ada = await stage.visitor("Ada")
    await appoint_admin(ada.user_id)
    nadia = await stage.professional("Alpina SA", category=MemberCategory.COMPANY)
    lea = await stage.professional("Léa")
    mission = await published(stage, nadia)
    company, other = await _profile_of(stage, nadia), await _profile_of(stage, lea)
    await go_online(await stage.member(nadia), company.id, Stay.ONE_HOUR)
    ines = await stage.professional("Inès", certified=False)
    await ines.says("/missions")
    ines.sees(*MISSING)
    await ines.starts(f"m_{mission.public_id}")
    ines.sees(mission.title, *MISSING)
    await ines.starts(f"p_{company.public_id}")
    ines.sees("Alpina SA", *MISSING)
    ines.does_not_see("Laisser un message", "Appeler maintenant")
    for act in ("message", "book", "call"):
        await ines.taps_data(f"b1|profile|{act}|{company.public_id}")
        ines.sees("Certifiez d'abord votre profil")
    for refused in (
        calls.ring(await stage.member(ines), company.id),
        appointments.require_may_request(await stage.member(ines), company.id),
        conversations.leave_message(await stage.member(ines), company.id, "Bonjour"),
    ):
        with pytest.raises(CertificationNeeded):
            await refused
    # A public body is on no side of the marketplace, and is turned to by certified members only all the same.
    fire = await _profile_of(stage, await stage.professional("Pompiers", category=MemberCategory.PUBLIC_BODY))
    await ines.starts(f"p_{fire.public_id}")
    ines.sees("Pompiers", "Certifiez d'abord votre profil")
    with pytest.raises(CertificationNeeded):
        await appointments.require_may_request(await stage.member(ines), fire.id)
    await ines.starts(f"p_{other.public_id}")
    ines.sees("Léa")
    ines.does_not_see("Une description assez longue")
    assert (await Conversation.all().count(), await Call.all().count(), await Appointment.all().count()) == (
        0,
        0,
        0,
    )

    await ines.says("/menu")
    await ines.taps("Rendre mon profil public")
    await ines.taps("Pas encore de permis")
    ines.sees("L'équipe vous contacte")
    await ada.look()
    ada.saw("attend votre appel")
    await ines.says("/missions")
    ines.sees(*MISSING)
    hidden = await _profile_of(stage, ines)
    assert hidden.certification is Certification.NO_PERMIT
    for searcher in (nadia, lea):
        await searcher.says("/chercher")
        await searcher.says("Inès")
        assert f"|open|{hidden.public_id}" not in str(searcher.screen().raw)
        await searcher.starts(f"p_{hidden.public_id}")
        searcher.sees("n'existe pas ou n'est plus disponible")
