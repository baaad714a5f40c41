"""Whatever people do, in whatever order: nothing raises, nothing is lost, nothing happens twice or to others."""

import random
from datetime import timedelta
from typing import Any

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from bot.engine import paused_of, resume
from core import clock
from core.errors import DomainError
from core.i18n import words
from models.dialog import DialogSession, DialogStatus
from models.sql import fetch
from services import dialogs
from services.unit_of_work import unit_of_work
from tests.conftest import START
from tests.engine.lint import flaws
from tests.engine.player import Player
from tests.engine.samples import FREE, Booking, Everything, Mission, Tappable, WorkPlace

RELAXED = settings(
    max_examples=10,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
DIALOGS = (Mission, Booking, Everything, Tappable)
TYPED = (
    *(
        "oui",
        "1",
        "2",
        "12",
        "suivant",
        "annuler",
        "précédent",
        "passer",
        "demain",
        "mardi 10:00",
        "Lausanne",
    ),
    *(
        "lun-ven 9-12",
        "900",
        "lau",
        "Python, Rust",
        "/start",
        "recommencer à zéro",
        "confirmer",
        "Anglais; 4",
    ),
)
TEXTS = st.one_of(st.sampled_from(TYPED), st.text(max_size=120))
ACTS = st.lists(
    st.one_of(
        st.tuples(st.just("tap"), st.integers(0, 10**6)),
        st.tuples(st.just("live"), st.integers(0, 10**6)),
        st.tuples(st.just("forge"), st.text(max_size=30)),
        st.tuples(st.just("say"), TEXTS),
        st.tuples(st.just("early"), TEXTS),
        st.tuples(st.just("file"), st.sampled_from("abc")),
        st.tuples(st.just("edit"), TEXTS),
        st.tuples(st.just("begin"), st.sampled_from(DIALOGS)),
        st.tuples(st.just("leave"), st.just("")),
        st.tuples(st.just("resume"), st.integers(0, 5)),
        st.tuples(st.just("wait"), st.integers(0, 30)),
        st.tuples(st.just("speak"), st.sampled_from(["fr", "en"])),
    ),
    min_size=5,
    max_size=45,
)


async def _act(person: Player, other: Player, kind: str, what: Any) -> None:
    """One thing that a person or a modified app can do."""
    everything = person.offered + other.offered
    if kind == "tap" and everything:
        message_id, data = everything[what % len(everything)]
        await person.presses(data, message_id=message_id)
    elif kind == "live":
        live = [b.data for row in person.view.rows for b in row if b.data]
        if live:
            await person.presses(live[what % len(live)])
    elif kind == "forge":
        known = random.Random(what).choice(everything)[1] if everything else "d1|1|1|"
        await person.presses(
            (known[: len(known) // 2] + what)[:64] if known.startswith("d1") else f"d1|{what}"
        )
    elif kind in ("say", "early"):
        await person.says(what, draw=kind == "say")
    elif kind == "file":
        await person.sends("photo", what)
    elif kind == "edit":
        await person.edits(max(1, person.last_id - len(what) % 7), what)
    elif kind == "begin":
        await person.begins(what)
    elif kind == "leave":
        await person.presses("b1|home|open|")
    elif kind == "resume":
        await _resume(person, what)
    elif kind == "wait":
        clock.freeze(clock.now() + timedelta(hours=what))
        await dialogs.expire_due()
        await person.draws()
    elif kind == "speak":
        person.member.language = what


async def _resume(person: Player, which: int) -> None:
    sessions = await DialogSession.all().order_by("-id").limit(6)
    if sessions:
        try:
            async with unit_of_work():
                await resume(person.turn(), sessions[which % len(sessions)].id)
        except DomainError:
            pass
        await person.draws()


async def _check(person: Player, other_before: list[dict[str, Any]], other: Player) -> None:
    assert (
        await fetch("SELECT * FROM dialog_session WHERE member_id = :m ORDER BY id", m=other.member.id)
        == other_before
    )
    active = await DialogSession.filter(member_id=person.member.id, status=DialogStatus.ACTIVE).count()
    assert active <= 1
    await person.draws()
    if person.page == "dialog":
        said = words(person.member.language).plain
        if person.view.rows[-1][0].data and person.view.rows[-1][0].data.startswith("d1|"):
            assert flaws(person.view, (said("common-back"), said("common-cancel"))) == []


async def _effects() -> int:
    marks = await fetch(
        "SELECT key FROM app_state WHERE key LIKE 'mission%' OR key LIKE 'booking%' OR key LIKE 'tap%'"
    )
    return len(marks)


@RELAXED
@given(acts=ACTS, who=st.lists(st.integers(0, 1), min_size=45, max_size=45))
async def test_a_monkey_cannot_break_a_dialog(
    database: str, acts: list[tuple[str, Any]], who: list[int]
) -> None:
    clock.freeze(START)
    Booking.taken.clear()
    people = [await Player.arrive(), await Player.arrive()]
    for person in people:
        await person.begins(Mission)
    for (kind, what), number in zip(acts, who, strict=False):
        person, other = people[number], people[1 - number]
        before = await fetch(
            "SELECT * FROM dialog_session WHERE member_id = :m ORDER BY id", m=other.member.id
        )
        await person.draws()
        if kind == "wait":
            await _act(person, other, kind, what)
            continue
        await _act(person, other, kind, what)
        await _check(person, before, other)
    ended = await DialogSession.filter(status=DialogStatus.DONE, dialog__in=["tmis", "tbook", "ttap"]).count()
    assert await _effects() == ended


CHOICES = st.fixed_dictionaries(
    {
        "place": st.sampled_from(list(WorkPlace)),
        "skills": st.lists(
            st.sampled_from("python java rust go perl cobol ada lisp".split()),
            min_size=1,
            max_size=3,
            unique=True,
        ),
        "start": st.integers(0, 60),
        "urgent": st.sampled_from([True, False, None]),
        "slot": st.integers(0, len(FREE) - 1),
    }
)
LABELS = {"on_site": "Sur site", "remote": "À distance", "both": "Les deux"}


async def _by_taps(person: Player, wanted: dict[str, Any]) -> None:
    await person.taps(LABELS[wanted["place"]])
    for name in wanted["skills"]:
        if not any(name.capitalize() in label for label in person.labels):
            await person.taps("Page 1" if any("Page 1" in label for label in person.labels) else "Page 2")
        await person.taps(name.capitalize())
    await person.taps("Suivant (")
    day = (START + timedelta(days=wanted["start"])).date()
    if wanted["place"] is not WorkPlace.BOTH:
        for _ in range(3):
            if f":{day.isoformat()}" in " ".join(str(b.data) for row in person.view.rows for b in row):
                break
            ways = [b.label for row in person.view.rows for b in row if "show:" in str(b.data)]
            await person.taps(ways[-1])
        await person.presses(
            next(
                b.data for r in person.view.rows for b in r if str(b.data).endswith(f"day:{day.isoformat()}")
            )
        )  # type: ignore[arg-type]
    await person.taps({True: "Oui", False: "Non", None: "Passer"}[wanted["urgent"]])
    slot = FREE[wanted["slot"]]
    said = words("fr")
    await person.taps(said.day(slot.date(), "EEEE d MMMM"))
    await person.taps(said.time(slot, "Europe/Zurich"))


async def _by_texts(person: Player, wanted: dict[str, Any]) -> None:
    await person.says(LABELS[wanted["place"]])
    await person.says(", ".join(wanted["skills"]))
    day = (START + timedelta(days=wanted["start"])).date()
    if wanted["place"] is not WorkPlace.BOTH:
        await person.says(f"{day.day}.{day.month}.{day.year}")
    await person.says({True: "oui", False: "non", None: "passer"}[wanted["urgent"]])
    slot = FREE[wanted["slot"]]
    await person.says(f"{slot.day}.{slot.month} {words('fr').time(slot, 'Europe/Zurich')}")


@RELAXED
@given(wanted=CHOICES)
async def test_the_same_by_taps_and_by_texts_in_any_language(database: str, wanted: dict[str, Any]) -> None:
    clock.freeze(START)
    Booking.taken.clear()
    results = []
    for play in (_by_taps, _by_texts):
        person = await Player.arrive()
        await person.begins(Tappable)
        await play(person, wanted)
        person.sees("Vérifiez vos réponses")
        results.append((await person.session()).answers)
        await (person.taps("Confirmer") if play is _by_taps else person.says("confirmer"))
        assert (await person.session()).status is DialogStatus.DONE
    assert results[0] == results[1]


@RELAXED
@given(wanted=CHOICES, first=st.sampled_from(["fr", "en"]))
async def test_the_language_may_change_at_every_question(
    database: str, wanted: dict[str, Any], first: str
) -> None:
    clock.freeze(START)
    Booking.taken.clear()
    person = await Player.arrive()
    await person.begins(Tappable)
    says = person.says

    async def switching(text: str, **facts: Any) -> bool:
        person.member.language = "en" if person.member.language == "fr" else "fr"
        await person.draws()
        return await says(text, **facts)

    person.member.language = first
    person.says = switching  # type: ignore[method-assign]
    await _by_texts(person, wanted)
    await person.says("confirmer")
    session = await person.session()
    assert session.status is DialogStatus.DONE
    assert session.answers["place"] == wanted["place"]
    assert sorted(session.answers["skills"]) == sorted(wanted["skills"])
    assert await paused_of(person.member.id) == []
