"""What the cast is told and how it answers: an alert of a freelance, and the answers of the last weeks."""

from datetime import timedelta

from models.member import Member
from models.response_fact import AskedBy
from models.saved_search import SearchKind
from services.profiles import own_profile
from services.response_rates import note_answer, note_silence
from services.saved_searches import save_search

# How long, in minutes, the last questions to each waited for their answer.
_WAITED = {"lea": (40, 95, 180, 240, 20, 75), "nadia": (300, 130, 1500, 260, 90)}


async def draw_attention(people: dict[str, Member]) -> None:
    """Léa is told of new missions for Python; she and Alpina answered often enough for it to be said."""
    await save_search(people["lea"], SearchKind.MISSION, "python", {})
    for key, waited in _WAITED.items():
        profile = await own_profile(people[key])
        assert profile is not None, "they have a profile"
        for minutes in waited:
            await note_answer(profile.id, AskedBy.APPOINTMENT, 0, timedelta(minutes=minutes))
    nadia = await own_profile(people["nadia"])
    assert nadia is not None
    await note_silence(nadia.id, AskedBy.APPOINTMENT, 0)
