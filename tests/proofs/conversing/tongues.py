"""The language changes at every question, and the dialog goes on as if it had always been the last one."""

import re
from typing import Any

from bot.engine.question import draw_question
from core.i18n import LANGUAGES, words
from models.dialog import DialogSession
from tests.kit.person import Person, bare
from tests.proofs.conversing.rows import differences, everything_kept
from tests.proofs.conversing.staging import faults_seen, fresh_stage, opened
from tests.proofs.conversing.talker import Stuck, Talker, answers_of, walks_on
from tests.proofs.proof import Effort, Scene, Tally
from tests.scenarios.walks import Walk

TIMES = 40
Kept = tuple[dict[str, Any], dict[str, list[str]]]
_BUT = frozenset({"language", "version"})  # Choosing a language is a change of the member, too.


async def switch_at_every_question(effort: Effort, scene: Scene) -> Tally:
    """Plays every dialog with a change of language at each question, and once more in the last language alone."""
    tally = Tally()
    tally.broken.update({"results that differ": 0, "screens in the wrong language": 0, "answers lost": 0})
    await opened(scene)
    for number in range(effort.of(TIMES)):
        for walk in walks_on(effort, scene):
            await _compare(effort, scene, walk, number, tally)
    return tally


async def _compare(effort: Effort, scene: Scene, walk: Walk, number: int, tally: Tally) -> None:
    told = f"{walk.key} {number}"
    async with faults_seen() as faults:
        try:
            first = effort.random("first", walk.key, number).choice(LANGUAGES)
            last, switched = await _play(effort, scene, walk, number, first, tally)
            _, plain = await _play(effort, scene, walk, number, last, None)
        except AssertionError as error:
            tally.broken["dialogs that could not be answered"] += 1
            tally.notes.append(f"{told}: {str(error)[:500]}")
            return
        if found := faults.taken():
            tally.broken["errors"] += len(found)
            tally.notes.append(f"{told}: {found[0][:500]}")
    tally.done["dialogs"] += 1
    if switched != plain:
        tally.broken["results that differ"] += 1
        said = differences(switched[1], plain[1])[:2] or [f"{switched[0]} {plain[0]}"]
        tally.notes.append(f"{told}: {said}")


async def _play(
    effort: Effort, scene: Scene, walk: Walk, number: int, language: str, tally: Tally | None
) -> tuple[str, Kept]:
    """Goes through a dialog; with a tally, changing the language at every question. Gives the last language."""
    chance = effort.random("tongues", walk.key, number)
    async with fresh_stage(scene) as stage:
        person = await walk.opens(stage, language)
        talker = Talker(stage, person, chance, chance.choice(("text", "taps")))
        for _ in range(60):
            session = await talker.session()
            if session is None:
                break
            if tally is not None:
                language = next(each for each in LANGUAGES if each != language)
                session = await _switch(talker, session, language, tally)
            await talker.answers(session)
        over = await DialogSession.filter(dialog=walk.key).order_by("-id").first()
        if over is None or over.status != "done":
            raise Stuck(f"it never ends:\n{person.screen()}")
        return language, (answers_of(over), await everything_kept(but=_BUT))


async def _switch(talker: Talker, session: DialogSession, language: str, tally: Tally) -> DialogSession:
    """« Langue », then back to the dialog; what is seen must be in the new language, with every answer."""
    person, kept = talker.person, (session.id, session.step, session.answers)
    await person.says("/langue")
    await person.taps(words(language).plain(f"language-{language}"))
    await _comes_back(person, session, language)
    now = await talker.session()
    if now is None or (now.id, now.step, now.answers) != kept:
        tally.broken["answers lost"] += 1
        raise Stuck(f"{kept} became {now and (now.id, now.step, now.answers)}")
    tally.done["switches"] += 1
    if wrong := await _wrongly_said(talker, now, language):
        tally.broken["screens in the wrong language"] += 1
        tally.notes.append(f"{session.dialog}.{session.step}: {wrong}")
    return now


async def _comes_back(person: Person, session: DialogSession, language: str) -> None:
    label = words(language).plain("engine-resume", title=words(language).plain(session.dialog))
    if person.screen().offers(label):
        await person.taps(label)
    else:  # Before sign-up, and before the first answer, there is nothing to take up on the screen.
        await person.taps_data(f"b1|dialog|resume|{session.id}", message_id=person.screen().message_id)


async def _wrongly_said(talker: Talker, session: DialogSession, language: str) -> str:
    run = await talker.run(session)
    if run.member.language != language:
        return f"{language} was chosen, {run.member.language} is kept"
    shown, view = talker.person.screen(), await draw_question(run)
    expected = bare(
        re.sub(r"<[^>]+>", "", view.text).replace("&amp;", "&").replace("&lt;", "<").replace("&gt;", ">")
    )
    if expected not in bare(shown.text):
        return f"« {shown.text[:200]} » instead of « {expected[:200]} »"
    labels = [button.label for row in view.rows for button in row]
    if list(shown.labels) != labels:
        return f"{shown.labels} instead of {labels}"
    other = next(each for each in LANGUAGES if each != language)
    foreign = {
        words(other).plain(key) for key in ("common-cancel", "common-back", "common-skip", "common-confirm")
    }
    foreign -= {
        words(language).plain(key)
        for key in ("common-cancel", "common-back", "common-skip", "common-confirm")
    }
    return f"{foreign & set(labels)} in {language}" if foreign & set(labels) else ""
