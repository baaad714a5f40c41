"""« Mettre en pause »: nobody finds a profile, and what is under way goes on (EXT-23)."""

from models.profile import Profile
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
