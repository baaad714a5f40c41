"""Small dialogs with their sentences, for the engine's own tests."""

from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from typing import Any, ClassVar

from fluent.runtime import FluentResource

from bot.engine import (
    Choice,
    Contact,
    Date,
    Dialog,
    Ending,
    Hours,
    Lookup,
    Many,
    Media,
    Money,
    Number,
    Option,
    Place,
    Preview,
    Several,
    Slot,
    Span,
    Text,
    YesNo,
    section,
)
from core.errors import NotAllowed, SlotTaken
from core.i18n import bundle
from models.sql import execute
from services.unit_of_work import unit_of_work


class WorkPlace(StrEnum):
    """Where a mission takes place."""

    ON_SITE = "on_site"
    REMOTE = "remote"
    BOTH = "both"


class Mission(Dialog):
    """Eight questions in at most thirty lines."""

    key, command = "tmis", "tmission"

    with section("mission"):
        title = Text(min=5, max=80, lines=False)
        place = Choice(WorkPlace)
        city = Place(when=lambda m: m.place is not WorkPlace.REMOTE)
        start = Date()
    with section("skills"):
        skills = Many(("python", "java", "rust", "go", "perl", "cobol", "ada", "lisp"), max=3)
    with section("rate"):
        rate = Money(currency="CHF")
        urgent = YesNo()
        note = Text(optional=True)
    preview = Preview()

    published: ClassVar[list[dict[str, Any]]] = []

    async def done(self) -> Ending | None:
        self.published.append(self.answers)
        await mark("mission")
        if self.title == "Interdit":
            raise NotAllowed()
        return None


async def mark(name: str) -> None:
    """Leaves a trace in the transaction, to see what was rolled back."""
    async with unit_of_work():
        await execute("INSERT INTO app_state (key, value) VALUES (:key, 'x')", key=f"{name}:{next(_numbers)}")


_numbers = iter(range(10**9))
FREE = [datetime(2026, 5, 5 + d, h, 0, tzinfo=UTC) for d in range(3) for h in (8, 9, 13)]


class Booking(Dialog):
    """A slot that may be gone."""

    key = "tbook"
    blame: ClassVar[dict[str, str]] = {"slot-taken": "slot"}
    taken: ClassVar[set[datetime]] = set()
    gone_at_end: ClassVar[bool] = False

    async def days(self) -> list[tuple[date, int]]:
        days = sorted({at.date() for at in FREE})
        return [(day, sum(at.date() == day for at in FREE)) for day in days]

    async def slots(self, day: date) -> list[Span]:
        return [
            Span(at, at + timedelta(minutes=30)) for at in FREE if at.date() == day and at not in self.taken
        ]

    async def zone_there(self) -> str:
        return "America/New_York"

    async def hold(self, span: Span) -> None:
        await mark("hold")
        if span.start in self.taken:
            raise SlotTaken(alternatives=[FREE[4], FREE[5]], count=2)

    slot = Slot(days=days, slots=slots, other_zone=zone_there, held=hold)
    topic = Text(max=200)
    preview = Preview()

    async def done(self) -> Ending | None:
        await mark("booking")
        if type(self).gone_at_end:
            type(self).gone_at_end = False
            raise SlotTaken(alternatives=[FREE[4], FREE[5]], count=2)
        return Ending(notice="tbook-done", values={"topic": self.topic})


async def people(dialog: Dialog) -> list[Option]:
    """Somebody's list, from elsewhere."""
    return [Option(f"p{n}", f"Personne {n}") for n in range(1, 15)]


async def cities(dialog: Dialog, text: str) -> list[tuple[str, str]]:
    """Cities whose name begins so."""
    names = ("Lausanne", "Lauterbrunnen", "Laufon", "Genève")
    return [(n[:8].lower(), n) for n in names if n.lower().startswith(text.lower()[:3])]


class Part(Dialog, register=False):
    """One language with its level."""

    key = "p"

    language = Text(max=30)
    level = Number(min=1, max=5)


class Everything(Dialog):
    """The other kinds of questions."""

    key = "tall"

    who = Choice(people)
    others = Many(people, min=0, max=2)
    where = Lookup(search=cities)
    age = Number(min=18, max=120)
    phone = Contact()
    week = Hours()
    proofs = Media(max=3, optional=True)
    languages = Several(Part, max=3)


class Tappable(Dialog):
    """Every question can be answered without a keyboard, and without a tap."""

    key = "ttap"

    place = Choice(WorkPlace)
    skills = Many(
        ("python", "java", "rust", "go", "perl", "cobol", "ada", "lisp"), max=3, words="tmis-skills"
    )
    start = Date(when=lambda d: d.place is not WorkPlace.BOTH)
    urgent = YesNo(optional=True)
    slot = Slot(days=Booking.days, slots=Booking.slots)
    preview = Preview()

    taken: ClassVar[set[datetime]] = Booking.taken

    async def done(self) -> Ending | None:
        await mark("tap")
        return None


FRENCH = """
tmis = Création d’une mission
    .confirm = 🚀 Publier la mission
tmis-done = La mission est publiée.
tmis-section-mission = Mission
tmis-section-skills = Compétences
tmis-section-rate = Tarif
tmis-title = Quel est le titre ?
    .label = Titre
    .hint = En quelques mots.
    .error-too-long = Un titre tient en { $max } caractères.
tmis-place = Où se déroule la mission ?
    .label = Lieu
tmis-city = Dans quelle ville ?
    .label = Ville
tmis-start = Quand commence-t-elle ?
    .label = Début
tmis-skills = Quelles compétences ?
    .label = Compétences
tmis-rate = Quel tarif par jour ?
    .label = Tarif
tmis-urgent = Est-ce urgent ?
    .label = Urgent
tmis-note = Une remarque ?
    .label = Remarque
work-place-on-site = 🏢 Sur site
    .synonyms = sur place, présentiel
work-place-remote = 🏠 À distance
work-place-both = 🔀 Les deux
tbook = Rendez-vous
tbook-done = Demande envoyée : { $topic }.
tbook-slot = Quel créneau ?
    .label = Créneau
tbook-topic = De quoi s’agit-il ?
    .label = Sujet
ttap = Sans clavier
ttap-place = Où ?
ttap-skills = Quelles compétences ?
ttap-start = Quand ?
ttap-urgent = Urgent ?
ttap-slot = Quel créneau ?
tall = Tout le reste
tall-done = Merci.
tall-who = Qui ?
tall-others = Qui d’autre ?
tall-where = Où ?
tall-age = Quel âge ?
tall-phone = Quel numéro ?
tall-week = Quels horaires ?
tall-proofs = Des pièces ?
tall-languages = Quelles langues ?
"""
SKILLS = "".join(
    f"tmis-skills-{name} = {name.capitalize()}\n"
    for name in "python java rust go perl cobol ada lisp".split()
)
ENGLISH = (
    FRENCH.replace("Sur site", "On site").replace("À distance", "Remote").replace("Les deux", "Both")
).replace("Quel est le titre", "What is the title")


def add_words() -> None:
    """Puts the samples' sentences into the catalogue of this process."""
    for language, text in (("fr", FRENCH), ("en", ENGLISH)):
        bundle(language).add_resource(
            FluentResource(text + SKILLS + "p-language = Langue\np-level = Niveau\n"), allow_overrides=True
        )
