"""Guided dialogs: an author declares questions, the engine does everything else.

One file in `bot/dialogs/`, nothing to register:

    class NewMission(Dialog):
        \"\"\"Create a mission in four steps.\"\"\"

        key, command = "mis", "nouvelle_mission"
        blame = {"slot-taken": "slot"}            # a refusal of done() with this code goes back to that question

        async def days(self) -> list[tuple[date, int]]: ...
        async def slots(self, day: date) -> list[Span]: ...

        with section("mission"):
            title = Text(min=5, max=80)
            place = Choice(WorkPlace)             # a StrEnum
            city = Place(when=lambda m: m.place is not WorkPlace.REMOTE)
            start = Date()
        with section("skills"):
            skills = Many(Skill, max=10)
        with section("rate"):
            rate = Money(currency="CHF")
            note = Text(optional=True)
            slot = Slot(days=days, slots=slots)
        preview = Preview()

        async def done(self) -> Ending | None:    # in the transaction that ends the session, exactly once
            await missions.publish(self.member.id, **self.answers)
            await self.turn.show("missions")      # or return Ending(...); neither: home with the notice `mis-done`

Inside: `self.member`, `self.look`, `self.words`, `self.given`, `self.subject_id`, `self.answers` (values of the
questions that apply), and each step as a typed attribute (`self.start` is a date; None while unanswered or skipped).
`self.turn` is there in `done`, `check` and `held`, not while drawing. A dialog without Preview ends with its last
answer. A `when` condition sees only the questions before its own.

Words (every language): `mis` is the dialog's title (attributes `.confirm`, the last button, `.cancel`, the way
out, and `.intro`, said above the first question, are optional), `mis-done`
what is said after it, `mis-section-mission` a section, `mis-title` a
question with `.label` (its short name; else the question), `.hint`, `.skip` (else « Passer »)
and `.error-<code>` (else `engine-error-<code>`,
`err-<code>`). Enum members: `<enum-name>-<member>` in dashes (`work-place-on-site`; another prefix with `words="cat"`,
another rule with `words=lambda member: key`), optionally `.synonyms` (comma-separated). Static options
`Choice(("a", "b"))`: `mis-place-a`.

Every step takes `optional=`, `when=lambda d: …`, `check=async (d, value) -> None` (raises any DomainError to refuse;
may write: it has a savepoint) and `ask=lambda d: {…}`, values for its question's sentence. Steps:

    Text(min, max, lines=True)  Place(max)  City(max)  Link()  Number(min, max)  Year(min, max)
    Money(currency, min, max)  Contact()  Phone()  YesNo()
    Choice(enum | ids | async d -> [Option(id, label)])  Many(the same, min, max)
    Date(first=d -> date, last=d -> date)  Month()  Slot(days, slots, other_zone=, held=)  Hours(max_a_day=3)
    Media(min, max, kinds=("photo", "document"), max_bytes)  Lookup(search=async (d, text) -> [(id, label)])
    Several(Part, min, max) (answers of a small Dialog, repeated)  Preview()

Ids of options are strings of at most 24 bytes, stable, never positions. Callers:

    await begin(turn, NewMission, given={…}, subject_id=None, answers={…typed values to start from})
    await take_tap(turn)      await take_text(turn) -> bool      (texts, files, contacts, edits)
    await resume(turn, id)    await cancel(turn) -> bool         waiting = await paused_of(member_id)
    resume_button(words, waiting[0])     load_dialogs() -> {key: class}

A dialog is the person's only while the page "dialog" is their screen; any other page leaves it waiting for 24 hours.
"""

from bot.engine.choices import Choice, Many, YesNo
from bot.engine.dates import Date
from bot.engine.definition import Dialog, Ending, load_dialogs, section
from bot.engine.flow import begin, cancel, resume
from bot.engine.hours import Hours, Opening
from bot.engine.laid_aside import Waiting, paused_of, resume_button
from bot.engine.lookup import Lookup
from bot.engine.media import Media
from bot.engine.months import Month
from bot.engine.preview import Preview
from bot.engine.said import take_text
from bot.engine.several import Several
from bot.engine.slots import Slot, Span
from bot.engine.step import Invalid, Option, Step
from bot.engine.taps import take_tap
from bot.engine.texts import City, Contact, Link, Money, Number, Phone, Place, Text
from bot.engine.years import Year

__all__ = [
    "Choice",
    "City",
    "Contact",
    "Date",
    "Dialog",
    "Ending",
    "Hours",
    "Invalid",
    "Link",
    "Lookup",
    "Many",
    "Media",
    "Money",
    "Month",
    "Number",
    "Opening",
    "Option",
    "Phone",
    "Place",
    "Preview",
    "Several",
    "Slot",
    "Span",
    "Step",
    "Text",
    "Waiting",
    "Year",
    "YesNo",
    "begin",
    "cancel",
    "load_dialogs",
    "paused_of",
    "resume",
    "resume_button",
    "section",
    "take_tap",
    "take_text",
]
