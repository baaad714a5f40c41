"""S13, what follows the deal: numbers are exchanged freely, by consent, and nothing of it before the deal."""

import pytest

from models.conversation import ContactShare, Conversation
from models.member import Member
from models.mission import MissionStatus
from services import contact_shares
from services.contact_shares import DealNeeded
from tests.kit.stage import Stage
from tests.scenarios import interest
from tests.scenarios.test_s18_mission_closed import collaboration

LURE = "Ce message propose de sortir de la plateforme"


@pytest.mark.slow
async def test_s13_before_the_deal_a_lure_is_warned_of_and_after_it_no_more(stage: Stage) -> None:
    nadia = await interest.company(stage)
    lea = await stage.professional("Léa")
    mission = await interest.published(stage, nadia)
    await interest.talking(stage, nadia, mission, lea)
    thread = await Conversation.get()
    with pytest.raises(DealNeeded):
        await contact_shares.access_exchange(thread.id, await stage.member(lea))
    await lea.taps_data(f"b1|contacts|open|{thread.id}")
    lea.is_told("après l'accord des deux côtés")
    await lea.says("/messages")
    await lea.taps("Alpina · Refonte du site")
    lea.does_not_see("Échanger nos coordonnées")
    await lea.says("Bonjour, merci pour votre confiance.")
    await lea.look()
    await nadia.look()
    nadia.never_saw(LURE)
    await lea.edits("Bonjour, merci", "Appelez-moi au 0\u200b79 123 45 67")
    lea.does_not_see(LURE)
    await nadia.look()
    nadia.saw(LURE)  # The card that Nadia has already is drawn anew, with the warning.
    await nadia.says("/messages")
    await nadia.taps("Léa · Refonte du site")
    nadia.sees(LURE, "123 45 67", "Déclarer une arnaque", "modifié")

    first = (await interest.Application.get()).version
    firm = await interest.applications.apply_firmly(
        await stage.member(lea), (await interest.Application.get()).id, first
    )
    await interest.applications.choose(await stage.member(nadia), firm.id, firm.version)
    await stage.settle()
    assert (await type(mission).get(id=mission.id)).status is MissionStatus.FILLED
    await nadia.says("/messages")
    await nadia.taps("Léa · Refonte du site")
    nadia.sees("123 45 67", "Échanger nos coordonnées")
    nadia.does_not_see(LURE)


@pytest.mark.slow
async def test_s13_each_side_reads_what_it_gives_and_confirms(stage: Stage) -> None:
    nadia, lea, _ = await collaboration(stage)
    member = await stage.member(lea)
    await Member.filter(id=member.id).update(email="lea@example.org", email_verified_at=member.registered_at)
    await lea.says("/messages")
    await lea.taps("Alpina · Refonte du site")
    await lea.taps("Échanger nos coordonnées")
    lea.sees("Alpina : rien reçu", "Vous n'avez encore rien donné")
    await lea.taps("Donner mes coordonnées")
    lea.sees("lea@example.org")  # Asked, and not given before she says so.
    await lea.taps("Oui")
    lea.sees("numéro de téléphone")
    await lea.sends_contact(nadia.user_id)  # Somebody else's number is not Léa's to give.
    lea.sees("numéro de téléphone")
    await lea.says("jamais")
    lea.sees("Écrivez un numéro de téléphone")
    await lea.sends_contact()
    lea.sees("Voici exactement ce qui sera montré à Alpina", "Léa", "lea@example.org")
    assert await ContactShare.all().count() == 0
    await nadia.look()
    nadia.never_saw("lea@example.org")
    await lea.taps("Modifier : Adresse e-mail")
    await lea.taps("Non")
    lea.does_not_see("lea@example.org")
    await lea.taps("Donner ces coordonnées", times=2)
    lea.sees("vos coordonnées sont montrées", "Ce que vous avez donné")
    share = await ContactShare.get()
    assert (share.member_id, share.email) == (member.id, "") and share.phone

    await nadia.look()
    nadia.saw("Léa vous donne ses coordonnées")
    nadia.sees("Ce que vous avez reçu", share.phone)
    nadia.never_saw("lea@example.org")
    await nadia.taps("Donner mes coordonnées")
    await nadia.taps("Passer")
    await nadia.taps("Donner ces coordonnées")
    nadia.sees("Indiquez au moins un moyen de vous joindre")
    await nadia.says("022 345 67 89")
    await nadia.taps("Donner ces coordonnées")
    await lea.look()
    lea.saw("Alpina vous donne ses coordonnées")
    lea.sees("022 345 67 89", share.phone)

    eve = await stage.professional("Ève")
    for act in ("open", "share", "withdraw"):
        await eve.taps_data(f"b1|contacts|{act}|{share.conversation_id}")
        eve.is_told("n'existe pas")
    await lea.taps("Retirer mes coordonnées")
    await nadia.look()
    nadia.does_not_see(share.phone)
    assert await ContactShare.all().count() == 1
