"""Somebody certified changes their legal name: through the team, with the certificate kept until the decision."""

import pytest

from models.audit import AuditEntry
from models.certification import EvidenceDocument
from models.help_request import HelpRequest, HelpTopic
from models.member import MemberCategory
from models.profile import Certification, Profile
from tests.kit.documents import pdf
from tests.kit.person import Person
from tests.kit.stage import Stage
from tests.scenarios.moderating import of_the_team, opens_the_documents

pytestmark = pytest.mark.usefixtures("kept_files")


async def _asks(person: Person, first: str, last: str) -> None:
    await person.taps_data("b1|certify|open|")
    await person.taps("Changer de nom")
    await person.says(first)
    await person.says(last)
    await person.says("Mariage au 1er mai.")
    person.sees("Voici votre demande", first, last)
    await person.taps("Envoyer à l'équipe")


@pytest.mark.slow
async def test_a_certified_freelance_marries_and_is_found_under_the_new_name_all_the_while(
    stage: Stage,
) -> None:
    ada = await of_the_team(stage, "Ada")
    ines = await stage.professional("Inès Rochat")
    await ines.taps_data("b1|certify|open|")
    await ines.taps("Changer de nom")
    ines.sees("Nom actuel : Inès Rochat", "Votre certificat reste en vigueur")
    await ines.taps("Annuler")
    await _asks(ines, "Inès", "Favre")
    ines.sees("Demande n° 1", "Changement de nom", "Inès Rochat → Inès Favre")
    await ines.taps_data("b1|certify|rename|")
    ines.sees("Demande n° 1")
    assert (await HelpRequest.get()).topic is HelpTopic.NAME

    await ada.look()
    ada.saw("Inès Rochat → Inès Favre")
    await ada.taps("Mettre ce nom en analyse", times=2)
    ada.saw("Le nouveau nom est en cours d'analyse")
    profile, member = await Profile.get(), await stage.member(ines)
    assert profile.certification is Certification.REVIEW and profile.is_certified
    assert (member.first_name, member.last_name) == ("Inès", "Favre")
    assert profile.display_name == member.display_name == "Inès Favre"
    await ines.look()
    ines.saw("Votre nouveau nom est en cours d'analyse")
    tom = await stage.visitor("Tom")
    await tom.says("/chercher")
    await tom.says("Favre")
    tom.sees("Inès Favre")

    await ines.taps_data("b1|certify|open|")
    ines.sees("certificat reste en vigueur", "document à votre nouveau nom", "Déposer : Permis")
    await ines.sends_file("permis au nouveau nom.pdf", pdf())
    ines.sees("permis ou pièce d'identité est reçu")
    assert await EvidenceDocument.all().count() == 1
    await ada.says("/certifs")
    await ada.taps("Inès Favre")
    ada.sees("Inès Rochat → Inès Favre", "Voir : Permis")
    await opens_the_documents(ada)
    await ada.taps("Certifier")
    await ada.taps("Passer")
    await ada.taps("Certifier")
    profile = await Profile.get()
    assert profile.certification is Certification.CERTIFIED and not profile.certificate_kept
    acts = [each.action for each in await AuditEntry.filter(object_kind="help_request").order_by("id")]
    assert acts == ["help.name"]


@pytest.mark.parametrize(
    ("shown", "before", "after"),
    [
        ("Inès", "Inès", "Agnès"),
        ("Inès R.", "Inès R.", "Agnès F."),
        ("Studio Alto", "Studio Alto", "Studio Alto"),
    ],
)
async def test_the_shown_name_follows_in_the_way_that_was_chosen(
    stage: Stage, shown: str, before: str, after: str
) -> None:
    ada = await of_the_team(stage, "Ada")
    ines = await stage.person("Inès", last_name="Rochat")
    await ines.starts()
    ines = await _registered(stage, ines, shown)
    assert (await Profile.get()).display_name == before
    await _asks(ines, "Agnès", "Favre")
    await ada.look()
    await ada.taps("Mettre ce nom en analyse")
    assert (await Profile.get()).display_name == after
    assert (await stage.member(ines)).display_name == after


async def _registered(stage: Stage, person: Person, shown: str) -> Person:
    from models.profile import Domain
    from services import members
    from services.certifications import certify_profile

    member = await stage.member(person)
    await members.accept_terms(member.id)
    profile = await members.register_professional(
        member.id,
        MemberCategory.FREELANCE,
        shown,
        "Interprète",
        Domain.IT,
        "Lausanne",
        "Une description.",
        ["Python"],
    )
    await certify_profile(profile.id, "Ada")
    return await person.says("/menu")


async def test_what_is_not_certified_or_not_a_person_has_no_name_to_change_here(stage: Stage) -> None:
    ines = await stage.professional("Inès Rochat", certified=False)
    await ines.taps_data("b1|certify|rename|")
    ines.is_told("n'est pas encore vérifié")
    nadia = await stage.professional("Alpina SA", category=MemberCategory.COMPANY)
    await nadia.taps_data("b1|certify|rename|")
    assert not await HelpRequest.all().exists()
    lea = await stage.professional("Léa Blanc")
    await lea.taps_data("b1|contact|open|")
    await lea.taps("Annuler")
    await lea.taps_data("b1|certify|rename|")
    await lea.says("Léa Blanc")
    await lea.says("x" * 81)
    lea.sees("80")
    await lea.says("Noir")
    await lea.says("Mariage au 1er mai.")
    ada = await of_the_team(stage, "Ada")
    await lea.taps("Envoyer à l'équipe")
    # Suspended meanwhile: there is nothing to carry out any more.
    await Profile.filter(display_name="Léa Blanc").update(certification=Certification.EXPIRED)
    request = await HelpRequest.get()
    await ada.taps_data(f"n1|help_request|{request.id}|{request.version}|carry_out")
    ada.is_told("Ce profil a changé depuis la demande")
    assert (await stage.member(lea)).last_name == ""
