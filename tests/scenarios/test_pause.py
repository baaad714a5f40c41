"""« Mettre en pause »: nobody finds a profile, and what is under way goes on (EXT-23)."""

import pytest

from models.profile import Profile
from services.presence import ProfilePaused, Stay, go_online
from tests.kit.stage import Stage


async def test_a_paused_profile_is_found_by_nobody_until_it_is_resumed(stage: Stage) -> None:
    lea, tom = await stage.professional("Léa"), await stage.visitor("Tom")
    profile = await Profile.get()
    await lea.says("/parametres")
    await lea.taps("Mettre en pause", times=2)
    lea.sees("est en pause", "Reprendre")
    await lea.says("/menu")
    lea.sees("en pause")
    lea.does_not_see("Profil certifié")
    await tom.starts(f"p_{profile.public_id}")
    tom.does_not_see("Léa")
    await tom.taps_data(f"b1|settings|resume|{profile.version + 1}")
    assert (await Profile.get()).paused
    await lea.says("/parametres")
    await lea.taps("Reprendre")
    lea.sees("de nouveau visible")
    await tom.starts(f"p_{profile.public_id}")
    tom.sees("Léa")


async def test_a_paused_profile_is_offline_and_goes_online_only_once_it_is_resumed(stage: Stage) -> None:
    lea = await stage.professional("Léa")
    await lea.says("/menu")
    await lea.taps("Passer en ligne")
    await lea.taps("Pendant 3 h")
    lea.sees("En ligne")
    await lea.says("/parametres")
    await lea.taps("Mettre en pause")
    profile = await Profile.get()
    assert profile.paused and profile.online_until is None
    await lea.says("/menu")
    lea.sees("en pause", "Hors ligne")
    await lea.taps_data("b1|presence|open|")
    lea.sees("personne ne peut vous appeler", "Reprendre")
    lea.does_not_see("Pendant 3 h")
    await lea.taps_data("b1|presence|online|3h")
    lea.is_told("Ce profil est en pause")
    with pytest.raises(ProfilePaused):
        await go_online(await stage.member(lea), profile.id, Stay.ONE_HOUR)
    assert (await Profile.get()).online_until is None
    await lea.taps("Reprendre")
    await lea.taps_data("b1|presence|online|3h")
    assert (await Profile.get()).online_until is not None
