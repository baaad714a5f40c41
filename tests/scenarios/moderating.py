"""What the team and the people it decides about do, screen by screen."""

from core.links import read_view_pass
from models.measure import Appeal
from models.profile import Profile
from services.certifications import open_document, submit_if_complete
from services.evidence.giving import give_document
from services.members import appoint_admin
from tests.kit.documents import pdf, picture
from tests.kit.kept import KEYS
from tests.kit.person import Person
from tests.kit.stage import Stage

SPAM = "Votre profil ne parle que de jeux d’argent."


async def of_the_team(stage: Stage, name: str) -> Person:
    """An administrator who is at the menu."""
    person = await stage.visitor(name)
    await appoint_admin(person.user_id)
    return await person.says("/menu")


async def gives(stage: Stage, person: Person, what: str, content: bytes) -> None:
    """A document goes through the page that the button opens."""
    await person.taps(f"Déposer : {what}")
    token = person.address(f"Ouvrir la page : {what}").partition("#")[2]
    giving = await give_document(KEYS, token, content)
    await submit_if_complete(giving.profile.id, giving.member.id)
    await stage.settle()
    await person.look()


async def gives_both(stage: Stage, person: Person) -> None:
    """What is asked of a freelance."""
    await gives(stage, person, "Permis ou pièce d’identité", pdf())
    await gives(stage, person, "Justificatif de domicile", picture())


async def opens_the_documents(admin: Person) -> None:
    """Somebody of the team opens every document of the case on their screen."""
    rows = admin.screen().raw["reply_markup"]["inline_keyboard"]
    tokens = [
        button["url"].partition("#")[2] for row in rows for button in row if "/d?" in button.get("url", "")
    ]
    for token in tokens:
        view_pass = read_view_pass(KEYS, token)
        await open_document(view_pass.admin_id, view_pass.document)


async def name_of(stage: Stage, person: Person) -> str:
    """The public id of a person."""
    return (await stage.member(person)).public_id


async def profile_of(stage: Stage, person: Person) -> Profile:
    """A person's own profile."""
    return await Profile.get(member_id=(await stage.member(person)).id)


async def suspends(admin: Person, name: str, *, days: str = "30 jours") -> None:
    """An administrator suspends an account through its five screens."""
    await admin.taps_data(f"b1|member_case|open|{name}")
    await admin.taps("Suspendre")
    await admin.taps("Contenu hors sujet")
    await admin.says(SPAM)
    admin.sees("Pour combien de temps", "7 jours", "90 jours")
    await (admin.says(days) if days.isdecimal() else admin.taps(days))
    admin.sees("Contenu hors sujet", SPAM)
    await admin.taps("Suspendre maintenant")


async def deletes(admin: Person, name: str, rule: str) -> None:
    """An administrator announces the end of an account, or proposes an exclusion."""
    await admin.taps_data(f"b1|member_case|open|{name}")
    await admin.taps("Supprimer ce compte")
    admin.sees("30 jours")
    await admin.taps(rule)
    await admin.says(SPAM)
    await admin.taps("Supprimer ce compte")


async def contests(person: Person, text: str = "Ce n’est pas mon profil, regardez encore.") -> None:
    """Whom a decision is about contests it."""
    await person.taps("Contester cette décision")
    await person.says(text)
    person.sees("part une seule fois", text)
    await person.taps("Envoyer")
    person.sees("contestation est déposée")


async def decides(admin: Person, outcome: str) -> None:
    """An administrator decides the one appeal."""
    await admin.taps_data("b1|appeals|open|")
    admin.sees("Une contestation attend")
    number = (await Appeal.get()).id
    await admin.taps_data(f"b1|appeal|open|{number}")
    await admin.taps("Décider")
    await admin.taps(outcome)
    await admin.says("Nous avons tout relu, merci.")
    assert (await Appeal.get()).outcome is None, "what is typed decides nothing"
    admin.sees("Si vous confirmez", "Nous avons tout relu", "ne se modifie plus")
    await admin.taps("Envoyer la décision")


async def may_not_decide(admin: Person) -> None:
    """Whoever decided first reads that somebody else has to."""
    appeal = await Appeal.get()
    await admin.taps_data(f"b1|appeal|open|{appeal.id}")
    admin.sees("Vous avez pris cette décision", "sur le serveur")
    await admin.taps_data(f"n1|appeal|{appeal.id}|{appeal.version}|decide")
    admin.is_told("Une autre personne de l'équipe doit réexaminer")
    assert (await Appeal.get()).outcome is None, "whoever decided does not decide again"
