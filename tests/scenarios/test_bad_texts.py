"""HTML, emoji and other scripts in every field: what people wrote is what others read, letter for letter."""

import pytest

from models.appointment import Appointment
from models.delivery import InboxState, InboxUpdate
from models.profile import Profile
from services.agenda import set_working_hours
from services.certifications import certify_profile
from services.members import appoint_admin
from tests.kit.person import Person
from tests.kit.stage import Stage
from tests.scenarios.walks import OFFICE, session_of

HTML = (
    '<b>gras</b> & "co" <script>x()</script> </i> <a href="tg://user?id=1">moi</a> &lt;b&gt; &amp;amp; {n} %s'
)
SHORT = "<b>Zoé</b> & <i>Co</i> &lt;br>"
NAMES = (
    "🔥🔥", "👩‍🚀 Zoë 🇨🇭", "محمد العربي", "עברית שלום", "\u202eevila", "Z̷͎̈a̸l̶g̴o̵", "李小龙", "<Léa>",
    "&amp;", "ㅤ", "\u2800", "_*`[x](y)", "٣٤", "𝓛é𝓪", "A" * 64, "/menu", "{name}", "-",
)  # fmt: skip


async def _confirms(stage: Stage, person: Person) -> None:
    session = await session_of(stage, person)
    assert session is not None
    await person.taps_data(f"d1|{session.id}|{session.turn}|confirm:")


async def _nothing_failed(*people: Person) -> None:
    left = await InboxUpdate.exclude(state=InboxState.DONE)
    assert not left, [(row.state, row.error) for row in left]
    for person in people:
        person.never_saw("ne peut pas s’afficher")
        person.never_saw("n’a pas abouti")


def shows(person: Person, *texts: str) -> None:
    """Asserts that the newest screen has each text exactly, letter for letter."""
    shown = person.screen()
    whole = "\n".join([shown.text, *shown.labels])
    for text in texts:
        assert text in whole, f"« {text} » is not in:\n{shown}"


def showed(person: Person, *texts: str) -> None:
    """Asserts that some message has each text exactly."""
    everything = "\n".join("\n".join([s.text, *s.labels]) for s in person.received)
    for text in texts:
        assert text in everything, f"« {text} » is in none of:\n{everything}"


def nobody_is_linked(*people: Person) -> None:
    """Asserts that no message links to somebody, which only hostile HTML could bring about."""
    for person in people:
        for screen in person.received:
            kinds = [entity["type"] for entity in screen.raw.get("entities", [])]
            assert "text_mention" not in kinds and "text_link" not in kinds, screen


async def _registers(stage: Stage, first_name: str) -> tuple[Person, Profile]:
    """A professional who writes HTML in every field, certified, with office hours."""
    lea = await stage.person(first_name)
    await lea.starts()
    await lea.taps_data("b1|welcome|accept|")
    await lea.taps_data("b1|category|choose|freelance")
    for text in (
        SHORT,
        f"Métier {SHORT}",
        "5",
        "1",
        f"Ville {SHORT}",
        f"{SHORT}, Rust <3",
        f"Présentation {HTML}",
    ):
        await lea.says(text)
    shows(lea, SHORT, f"Métier {SHORT}", f"Ville {SHORT}", "Rust <3", f"Présentation {HTML}"[:60])
    await _confirms(stage, lea)
    member = await stage.member(lea)
    profile = await Profile.get(member_id=member.id)
    await certify_profile(profile.id, "Ada <admin>")
    await set_working_hours(member, profile.id, {day: OFFICE for day in range(5)})
    await stage.settle()
    return await lea.look(), profile


async def _visitor(stage: Stage) -> Person:
    tom = await stage.person("<i>Tom</i> &amp;")
    await tom.starts()
    await tom.taps_data("b1|welcome|accept|")
    await tom.taps_data("b1|category|choose|visitor")
    await tom.says(f"Rue {SHORT}")
    await tom.says(f"Ville {SHORT}")
    shows(tom, "<i>Tom</i> &amp;")
    return tom


@pytest.mark.slow
async def test_html_in_every_field_is_text_on_every_screen(stage: Stage) -> None:
    lea, profile = await _registers(stage, "<u>Léa</u>")
    tom = await _visitor(stage)
    await tom.says("/parametres")
    shows(tom, f"Rue {SHORT}, Ville {SHORT}")
    await tom.says("/chercher")
    await tom.says("<b>Zoé</b>")
    shows(tom, SHORT)
    await tom.taps_data(f"b1|profile|open|{profile.public_id}")
    shows(tom, SHORT, f"Métier {SHORT} · Ville {SHORT}", "Ada <admin>")
    await tom.taps_data(f"b1|profile|availability|{profile.public_id}")
    shows(tom, SHORT)

    await tom.taps_data(f"b1|profile|message|{profile.public_id}")
    shows(tom, SHORT)
    await tom.says(f"Message {HTML}")
    shows(tom, f"Message {HTML}")
    await lea.look()
    showed(lea, "<i>Tom</i> &amp;", f"Message {HTML}")
    await lea.taps("Répondre")
    await lea.says(f"Réponse {HTML}")
    shows(lea, f"Réponse {HTML}")
    await tom.look()
    showed(tom, f"Réponse {HTML}")
    for person in (lea, tom):
        await person.says("/messages")
        shows(person, "Réponse <b>gras</b> & ")
    await _books(stage, lea, tom, profile)
    await _reports(stage, tom, profile)
    await lea.says("/menu")
    shows(lea, SHORT)
    await lea.taps_data("b1|my_profile|open|")
    shows(lea, f"Présentation {HTML}")
    nobody_is_linked(lea, tom)
    await _nothing_failed(lea, tom)


async def _books(stage: Stage, lea: Person, tom: Person, profile: Profile) -> None:
    """A request whose purpose is HTML, declined with HTML; another one accepted and cancelled with HTML."""
    for reason, verb in ((f"Refus {HTML}", "decline"), (f"Annulation {HTML}", "cancel")):
        await tom.taps_data(f"b1|profile|book|{profile.public_id}")
        await tom.says("5.5 10:00")
        await tom.says(f"Sujet {HTML}")
        shows(tom, f"Sujet {HTML}")
        await _confirms(stage, tom)
        shows(tom, f"Sujet {HTML}", SHORT)
        await lea.look()
        showed(lea, f"Sujet {HTML}", "<i>Tom</i> &amp;")
        asked = await Appointment.all().order_by("-id").first()
        assert asked is not None
        if verb == "cancel":
            await lea.taps_data(f"n1|appointment|{asked.id}|{asked.version}|accept")
            await asked.refresh_from_db()
        await lea.taps_data(f"n1|appointment|{asked.id}|{asked.version}|{verb}")
        await lea.says("Autre raison")
        await lea.says(reason)
        await _confirms(stage, lea)
        showed(lea, reason)
        await tom.look()
        showed(tom, reason)
        await tom.says("/agenda")


async def _reports(stage: Stage, tom: Person, profile: Profile) -> None:
    """A report of a scam told in HTML, with a file of a hostile name."""
    ada = await stage.visitor("Ada")
    await appoint_admin(ada.user_id)
    await tom.taps_data(f"b1|scam|open|{profile.public_id}")
    await tom.says("1")
    await tom.says(f"Récit {HTML}")
    await tom.sends_file("<b>preuve</b>&.pdf")
    shows(tom, "<b>preuve</b>&.pdf")
    await tom.taps("Suivant")
    shows(tom, f"Récit {HTML}", SHORT)
    await _confirms(stage, tom)
    shows(tom, SHORT)
    await ada.look()
    await ada.taps("Ouvrir la déclaration")
    showed(ada, f"Récit {HTML}", SHORT)
    nobody_is_linked(ada)


@pytest.mark.parametrize("name", NAMES)
async def test_any_name_can_sign_up_write_and_take_an_appointment(stage: Stage, name: str) -> None:
    lea = await stage.professional("Léa Favre")
    member = await stage.member(lea)
    profile = await Profile.get(member_id=member.id)
    await set_working_hours(member, profile.id, {day: OFFICE for day in range(5)})
    guest = await stage.person(name)
    await guest.starts()
    await guest.taps_data("b1|welcome|accept|")
    await guest.taps_data("b1|category|choose|visitor")
    await guest.says("Rue du Lac 4")
    await guest.says("Nyon")
    guest.sees("Mon tableau de bord")
    await guest.taps_data(f"b1|profile|message|{profile.public_id}")
    await guest.says("Bonjour")
    await guest.taps_data(f"b1|profile|book|{profile.public_id}")
    await guest.says("5.5 10:00")
    await guest.says("Le site")
    await _confirms(stage, guest)
    guest.sees("Demandé")
    await lea.look()
    lea.saw("Bonjour")
    lea.saw("vous demande un rendez-vous")
    for command in ("/messages", "/agenda", "/menu"):
        for person in (lea, guest):
            await person.says(command)
            assert person.screen().labels
    await lea.taps("Messagerie")
    visible = "".join(c for c in name if c not in "\u202e")
    if visible.strip("ㅤ\u2800 "):
        showed(lea, visible)
    await _nothing_failed(lea, guest)


@pytest.mark.parametrize("name", ["🔥🔥", "محمد العربي", "\u202eevila", "ㅤ", "<Léa>", "٣٤", "..", "A" * 80])
async def test_any_name_of_a_professional_is_shown_or_refused_with_a_sentence(
    stage: Stage, name: str
) -> None:
    lea = await stage.person("Léa")
    await lea.starts()
    await lea.taps_data("b1|welcome|accept|")
    await lea.taps_data("b1|category|choose|freelance")
    question = lea.screen().text
    await lea.says(name)
    session = await session_of(stage, lea)
    assert session is not None
    if session.step == "display_name":
        assert lea.screen().text.removesuffix(question).strip(), "nothing was said"
        await lea.says("Léa Favre")
        name = "Léa Favre"
    for text in ("Plomberie", "5", "1", "Nyon", "Soudure", "passer"):
        await lea.says(text)
    await _confirms(stage, lea)
    profile = await Profile.get(member_id=(await stage.member(lea)).id)
    await certify_profile(profile.id, "Ada")
    tom = await stage.visitor("Tom")
    await tom.taps_data("b1|search|ask|Plomberie")
    assert any("b1|profile|open|" in str(row) for row in tom.screen().raw["reply_markup"]["inline_keyboard"])
    shows(tom, "".join(c for c in name if c != "\u202e"))
    for act in ("open", "message", "availability"):
        await tom.taps_data(f"b1|profile|{act}|{profile.public_id}")
    await tom.says("Bonjour")
    await tom.says("/messages")
    await lea.says("/menu")
    await _nothing_failed(lea, tom)
