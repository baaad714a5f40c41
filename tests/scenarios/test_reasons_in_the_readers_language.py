"""A reason of a list is read in the language of whoever reads it (EXT-22)."""

from models.application import Application
from models.appointment import Appointment
from tests.kit.stage import Stage
from tests.scenarios import interest
from tests.scenarios.walks import requested


async def test_a_reason_of_the_list_is_read_in_the_language_of_the_reader(stage: Stage) -> None:
    nadia, lea = await interest.company(stage), await stage.professional("Léa", language_code="en")
    marc = await stage.professional("Marc")
    mission = await interest.published(stage, nadia)
    first = await interest.proposed(stage, lea, mission)
    await nadia.taps_data(f"n1|application|{first.id}|{first.version}|discard")
    await nadia.taps("Compétences différentes")
    await nadia.taps("Écarter définitivement")
    nadia.sees("Raison : Compétences différentes")
    await lea.look()
    lea.saw("Reason: Different skills")
    second = await interest.proposed(stage, marc, mission)
    await nadia.taps_data(f"n1|application|{second.id}|{second.version}|discard")
    await nadia.taps("Autre raison")
    await nadia.says("Le budget a changé.")
    await nadia.taps("Écarter définitivement")
    await marc.look()
    marc.saw("Raison : Le budget a changé.")
    # What was written before reasons had codes stays as it was written.
    await Application.filter(id=first.id).update(reason="Compétences différentes")
    await lea.taps_data(f"b1|application|open|{first.id}")
    lea.sees("Reason: Compétences différentes")


async def test_why_an_appointment_was_declined_is_read_in_the_language_of_the_reader(stage: Stage) -> None:
    lea, tom, asked = await requested(stage, "fr")
    await tom.says("/langue")
    await tom.taps("English")
    await lea.taps_data(f"n1|appointment|{asked.id}|{asked.version}|decline")
    await lea.taps("Emploi du temps chargé")
    lea.sees("Emploi du temps chargé")
    await lea.taps("Refuser")
    await stage.settle()
    await tom.look()
    tom.saw("Schedule too busy")
    assert (await Appointment.get(id=asked.id)).reason == "#busy"
