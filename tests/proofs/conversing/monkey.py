"""A monkey with the app: it does anything that anybody could, and everything must still be well after each act."""

from collections.abc import Sequence
from dataclasses import dataclass

from core import clock
from models.appointment import Appointment
from models.dialog import DialogSession, DialogStatus
from models.scam_report import ScamReport
from sandbox.errors import CannotDo
from tests.proofs.conversing import invariants, promises
from tests.proofs.conversing.acts import Act, Monkey, random_acts
from tests.proofs.conversing.staging import Faults, faults_seen, fresh_stage, opened
from tests.proofs.conversing.talker import Stuck, Talker, every_walk
from tests.proofs.proof import Effort, Scene, Tally

PLAYS, ACTS, TRIES = 700, 60, 80


@dataclass(frozen=True)
class Play:
    """A play that can be repeated: where it begins, and what is done."""

    walk: str
    language: str
    acts: tuple[Act, ...]

    def __str__(self) -> str:
        acts = ", ".join(f"Act({a.who}, {a.kind!r}, {a.what})" for a in self.acts)
        return f"Play({self.walk!r}, {self.language!r}, ({acts},))"


@dataclass
class Outcome:
    """How far a play came, and what was wrong then."""

    acts: int
    wrong: list[str]


async def let_monkeys_play(effort: Effort, scene: Scene) -> Tally:
    """Plays at random from the beginning of every dialog; a play that breaks something is made as short as it gets."""
    tally = Tally()
    await opened(scene)
    walks = list(every_walk())
    for number in range(effort.of(PLAYS)):
        chance = effort.random("monkey", number)
        acts = tuple(random_acts(chance, ACTS))
        play = Play(chance.choice(walks), chance.choice(("fr", "en")), acts)
        outcome = await played(scene, play)
        tally.done["plays"] += 1
        tally.done["acts"] += outcome.acts
        tally.broken["plays in which something was wrong"] += bool(outcome.wrong)
        if outcome.wrong and len(tally.notes) < 12:
            short = await shortened(scene, play, outcome)
            tally.notes.append(f"{outcome.wrong[:3]} in {short}")
    return tally


async def played(scene: Scene, play: Play) -> Outcome:
    """Repeats a play until something is wrong, or to its end and everybody's way out."""
    async with faults_seen() as faults, fresh_stage(scene) as stage:
        await every_walk()[play.walk].opens(stage, play.language)
        chance = Effort(1, 0).random()
        persons = list(stage.persons.values())
        monkey = Monkey(stage, [Talker(stage, p, chance) for p in persons], [{} for _ in persons])
        for number, act in enumerate(play.acts, 1):
            if wrong := await _acted(monkey, act, faults):
                return Outcome(number, [f"{act.kind}: {what}" for what in wrong])
        return Outcome(len(play.acts), [*await _ways_out(monkey), *faults.taken()])


async def _acted(monkey: Monkey, act: Act, faults: Faults) -> list[str]:
    stage, at = monkey.stage, act.who % len(monkey.talkers)
    persons = [talker.person for talker in monkey.talkers]
    before = [await invariants.moment(stage, person) for person in persons]
    monkey.remember()
    persons[at].toast = None
    try:
        deed = await monkey.act(act)
    except CannotDo:
        return []  # The app does not offer it: the message is gone, or there is nothing to send.
    except AssertionError as error:
        return [f"{type(error).__name__}: {error}"]
    wrong = [*faults.taken(), *await invariants.nothing_failed()]
    for number, person in enumerate(persons):
        now = await invariants.moment(stage, person)
        wrong += invariants.messages_are_fit(person)
        wrong += await invariants.one_live_screen(stage, person, now)
        wrong += await invariants.nobody_is_stuck(stage, person, now)
        wrong += invariants.sessions_are_whole(before[number], now)
        wrong += promises.time_ends_what_it_should(deed, now, clock.now())
        if number == at:
            wrong += promises.the_act_was_answered(deed, person, before[number], now)
            wrong += promises.nothing_typed_is_lost(deed, before[number], now)
            wrong += promises.ways_lead_where_they_say(deed, before[number], now)
            wrong += promises.language_is_spoken(deed, now)
        elif not deed.moved:
            wrong += promises.nobody_else_moved(before[number], now)
    monkey.remember()
    return wrong + await effects_happen_once()


async def effects_happen_once() -> list[str]:
    """As many appointments and reports as dialogs that ended with one."""
    done = DialogSession.filter(status=DialogStatus.DONE)
    asked, booked = (
        await Appointment.filter(purpose__not="Le site").count(),
        await done.filter(dialog="bok").count(),
    )
    filed, reported = await ScamReport.all().count(), await done.filter(dialog="arn").count()
    found = [f"{asked} appointments of {booked} dialogs"] if asked != booked else []
    return found + ([f"{filed} reports of {reported} dialogs"] if filed != reported else [])


async def _ways_out(monkey: Monkey) -> list[str]:
    """At the end of a play everybody finishes the dialog that they are in, and comes home."""
    wrong = []
    for talker in monkey.talkers:
        session = await talker.session()
        screen = (await invariants.moment(monkey.stage, talker.person)).screen
        if session is not None and screen is not None and screen.args.get("session") == session.id:
            try:
                await talker.to_the_end()
            except Stuck as error:
                wrong.append(str(error))
            except AssertionError as error:
                if "offers nothing" not in str(error) and "no free slot" not in str(error):
                    wrong.append(str(error))
        await talker.person.says("/menu")
        if not talker.person.screen().labels:
            wrong.append(f"no way home:\n{talker.person.screen()}")
    return wrong + await invariants.nothing_failed()


async def shortened(scene: Scene, play: Play, outcome: Outcome) -> Play:
    """The shortest play found in which the same kind of thing goes wrong."""
    kept, tries = play.acts[: outcome.acts], TRIES
    size = max(1, len(kept) // 2)
    while size and tries:
        for start in range(0, len(kept), size):
            without = kept[:start] + kept[start + size :]
            tries -= 1
            again = await played(scene, Play(play.walk, play.language, without))
            if _alike(again.wrong, outcome.wrong):
                kept = without[: again.acts]
                break
            if not tries:
                break
        else:
            size //= 2
    return Play(play.walk, play.language, kept)


def _alike(one: Sequence[str], other: Sequence[str]) -> bool:
    return bool(one) and one[0].split()[:4] == other[0].split()[:4]
