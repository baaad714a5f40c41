"""S24: Elena is pre-registered, comes in by her link, changes her Telegram account, and what may go wrong."""

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from models.access import MailCode, PersonalLink
from models.delivery import Notification
from models.member import Member, MemberCategory
from models.profile import Profile
from services import mail_codes
from tests.kit.person import Person
from tests.kit.stage import Stage
from tests.scenarios.first_access import ADDRESS, Post, ada_of_the_team, mailbox_of, preregisters


@pytest.fixture
async def post(stage: Stage) -> AsyncIterator[Post]:
    """What arrives by mail."""
    async with mailbox_of(stage) as post:
        yield post


async def test_s24_elena_comes_in_by_her_mail_and_sees_how_well_she_is_protected(
    stage: Stage, post: Post
) -> None:
    ada = await ada_of_the_team(stage)
    await ada.taps("Pré-inscrire")
    for typed in ("e@", "elena chez ex.org"):
        await ada.says(typed)
        ada.sees("adresse e-mail complète")
    shown = await preregisters(ada, role="Interprète")
    ada.sees("freelance", "elena@ex.org (non vérifiée)", "n'a pas encore servi")
    mailed = post.link(ADDRESS)
    assert mailed != shown
    kept = str([vars(row) for row in await Notification.all()]) + str(await PersonalLink.all().values())
    assert mailed not in kept and shown not in kept
    # Whom the team expects already is said at the question, and not after the four that follow.
    await ada.says("/membre")
    await ada.taps("Pré-inscrire")
    await ada.says(ADDRESS)
    ada.sees("est déjà l'adresse d'un membre ou d'une personne pré-inscrite", "Quelle est l'adresse e-mail")

    hugo = await stage.person("Hugo")
    await hugo.starts("i_" + "x" * 22)
    hugo.sees("n'est pas reconnue. Contactez Claire Contact", "Récupérer mon compte")

    elena = await stage.person("Elena")
    await elena.starts(mailed)
    elena.sees("Vous êtes Elena Rossi", "Freelance", "Aucun mot de passe")
    assert await Member.filter(registered_at__not_isnull=True).count() == 1
    await elena.taps("Lire les conditions")
    await elena.taps("Précédent")
    await elena.taps("C'est moi")
    elena.sees("Votre accès est ouvert", "Elena Rossi · Interprète", "Rendre mon profil public")
    member = await stage.member(elena)
    assert member.category is MemberCategory.FREELANCE and member.email_verified_at is not None
    assert member.terms_accepted_at is not None
    assert (await Profile.get(member_id=member.id)).display_name == "Elena Rossi"
    await ada.look()
    ada.saw("Elena Rossi a ouvert son lien personnel")

    await elena.says("/parametres")
    elena.sees("Protection du compte : moyenne. E-mail vérifié : oui", "lien de secours")
    await elena.taps("Modifier mon e-mail")
    await elena.taps("Créer un lien de secours")
    elena.sees("Protection du compte : bonne", "start=r_")

    for payload in (mailed, shown):
        await hugo.starts(payload)
        hugo.sees("n'est pas reconnue")


async def test_s24_the_link_that_ada_copied_proves_no_mailbox(stage: Stage, post: Post) -> None:
    payload = await preregisters(await ada_of_the_team(stage), name="Alpina SA", category="Entreprise")
    elena = await stage.person("Elena")
    await elena.starts(payload)
    await elena.taps("C'est moi")
    member = await stage.member(elena)
    assert member.email == ADDRESS and member.email_verified_at is None
    await elena.says("/parametres")
    elena.sees("Protection du compte : faible. E-mail vérifié : non")
    await elena.taps("Modifier mon e-mail")
    await elena.taps("Confirmer cette adresse")
    elena.sees("parti à elena@ex.org", "Contactez Claire Contact")
    await elena.says(post.code(ADDRESS))
    elena.sees("Votre adresse est vérifiée")


@pytest.mark.slow
async def test_s24_a_code_is_over_after_ten_minutes_and_a_link_after_two_weeks(
    stage: Stage, post: Post
) -> None:
    ada = await ada_of_the_team(stage)
    payload = await preregisters(ada)
    elena = await stage.person("Elena")
    await elena.starts(payload)
    await stage.passes(timedelta(days=15))
    await elena.taps("C'est moi")
    elena.sees("n'est pas reconnue. Contactez Claire Contact")
    await ada.says("/membre elena")
    await ada.taps("Elena Rossi")
    await ada.taps("Nouveau lien")
    await elena.starts(post.link(ADDRESS))
    await elena.taps("C'est moi")
    elena.sees("Votre accès est ouvert")
    new = await stage.person("Elena2")
    await new.starts()
    await new.taps("Récupérer mon compte")
    await new.says(ADDRESS)
    await stage.passes(mail_codes.CODE_LIFE)
    await new.says(post.code(ADDRESS))
    new.sees("Aucun code valable")


@pytest.mark.slow
async def test_s24_who_has_an_account_already_is_told_what_to_do(stage: Stage, post: Post) -> None:
    payload = await preregisters(await ada_of_the_team(stage))
    tom = await stage.visitor("Tom")
    await tom.starts(payload)
    tom.sees("Ce Telegram a déjà son propre compte")
    await tom.taps_data("b1|recover|open|")
    tom.sees("a déjà son propre compte", "Claire Contact")
    await tom.says(ADDRESS)
    assert await MailCode.all().count() == 0
    await tom.taps_data("b1|invited|yes|")
    assert (await Member.get(email=ADDRESS)).telegram_id is None
    # Hugo has somebody else's link: he says so, and Elena can still use it.
    hugo, elena = await stage.person("Hugo"), await stage.person("Elena")
    await hugo.starts(payload)
    await hugo.taps("Ce n'est pas moi")
    hugo.sees("la personne attendue", "Claire Contact")
    await hugo.taps_data("b1|invited|yes|")
    await elena.starts(payload)
    await elena.taps("C'est moi", times=2)
    elena.sees("Elena Rossi")
    assert await Profile.all().count() == 1


@pytest.mark.slow
async def test_members_are_for_the_team_and_a_table_is_imported_once(stage: Stage, post: Post) -> None:
    ada, tom = await ada_of_the_team(stage), await stage.visitor("Tom")
    for tried in ("b1|members|open|", "b1|members|new|", "b1|members_import|open|", "b1|member|open|xx"):
        await tom.taps_data(tried)
        tom.does_not_see("Membres", "Ada", "Pré-inscrire")
    await tom.says("/membre Ada")
    tom.does_not_see("Ada")
    table = (
        "Prénom;Nom;E-mail;Catégorie;Langue\r\nZoé;Müller;zoe@ex.org;Freelance;fr\r\n"
        "Max;Müller;max@ex.org;astronaute;fr\r\n;=Boum SA;boum@ex.org;entreprise;en\r\n"
        "Zoé;Double;ZOE@ex.org;visiteur;fr\r\nSans;Adresse;;visiteur;fr\r\n"
    )
    await ada.taps("Importer un CSV")
    ada.sees("prenom;nom;email;categorie;langue")
    await ada.sends_file("membres.csv", table.encode("cp1252"), mime="text/csv")
    ada.sees("Inscriptions : 2. Lignes refusées : 3", "Zoé Müller", "Boum SA")
    ada.saw("Import : 5 / 5")
    report = await _report(stage, ada)
    assert "astronaute" in report and "déjà l’adresse" in report and "adresse e-mail complète" in report
    assert "Bonjour Zoé Müller" in post.texts("zoe@ex.org")[0] and "Hello" in post.texts("boum@ex.org")[0]
    await ada.sends_file("membres.csv", ("\ufeff" + table.replace(";", ",")).encode(), mime="text/csv")
    ada.sees("Inscriptions : 0. Lignes refusées : 5")
    assert "'=Boum SA" in await _report(stage, ada)
    assert await Member.filter(email__not_isnull=True).count() == 2
    await ada.sends_file("membres.csv", table.encode("utf-16"), mime="text/csv")
    ada.sees("Windows-1252")
    await ada.sends_file("membres.csv", b"nom;mail\nA;a@ex.org\n", mime="text/csv")
    ada.sees("Il manque une colonne")
    many = "nom;email;categorie\n" + "".join(f"N;n{i}@ex.org;visiteur\n" for i in range(501))
    await ada.sends_file("membres.csv", many.encode(), mime="text/csv")
    ada.sees("plus de 500 lignes")
    await ada.says("muller zoe")
    ada.sees("Une personne pour")
    await ada.taps("Zoé Müller")
    ada.sees("zoe@ex.org (non vérifiée)", "Nouveau lien")


async def _report(stage: Stage, person: Person) -> str:
    message = [screen.raw for screen in person.received if "document" in screen.raw][-1]
    return (await stage.file(message)).decode("utf-8-sig")


async def test_s24_a_recruiter_from_outside_comes_in_with_that_role_and_nothing_else(
    stage: Stage, post: Post
) -> None:
    ada = await ada_of_the_team(stage)
    await preregisters(ada, name="Rita Kohler", category="Visiteur", role="Recrutement")
    rita = await stage.person("Rita")
    await rita.starts(post.link(ADDRESS))
    await rita.taps("C'est moi")
    rita.sees("Rita Kohler · Recrutement")
    rita.does_not_see("adresse", "Mon calendrier")
    member = await stage.member(rita)
    assert member.registered_at is not None and member.category is MemberCategory.VISITOR
    assert not await Profile.filter(member_id=member.id).exists()
