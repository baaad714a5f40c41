"""Telegram lets people be called by a sign alone: they are found, written to and answered like anybody."""

from models.profile import Profile
from services import conversations
from tests.kit.stage import Stage


async def test_somebody_called_by_a_sign_alone_is_answered(stage: Stage) -> None:
    lea = await stage.professional("Léa")
    party = await stage.visitor("🎉")
    profile = await Profile.get()
    await conversations.leave_message(await stage.member(party), profile.id, "Bonjour Léa", None)
    await stage.settle()
    await lea.taps_data("b1|messages|open|")
    await lea.taps("(1)")
    lea.sees("Bonjour Léa")
    await lea.taps_data("b1|messages|open|")
    assert "✉️ 🎉" in lea.screen().labels, "what was read is opened again by the sign"
