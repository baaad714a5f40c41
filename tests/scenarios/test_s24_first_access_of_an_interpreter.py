"""S24: Elena is pre-registered, comes in by her link, changes her Telegram account, and what may go wrong."""

import re
from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any

import pytest

from bot.mail import Mail, MailServer
from models.access import MailCode, PersonalLink
from models.call import CallSeat
from models.delivery import Notification, Screen
from models.member import Member, MemberCategory
from models.profile import Profile
from sandbox.mailbox import Mailbox
from services import mail_codes
from services.members import appoint_admin
from tests.kit.person import Person
from tests.kit.stage import Stage

ADDRESS = "elena@ex.org"
_LINK = re.compile(r"start=(i_[A-Za-z0-9_-]{22})")
_CODE = re.compile(r"\b(\d{3}) (\d{3})\b")


class Post:
    """What arrived in the mailbox of a real SMTP server."""

    def __init__(self, store: Any) -> None:
        self._store = store

    def texts(self, address: str) -> list[str]:
        """The mails to an address, oldest first."""
        found = [mail for mail in self._store.all() if address in mail["recipients"]]
        return [
            self._store.whole(mail["number"])["text"] for mail in sorted(found, key=lambda m: m["number"])
        ]

    def code(self, address: str) -> str:
        """The digits of the newest mail."""
        found = _CODE.search(self.texts(address)[-1])
        assert found is not None, self.texts(address)[-1]
        return "".join(found.groups())

    def link(self, address: str) -> str:
        """The payload of the newest mail's link."""
        found = _LINK.search(self.texts(address)[-1])
        assert found is not None, self.texts(address)[-1]
        return found.group(1)


@pytest.fixture
async def post(stage: Stage) -> AsyncIterator[Post]:
    """The sandbox's mailbox, and the bot that sends to it."""
    box = Mailbox(stage.world, "127.0.0.1", 0)
    await box.start()
    server = MailServer("127.0.0.1", box.port, "Entremise <noreply@entremise.example>")
    stage.assembly.mail = Mail(server, stage.facts, first_retry=timedelta(0))
    yield Post(stage.world.mail)
    await box.stop()


async def _ada(stage: Stage) -> Person:
    ada = await stage.visitor("Ada")
    await appoint_admin(ada.user_id)
    return await ada.says("/membre")


async def _preregisters(
    ada: Person,
    address: str = ADDRESS,
    name: str = "Elena Rossi",
    category: str = "Freelance",
    role: str = "Aucun rôle",
) -> str:
    """The five questions; gives the payload of the link that Ada may copy."""
    await ada.says("/membre")
    await ada.taps("Pré-inscrire")
    await ada.says(address)
    await ada.says(name)
    await ada.taps(category)
    await ada.taps(role)
    await ada.taps("Français")
    await ada.taps("Inscrire et inviter")
    found = _LINK.search(ada.sees("Lien personnel", name).text)
    assert found is not None
    return found.group(1)


async def _elena(stage: Stage, post: Post) -> Person:
    """Elena, pre-registered by Ada and in by the link of her mail."""
    await _preregisters(await _ada(stage))
    elena = await stage.person("Elena")
    await elena.starts(post.link(ADDRESS))
    await elena.taps("C'est moi")
    return elena


async def test_s24_elena_comes_in_by_her_mail_and_sees_how_well_she_is_protected(
    stage: Stage, post: Post
) -> None:
    ada = await _ada(stage)
    await ada.taps("Pré-inscrire")
    await ada.says("elena chez ex.org")
    ada.sees("adresse e-mail complète")
    shown = await _preregisters(ada, role="Interprète")
    ada.sees("freelance", "elena@ex.org (non vérifiée)", "n'a pas encore servi")
    mailed = post.link(ADDRESS)
    assert mailed != shown
    kept = str([vars(row) for row in await Notification.all()]) + str(await PersonalLink.all().values())
    assert mailed not in kept and shown not in kept

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
    payload = await _preregisters(await _ada(stage), name="Alpina SA", category="Entreprise")
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


async def test_s24_elena_comes_back_from_another_telegram_and_the_old_one_is_told(
    stage: Stage, post: Post
) -> None:
    elena = await _elena(stage, post)
    member = await stage.member(elena)
    await elena.says("/arnaque")  # A question waits in the old chat.
    new = await stage.person("Elena2")
    await new.starts()
    await new.taps("Récupérer mon compte")
    await new.says("pas une adresse")
    new.sees("adresse e-mail complète")
    await new.says("Elena@EX.org")
    new.sees("Si elena@ex.org est l'adresse vérifiée", "contactez Claire Contact")
    code = post.code(ADDRESS)
    assert code not in str(await Notification.all().values()) + str(await MailCode.all().values())
    await new.says(f"{code[:3]} {code[3:]}")
    new.sees("Bon retour", "Elena Rossi", "Rendre mon profil public")

    assert (await stage.member(new)).id == member.id
    await elena.look()
    elena.saw("Le compte « Elena Rossi » a été récupéré sur un autre Telegram")
    assert "Claire Contact" in elena.saw("récupéré sur un autre Telegram").text
    elena.never_saw("Bon retour")
    assert (await stage.member(elena)).registered_at is None
    await elena.says("/menu")
    elena.sees("J'accepte")
    elena.does_not_see("Elena Rossi")
    await elena.taps_data(f"b1|my_profile|open|{member.public_id}")
    elena.does_not_see("Elena Rossi")
    assert "lié à un autre Telegram" in post.texts(ADDRESS)[-1]
    assert len({screen.chat_id for screen in await Screen.all()}) == await Screen.all().count()

    # The same code once more, in either chat, does nothing.
    await elena.taps_data("b1|recover|open|")
    await elena.says(code)
    elena.sees("Aucun code valable")


@pytest.mark.slow
async def test_s24_a_membership_that_is_recovered_ends_its_seats_and_its_place_in_the_team(
    stage: Stage, post: Post
) -> None:
    ada = await _ada(stage)
    row = await stage.member(ada)
    await Member.filter(id=row.id).update(email=ADDRESS, email_verified_at=row.created_at)
    lea = await stage.professional("Léa")
    await lea.says("/enligne")
    await lea.taps("Pendant 1 h")
    profile = await Profile.get()
    await ada.taps_data(f"b1|profile|call|{profile.public_id}")
    await lea.taps("Répondre")
    before = {seat.id: seat.generation for seat in await CallSeat.filter(member_id=row.id)}
    assert before
    new = await stage.person("Ada2")
    await new.starts()
    await new.taps("Récupérer mon compte")
    await new.says(ADDRESS)
    await new.says(post.code(ADDRESS))
    for seat in await CallSeat.filter(member_id=row.id):
        assert seat.generation > before[seat.id] and seat.session_hash is None
    assert (await Member.get(id=row.id)).is_admin is False


@pytest.mark.slow
async def test_s24_nobody_learns_which_addresses_are_known_and_guessing_ends(
    stage: Stage, post: Post
) -> None:
    await _elena(stage, post)
    tom = await stage.person("Tom")
    await tom.starts()
    await tom.taps("Récupérer mon compte")
    mails = len(post.texts(ADDRESS))
    await tom.says("nobody@ex.org")
    unknown = tom.screen().text
    await tom.says(ADDRESS)
    assert tom.screen().text == unknown.replace("nobody@ex.org", ADDRESS)
    assert len(post.texts(ADDRESS)) == mails + 1 and post.texts("nobody@ex.org") == []
    right = post.code(ADDRESS)
    wrong = "000000" if right != "000000" else "111111"
    for _ in range(4):
        await tom.says(wrong)
        tom.sees("n'est pas le bon")
    await tom.says(wrong)
    await tom.says(right)
    tom.sees("Aucun code valable")
    for _ in range(3):
        await tom.says(ADDRESS)
    await tom.says(ADDRESS)
    tom.sees("Trop de codes")
    # Another account does not get more for the same address.
    mia = await stage.person("Mia")
    await mia.starts()
    await mia.taps("Récupérer mon compte")
    await mia.says(ADDRESS)
    mia.sees("Si elena@ex.org")
    await mia.says(ADDRESS)
    mia.sees("Trop de codes")
    await stage.passes(timedelta(hours=1, minutes=1))
    await mia.says(ADDRESS)
    await mia.says(post.code(ADDRESS))
    mia.sees("Bon retour")


@pytest.mark.slow
async def test_s24_a_code_is_over_after_ten_minutes_and_a_link_after_two_weeks(
    stage: Stage, post: Post
) -> None:
    ada = await _ada(stage)
    payload = await _preregisters(ada)
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
    payload = await _preregisters(await _ada(stage))
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
async def test_s24_a_rescue_link_brings_back_once_without_any_mail(stage: Stage, post: Post) -> None:
    elena = await _elena(stage, post)
    await elena.taps_data("b1|email|rescue|")
    link = re.search(r"start=(r_\S{22})", elena.screen().text)
    assert link is not None
    new = await stage.person("Elena2")
    await new.starts(link.group(1))
    new.sees("Récupérer le compte « Elena Rossi »")
    await new.taps("Oui, récupérer")
    new.sees("Bon retour")
    await elena.look()
    elena.saw("récupéré sur un autre Telegram")
    await elena.starts(link.group(1))
    elena.sees("ne vaut plus", "adresse e-mail vérifiée")


async def test_s28_a_new_mail_needs_a_code_from_the_old_one_first(stage: Stage, post: Post) -> None:
    marc = await stage.visitor("Marc")
    await marc.says("/parametres")
    await marc.taps("Modifier mon e-mail")
    await marc.says("marc@ex.org")
    await marc.says(post.code("marc@ex.org"))
    marc.sees("Votre adresse est vérifiée", "marc@ex.org ✅ vérifiée")
    await marc.says("nouveau@ex.org")
    marc.sees("un code y est d'abord envoyé")
    await marc.taps("Modifier mon e-mail")
    await marc.says("999999" if post.code("marc@ex.org") != "999999" else "888888")
    marc.sees("n'est pas le bon")
    await marc.says(post.code("marc@ex.org"))
    marc.sees("Écrivez maintenant la nouvelle adresse")
    await marc.says("nouveau@ex.org")
    assert (await stage.member(marc)).email == "marc@ex.org"
    await marc.says(post.code("nouveau@ex.org"))
    marc.sees("nouveau@ex.org ✅ vérifiée")
    assert "a été changée" in post.texts("marc@ex.org")[-1]
    # The proof of the old address is worth nothing for the next change.
    await marc.says("encore@ex.org")
    marc.sees("un code y est d'abord envoyé")
    # Whoever reads a mailbox that is another account's is told so, and nobody else is.
    tom = await stage.visitor("Tom")
    await tom.taps_data("b1|email|open|")
    await tom.says("nouveau@ex.org")
    tom.sees("parti à nouveau@ex.org")
    await tom.says(post.code("nouveau@ex.org"))
    tom.sees("déjà celle d'un autre compte", "Claire Contact")
    assert (await stage.member(tom)).email is None


@pytest.mark.slow
async def test_members_are_for_the_team_and_a_table_is_imported_once(stage: Stage, post: Post) -> None:
    ada, tom = await _ada(stage), await stage.visitor("Tom")
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
    ada = await _ada(stage)
    await _preregisters(ada, name="Rita Kohler", category="Visiteur", role="Recrutement")
    rita = await stage.person("Rita")
    await rita.starts(post.link(ADDRESS))
    await rita.taps("C'est moi")
    rita.sees("Rita Kohler · Recrutement")
    rita.does_not_see("adresse", "Mon calendrier")
    member = await stage.member(rita)
    assert member.registered_at is not None and member.category is MemberCategory.VISITOR
    assert not await Profile.filter(member_id=member.id).exists()
