"""How a person narrows a page of results: « Filtrer », perhaps the second four filters, then a filter or its value."""

from tests.kit.person import Person


async def filters_by(person: Person, *labels: str) -> None:
    """Taps « Filtrer », then one label after the other; the first may be among the other filters."""
    await person.taps("Filtrer")
    if not person.screen().offers(labels[0]):
        await person.taps("Autres filtres")
    for label in labels:
        await person.taps(label)
