"""An account as the team sees it, and the measures that may be taken against it; for administrators only."""

from typing import Any

from bot.cards import CARDS
from bot.engine import begin
from bot.pages import Page
from bot.pages.home import certification_key
from bot.turn import Look, Turn
from bot.view import Row, View, page_button
from bot.wording import category_name
from core.ids import read_row_id
from core.text import clip
from models.certification import CertificationMove
from models.measure import Measure
from services import measures
from services.measures import MemberCase

HISTORY_SHOWN = 5
# Moves that a measure makes: the measure itself is in the history.
OF_MEASURES = (CertificationMove.SUSPEND, CertificationMove.LIFT)


class MemberCasePage(Page):
    """Facts, history, and « Suspendre », « Lever », « Supprimer ce compte » (FR-066, states.md c and h)."""

    name = "member_case"

    async def open(self, turn: Turn, arg: str) -> None:
        case = await measures.access_member_case(turn.member, arg)
        await turn.show(self.name, arg=case.member.public_id)

    async def view(self, look: Look, args: dict[str, Any]) -> View:
        case = await measures.access_member_case(look.member, str(args["arg"]))
        lines = [*self._facts(look, case), *self._history(look, case)]
        return View("\n".join(lines), tuple(self._rows(look, case)))

    def _facts(self, look: Look, case: MemberCase) -> list[str]:
        words, member, profile = look.words, case.member, case.profile
        category = (
            category_name(words, member.category) if member.category else words.plain("acct-no_category")
        )
        lines = [
            words("acct-title", name=case.called, category=category),
            words("acct-since", date=words.moment(member.created_at, look.zone, "d MMMM y")),
            words("acct-seen", date=words.moment(member.last_seen_at, look.zone, "d MMMM y")),
        ]
        if member.city:
            lines.append(words("acct-city", city=member.city))
        if profile is not None:
            status = words.plain(f"cert-status-{certification_key(profile.certification)}")
            lines.append(words("acct-profile", name=profile.display_name, status=status))
            lines.append(words("acct-reports", count=case.reports))
        return lines

    def _history(self, look: Look, case: MemberCase) -> list[str]:
        words = look.words
        happened = [
            (act.acted_at, words.plain(f"certs-act-{act.move}"), act.note)
            for act in case.acts
            if act.move not in OF_MEASURES
        ] + [(each.decided_at, _named(look, each), each.facts) for each in case.measures]
        happened += [(each.filed_at, words.plain("acct-appealed"), "") for each in case.appeals]
        if not happened:
            return []
        lines = ["", words("acct-history")]
        for at, what, said in sorted(happened)[-HISTORY_SHOWN:]:
            line = words("certs-act", day=words.moment(at, look.zone, "d MMM, HH:mm"), what=what)
            lines.append(f"{line} {words('certs-said', text=clip(said, 160))}" if said else line)
        return lines

    def _rows(self, look: Look, case: MemberCase) -> list[Row]:
        words, name, rows = look.words, case.member.public_id, list[Row]()
        suspension, deletion = case.suspension, case.deletion
        if suspension is not None:
            rows.append((page_button(words.plain("mod-see_suspension"), "measure", "open", suspension.id),))
        elif case.may_be_measured and case.member.barred_by is None:
            rows.append((page_button(words.plain("mod-suspend"), self.name, "suspend", name),))
        if deletion is not None:
            rows.append((page_button(words.plain("mod-see_deletion"), "measure", "open", deletion.id),))
        elif case.may_be_measured:
            rows.append((page_button(words.plain("mod-delete"), self.name, "delete", name, "danger"),))
        if case.profile is not None:
            rows.append((page_button(words.plain("acct-case"), "certification", "open", case.profile.id),))
        rows.append((page_button(words.plain("admin-audit"), "audit", "open", f"0~~{name}"),))
        rows.append((page_button(words.plain("common-home"), "home"),))
        return rows

    async def tap(self, turn: Turn, act: str, arg: str) -> None:
        from bot.dialogs.measures import DeleteAccount, SuspendAccount

        dialogs = {"suspend": SuspendAccount, "delete": DeleteAccount}
        if act not in dialogs:
            await super().tap(turn, act, arg)
            return
        case = await measures.access_member_case(turn.member, arg)
        await measures.require_measurable(turn.member, case)
        await begin(turn, dialogs[act], given={"name": case.member.public_id, "who": case.called})


class MeasurePage(Page):
    """One measure, for whom it is about and for the team."""

    name = "measure"

    async def open(self, turn: Turn, arg: str) -> None:
        measure = await measures.access_measure(turn.member, read_row_id(arg))
        await turn.show(self.name, arg=measure.id)

    async def view(self, look: Look, args: dict[str, Any]) -> View:
        view = await CARDS["measure"].view(look, int(args["arg"]))
        return view.with_rows((page_button(look.words.plain("common-home"), "home"),))


def _named(look: Look, measure: Measure) -> str:
    kind = look.words.plain(f"measure-name-{measure.kind}")
    if measure.ending is None:
        return kind
    return look.words.plain(
        "measure-name_ended", kind=kind, ending=look.words.plain(f"ending-{measure.ending}")
    )
