"""S05: deleting an account says beforehand what happens and when, and is taken back with one tap until then."""

from datetime import timedelta

import pytest

from models.audit import AuditEntry
from models.measure import Ending, Measure
from tests.kit.stage import Stage
from tests.scenarios.moderating import SPAM, name_of, of_the_team, profile_of

pytestmark = pytest.mark.usefixtures("kept_files")


async def test_the_team_reads_what_will_happen_and_takes_it_back_before_the_day(stage: Stage) -> None:
    sam, ada = await of_the_team(stage, "Sam"), await of_the_team(stage, "Ada")
    zed = await stage.professional("Zed Zorglub")
    await sam.taps_data(f"b1|member_case|delete|{await name_of(stage, zed)}")
    await sam.taps("Contenu hors sujet")
    await sam.says(SPAM)
    sam.sees("Zed Zorglub reçoit tout de suite les raisons", "mercredi 3 juin 2026", "annuler d'un geste")
    zed.never_saw("supprimer votre compte")
    await sam.taps("🗑 Supprimer ce compte")
    await zed.look()
    zed.saw("L'équipe a décidé de supprimer votre compte")
    # Anybody of the team may take it back, not only who decided.
    measure = await Measure.get()
    await zed.taps_data(f"n1|measure|{measure.id}|{measure.version}|lift")
    zed.is_told("n'existe pas")
    await ada.taps_data(f"b1|member_case|open|{await name_of(stage, zed)}")
    await ada.taps("Voir la suppression")
    ada.sees("Date d'effet : 3 juin 2026")
    await ada.taps("Annuler la suppression", times=2)
    await zed.look()
    zed.saw("est levée")
    assert (await Measure.get()).ending is Ending.LIFTED
    await stage.passes(timedelta(days=31))
    assert (await profile_of(stage, zed)).deleted_at is None
    acts = [entry.action for entry in await AuditEntry.filter(object_kind="member").order_by("id")]
    assert acts[-2:] == ["account.deletion", "account.deletion.lifted"]
    await sam.says("/audit")
    sam.sees("Ada : suppression du compte annulée")


async def test_an_exclusion_says_that_a_second_person_confirms_it_and_is_not_lifted_afterwards(
    stage: Stage,
) -> None:
    sam, ada = await of_the_team(stage, "Sam"), await of_the_team(stage, "Ada")
    zed = await stage.professional("Zed Zorglub")
    await sam.taps_data(f"b1|member_case|delete|{await name_of(stage, zed)}")
    await sam.taps("Fraude")
    await sam.says(SPAM)
    sam.sees("rien ne change encore pour Zed Zorglub", "jusqu'au lundi 11 mai 2026")
    await sam.taps("🗑 Supprimer ce compte")
    measure = await Measure.get()
    await ada.taps_data(f"n1|measure|{measure.id}|{measure.version}|confirm")
    measure = await Measure.get()
    for admin in (sam, ada):
        await admin.taps_data(f"b1|measure|open|{measure.id}")
        admin.does_not_see("Annuler la suppression")
        await admin.taps_data(f"n1|measure|{measure.id}|{measure.version}|lift")
    assert (await Measure.get()).ending is not Ending.LIFTED
