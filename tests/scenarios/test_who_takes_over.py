"""« Mes services »: naming another owner is asked of the other, who says yes, no, or nothing."""

from datetime import timedelta

from models.audit import AuditEntry
from models.member import Membership
from tests.kit.person import Person
from tests.kit.stage import Stage
from tests.scenarios.test_s23_the_other_categories import alpina, on_duty


async def _asks(nadia: Person) -> None:
    await nadia.taps_data("b1|team|open|")
    await nadia.taps("👤 Bob")
    await nadia.taps("Proposer la responsabilité")
    nadia.sees("Rien ne change avant sa réponse", "c'est définitif")
    await nadia.taps("Oui, proposer")
    nadia.sees("proposition est partie", "proposée à Bob", "lundi 11 mai")


async def test_the_colleague_accepts_for_good_and_both_are_told(stage: Stage) -> None:
    nadia = await alpina(stage)
    bob = await on_duty(stage, nadia, "Bob", "Vente")
    await _asks(nadia)
    assert (await Membership.get(is_owner=True)).member_id == (await stage.member(nadia)).id
    eve = await on_duty(stage, nadia, "Eve", "Vente")
    await eve.taps_data("b1|team|open|")
    eve.does_not_see("proposée")
    await eve.taps_data("b1|owner_offer|open|")
    eve.is_told("n'a plus cours")
    place = await Membership.get(member_id=(await stage.member(bob)).id)
    await eve.taps_data(f"b1|owner_offer|accept|{place.id}.{place.version}")
    eve.is_told("n'existe pas")
    await bob.look()
    bob.saw("vous propose la responsabilité de l'équipe « Alpina SA »")
    await bob.taps("Répondre à la proposition")
    bob.sees("Alpina SA", "Accepter est définitif", "lundi 11 mai")
    await bob.taps("Accepter définitivement")
    bob.sees("Vous êtes maintenant responsable", "Inviter une personne")
    await nadia.look()
    nadia.saw("Bob a accepté la responsabilité")
    await nadia.taps_data("b1|team|open|")
    nadia.does_not_see("Inviter une personne")
    assert (await Membership.get(is_owner=True)).member_id == (await stage.member(bob)).id
    acts = [each.action for each in await AuditEntry.filter(object_kind="organisation").order_by("id")]
    assert acts[-2:] == ["team.joined", "team.owner"] and "team.owner_offered" in acts


async def test_a_no_and_a_question_taken_back_change_nothing(stage: Stage) -> None:
    nadia = await alpina(stage)
    bob = await on_duty(stage, nadia, "Bob", "Vente")
    await _asks(nadia)
    await bob.taps_data("b1|team|open|")
    bob.sees("vous propose la responsabilité de cette équipe")
    await bob.taps("Répondre à la proposition")
    await bob.taps("Non merci")
    bob.sees("rien ne change dans l'équipe")
    await nadia.look()
    nadia.saw("Bob ne reprend pas la responsabilité")
    await _asks(nadia)
    await bob.look()
    await bob.taps("Répondre à la proposition")
    await nadia.taps("👤 Bob")
    nadia.sees("proposée à Bob", "Retirer la proposition")
    nadia.does_not_see("Proposer la responsabilité")
    await nadia.taps("Retirer la proposition")
    nadia.sees("La proposition est retirée")
    place = await Membership.get(member_id=(await stage.member(bob)).id)
    await bob.taps_data(f"b1|owner_offer|accept|{place.id}.{place.version}")
    bob.is_told("n'a plus cours")
    bob.saw("n'a plus cours")
    assert (await Membership.get(is_owner=True)).member_id == (await stage.member(nadia)).id


async def test_no_answer_within_seven_days_is_told_to_both(stage: Stage) -> None:
    nadia = await alpina(stage)
    bob = await on_duty(stage, nadia, "Bob", "Vente")
    await _asks(nadia)
    await stage.passes(timedelta(days=7, minutes=1))
    await nadia.look()
    nadia.saw("Bob n'a pas répondu sous 7 jours")
    await bob.look()
    bob.saw("n'a plus cours")
    await bob.taps_data("b1|owner_offer|open|")
    bob.is_told("n'a plus cours")
    assert not await Membership.exclude(owner_offered_at=None).exists()
