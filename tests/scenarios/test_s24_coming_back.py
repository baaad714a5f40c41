"""S24 and S28: an account is recovered on another Telegram, by mail or by a rescue link, and its address changes."""

import re
from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from models.access import MailCode
from models.call import CallSeat
from models.delivery import Notification, Screen
from models.member import Member
from models.profile import Profile
from tests.kit.stage import Stage
from tests.scenarios.first_access import (
    ADDRESS,
    Post,
    ada_of_the_team,
    elena_comes_in,
    mailbox_of,
)


@pytest.fixture
async def post(stage: Stage) -> AsyncIterator[Post]:
    """What arrives by mail."""
    async with mailbox_of(stage) as post:
        yield post


async def test_s24_elena_comes_back_from_another_telegram_and_the_old_one_is_told(
    stage: Stage, post: Post
) -> None:
    elena = await elena_comes_in(stage, post)
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
    ada = await ada_of_the_team(stage)
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
    after = {seat.id: seat for seat in await CallSeat.filter(member_id=row.id)}
    assert after.keys() == before.keys()
    for number, seat in after.items():
        assert seat.generation > before[number] and seat.session_hash is None
    assert (await Member.get(id=row.id)).is_admin is False


@pytest.mark.slow
async def test_s24_nobody_learns_which_addresses_are_known_and_guessing_ends(
    stage: Stage, post: Post
) -> None:
    await elena_comes_in(stage, post)
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
async def test_s24_a_rescue_link_brings_back_once_without_any_mail(stage: Stage, post: Post) -> None:
    elena = await elena_comes_in(stage, post)
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
