"""A scam report as the team reads it: what was written, asked and answered."""

from bot.turn import Look
from core.text import clip, one_line
from models.scam_report import QuestionState, ScamQuestion, ScamReport

MESSAGES_SHOWN = 6
MESSAGE_SHOWN = 200
QUESTIONS_SHOWN = 3
QUESTION_SHOWN, ANSWER_SHOWN = 200, 400


def kept_messages(look: Look, report: ScamReport) -> list[str]:
    """The end of what the two wrote to each other, as it was kept when it was last reported."""
    snapshots = [report.snapshot, *report.snapshot.get("later", [])]
    kept = snapshots[-1].get("conversation", [])
    if not kept:
        return []
    words = look.words
    lines = [
        words(f"scam-wrote_{message['from']}", text=clip(one_line(message["body"]), MESSAGE_SHOWN))
        for message in kept[-MESSAGES_SHOWN:]
    ]
    return ["", words("scam-kept", count=len(kept)), *lines]


def asked_lines(look: Look, questions: list[ScamQuestion]) -> list[str]:
    """The newest questions of the team, each with its answer or what became of it."""
    words, lines = look.words, list[str]()
    for question in questions[-QUESTIONS_SHOWN:]:
        day = words.moment(question.asked_at, look.zone, "d MMM")
        said = clip(one_line(question.body), QUESTION_SHOWN)
        lines += ["", words(f"scam-asked_{question.side}", date=day, text=said)]
        if question.state is QuestionState.ANSWERED:
            lines.append(words("scam-answered", text=clip(question.answer or "…", ANSWER_SHOWN)))
        else:
            at = question.settled_at or question.due_at
            date = words.moment(at, look.zone, "d MMM, HH:mm")
            lines.append(words(f"scam-question_{question.state}", date=date))
    return lines
