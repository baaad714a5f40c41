"""What jobs of the scheduler clear away or note once: rows of long ago, and what must have become of them."""

from datetime import timedelta
from typing import Any

from core import clock
from core.errors import NotFound
from models.access import CodePurpose, MailCode
from models.certification import CertificationAct, CertificationMove, EvidenceDocument, EvidenceKind
from models.conversation import Conversation, ConversationState, Message
from models.delivery import Channel, Notification
from models.departure import SentMessage
from models.dialog import DialogSession, DialogStatus
from models.gallery import UnwantedFile
from models.measure import Clause, Ending, Measure, MeasureKind
from models.profile import Certification, Profile
from models.response_fact import AskedBy, ResponseFact
from models.sql import execute, fetch
from services import conversations
from services.file_removal import keep_file, write_unnamed
from services.files import files
from services.search.index import BUCKET
from services.unit_of_work import unit_of_work
from tests.proofs.crashes.cast import Cast
from tests.proofs.crashes.chores import DAY, Chore

PAIRS = ("asked",)


async def _dialog(cast: Cast, status: DialogStatus, **dates: Any) -> int:
    nobody, now = await cast.nobody(), clock.now()
    return (
        await DialogSession.create(
            member_id=nobody.id,
            chat_id=nobody.telegram_id,
            dialog="chore",
            step="city",
            status=status,
            **{"expires_at": now, "created_at": now, "updated_at": now} | dates,
        )
    ).id


async def _stop_answering(cast: Cast) -> int:
    return await _dialog(cast, DialogStatus.ACTIVE)


async def _expired(_: Cast, session_id: int) -> int:
    session = await DialogSession.get(id=session_id)
    return session.turn - 1 if session.status is DialogStatus.EXPIRED else 0


async def _answer_long_ago(cast: Cast) -> int:
    return await _dialog(cast, DialogStatus.DONE, updated_at=clock.now() - 31 * DAY)


async def _emptied(_: Cast, session_id: int) -> int:
    return await DialogSession.filter(id=session_id, step="").count()


async def _talk(cast: Cast, pair: str) -> int:
    client, profile_id = await cast.client(pair), cast.pairs[pair][1]
    said = await conversations.leave_message(client, profile_id, "Bonjour", None)
    return said.conversation_id


async def _write_in_vain(cast: Cast) -> int:
    talk, long_ago = await _talk(cast, "meets"), clock.now() - 8 * DAY
    await Conversation.filter(id=talk).update(created_at=long_ago)
    await Message.filter(conversation_id=talk).update(created_at=long_ago)
    return talk


async def _silence_noted(_: Cast, talk: int) -> int:
    return await ResponseFact.filter(kind=AskedBy.CONVERSATION, subject_id=talk).count()


async def _end_a_talk(cast: Cast) -> int:
    talk = await _talk(cast, "asked")
    await Conversation.filter(id=talk).update(state=ConversationState.CLOSED, ended_at=clock.now() - 91 * DAY)
    return talk


async def _nothing_said(_: Cast, talk: int) -> int:
    return int(not await Message.filter(conversation_id=talk).exists())


async def _old_fact(cast: Cast) -> int:
    fact = {"profile_id": cast.pairs["meets"][1], "kind": AskedBy.CONVERSATION, "subject_id": -cast.number()}
    made = await ResponseFact.create(
        **fact, answered=False, waited_seconds=0, noted_at=clock.now() - 91 * DAY
    )
    return made.id


async def _old_code(cast: Cast) -> int:
    then = clock.now() - 3 * DAY
    who = {"purpose": CodePurpose.CONFIRM, "asker_id": cast.nobody_id, "email": "x@example.com", "salt": "x"}
    return (await MailCode.create(**who, expires_at=then, created_at=then)).id


async def _old_message(cast: Cast) -> int:
    then = clock.real_now() - 3 * DAY
    return (await SentMessage.create(member_id=cast.nobody_id, message_id=cast.number(), sent_at=then)).id


async def _unnamed_file(cast: Cast) -> int:
    name = await write_unnamed("pictures", b"x", "jpg")
    await UnwantedFile.filter(name=name).update(due_at=clock.real_now())
    row = await UnwantedFile.get(name=name)
    cast.files[row.id] = name
    return row.id


async def _file_deleted(cast: Cast, row_id: int) -> int:
    if await UnwantedFile.filter(id=row_id).exists():
        return 0
    try:
        await files().get(cast.files[row_id])
    except NotFound:
        return 1
    return 0


def _gone(model: Any) -> Any:
    async def gone(_: Cast, row_id: int) -> int:
        return int(not await model.filter(id=row_id).exists())

    return gone


async def _old_document(cast: Cast) -> int:
    then, profile_id = clock.now() - 31 * DAY, cast.pairs["asked"][1]
    name = await write_unnamed("evidence", b"x", "bin")
    await keep_file(name)
    made = await EvidenceDocument.create(
        profile_id=profile_id,
        member_id=cast.nobody_id,
        kind=EvidenceKind.PERMIT,
        mime="application/pdf",
        size=1,
        sha256="0" * 64,
        file=name,
        wrapped_key="x",
        given_at=then,
        decided_at=then,
    )
    return made.id


async def _document_forgotten(_: Cast, document_id: int) -> int:
    return await EvidenceDocument.filter(id=document_id, forgotten_at__not_isnull=True).count()


async def _fresh_long_ago(cast: Cast) -> int:
    profile_id = cast.pairs["meets"][1]
    async with unit_of_work():
        await execute(
            "UPDATE directory_entry SET fresh_until = :then WHERE profile_id = :id",
            then=clock.now() - DAY,
            id=profile_id,
        )
    return int(
        (await fetch("SELECT place FROM directory_entry WHERE profile_id = :id", id=profile_id))[0]["place"]
    )


async def _put_behind(cast: Cast, place: int) -> int:
    profile_id = cast.pairs["meets"][1]
    rows = await fetch("SELECT place FROM directory_entry WHERE profile_id = :id", id=profile_id)
    return (int(rows[0]["place"]) - place) // BUCKET


async def _change_name(cast: Cast) -> int:
    async with unit_of_work():
        await execute("UPDATE member SET folded = '' WHERE id = :id", id=cast.nobody_id)
    return cast.nobody_id


async def _name_folded(_: Cast, member_id: int) -> int:
    return int((await fetch("SELECT folded FROM member WHERE id = :id", id=member_id))[0]["folded"] != "")


async def _ask_more(cast: Cast) -> int:
    profile_id = cast.pairs["asked"][1]
    await Profile.filter(id=profile_id).update(certification=Certification.MORE)
    asked = await CertificationAct.create(
        profile_id=profile_id, move=CertificationMove.ASK_MORE, acted_at=clock.now() - 15 * DAY
    )
    return asked.id


async def _recalled(_: Cast, act_id: int) -> int:
    told = Notification.filter(key="certification.unanswered", channel=Channel.TELEGRAM)
    return await told.filter(dedupe_key__startswith=f"unanswered:{act_id}:").count()


async def _old_measure(cast: Cast) -> int:
    then = clock.now() - timedelta(days=200)
    dates = {"decided_at": then, "effective_at": then, "until_at": then, "ended_at": then}
    what = {"kind": MeasureKind.RESTRICTION, "clause": Clause.CONDUCT, "ending": Ending.LAPSED, "facts": "x"}
    return (await Measure.create(member_id=cast.nobody_id, **what, **dates)).id


async def _facts_forgotten(_: Cast, measure_id: int) -> int:
    return await Measure.filter(id=measure_id, facts="").count()


LEFTOVERS = (
    Chore("dialogs that nobody continued expire", _stop_answering, _expired),
    Chore("answers of finished dialogs are forgotten", _answer_long_ago, _emptied),
    Chore("first messages that nobody answered are counted", _write_in_vain, _silence_noted, again=False),
    Chore(
        "what was said in conversations that ended leaves in its time",
        _end_a_talk,
        _nothing_said,
        again=False,
    ),
    Chore("answers that nothing counts any more are forgotten", _old_fact, _gone(ResponseFact)),
    Chore("codes by e-mail that nothing counts any more are deleted", _old_code, _gone(MailCode)),
    Chore("messages that are too old to be deleted are forgotten", _old_message, _gone(SentMessage)),
    Chore("files that nothing names are deleted", _unnamed_file, _file_deleted),
    Chore("documents are forgotten thirty days after the decision", _old_document, _document_forgotten),
    Chore("profiles that nobody touched are no longer fresh", _fresh_long_ago, _put_behind, again=False),
    Chore("names that changed are folded for the team's search", _change_name, _name_folded),
    Chore("what the team asked for a certification is recalled after two weeks", _ask_more, _recalled),
    Chore("old measures and exclusions are forgotten", _old_measure, _facts_forgotten),
)
