"""An account as the team sees it, and the measures that may be taken against it; for administrators only."""

from typing import Any

from bot.cards import CARDS
from bot.engine import Dialog, begin
from bot.fitting import with_ways
from bot.measure_text import facts_of
from bot.pages import Page
from bot.pages.help_requests import write_row
from bot.pages.home import certification_key
from bot.turn import Look, Turn
from bot.view import Row, View, page_button
from bot.wording import category_name
from core.errors import NotFound
from core.ids import read_row_id
from core.text import clip
from models.certification import CertificationMove
from models.measure import Measure
from models.role import Role
from services import measures
from services.measures import MemberCase
from services.roles.giving import require_givable
from services.roles.reading import HeldRole

HISTORY_SHOWN = 5
# Moves that a measure makes: the measure itself is in the history.
OF_MEASURES = (CertificationMove.SUSPEND, CertificationMove.LIFT)


class MemberCasePage(Page):
    """Facts, history, and « Suspendre », « Lever », « Supprimer ce compte » (FR-066, states.md c and h)."""

    name = "member_case"

    async def open(self, turn: Turn, arg: str) -> None:
        name, _, more = arg.partition(".")
        case = await measures.access_member_case(turn.member, name)
        await turn.show(self.name, arg=case.member.public_id, more=more == "more")

    async def view(self, look: Look, args: dict[str, Any]) -> View:
        case = await measures.access_member_case(look.member, str(args["arg"]))
        lines = [*self._facts(look, case), *self._history(look, case)]
        return View("\n".join(lines), self._within_reach(look, case, behind=bool(args.get("more"))))

    def _within_reach(self, look: Look, case: MemberCase, *, behind: bool) -> tuple[Row, ...]:
        """Eight buttons at most: measures and the file in front, what is rare behind « Plus… »."""
        words, name = look.words, case.member.public_id
        last = (
            page_button(words.plain("admin-members"), "members"),
            page_button(words.plain("common-home"), "home"),
        )
        more = page_button(words.plain("common-more"), self.name, "open", f"{name}.more")
        back = page_button(words.plain("common-back"), self.name, "open", name) if behind else None
        return with_ways([], [*self._measures(look, case), *self._ways(look, case)], last, more, back)

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
        given = [_role_line(look, held) for held in case.roles if held.grant is not None]
        if given:
            lines.append(words("acct-roles", roles=", ".join(given)))
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
        ] + [(each.decided_at, _named(look, each), facts_of(look, each)) for each in case.measures]
        happened += [(each.filed_at, words.plain("acct-appealed"), "") for each in case.appeals]
        if not happened:
            return []
        lines = ["", words("acct-history")]
        for at, what, said in sorted(happened)[-HISTORY_SHOWN:]:
            line = words("certs-act", day=words.moment(at, look.zone, "d MMM, HH:mm"), what=what)
            lines.append(f"{line} {words('certs-said', text=clip(said, 160))}" if said else line)
        return lines

    def _measures(self, look: Look, case: MemberCase) -> list[Row]:
        words, name, rows = look.words, case.member.public_id, list[Row]()
        suspension, deletion = case.suspension, case.deletion
        if suspension is not None:
            rows.append((page_button(words.plain("mod-see_suspension"), "measure", "open", suspension.id),))
        if case.restriction is not None:
            label = words.plain("mod-see_restriction")
            rows.append((page_button(label, "measure", "open", case.restriction.id),))
        if case.reporting is not None:
            label = words.plain("mod-see_reporting")
            rows.append((page_button(label, "measure", "open", case.reporting.id),))
        if case.may_be_measured:
            possible = [page_button(words.plain("mod-warn"), self.name, "warn", name)]
            if case.member.barred_by is None:
                if case.restriction is None:
                    possible.append(page_button(words.plain("mod-restrict"), self.name, "restrict", name))
                possible.append(page_button(words.plain("mod-suspend"), self.name, "suspend", name))
            rows += [tuple(possible[i : i + 2]) for i in range(0, len(possible), 2)]
        if deletion is not None:
            key = "mod-see_proposal" if deletion.is_proposed else "mod-see_deletion"
            rows.append((page_button(words.plain(key), "measure", "open", deletion.id),))
        elif case.may_be_measured:
            rows.append((page_button(words.plain("mod-delete"), self.name, "delete", name, "danger"),))
        return rows

    def _ways(self, look: Look, case: MemberCase) -> list[Row]:
        words, name, rows = look.words, case.member.public_id, list[Row]()
        if case.profile is not None:
            rows.append((page_button(words.plain("acct-case"), "certification", "open", case.profile.id),))
        if case.profile is not None and case.reports:
            label = words.plain("acct-reports_button", count=case.reports)
            rows.append((page_button(label, "reports", "open", f"{case.profile.id}.0"),))
        rows.append(write_row(look, name))
        if case.missions:
            label = words.plain("team_missions-of_button", count=case.missions)
            rows.append((page_button(label, "team_missions", "open", name),))
        rows.append((page_button(words.plain("admin-audit"), "audit", "open", f"0~~{name}"),))
        for held in case.roles if case.may_be_measured else ():
            act = "give_role" if held.grant is None else "take_role"
            label = words.plain(f"acct-{act}", role=words.plain(f"role-{held.role}"))
            rows.append((page_button(label, self.name, act, f"{name}.{held.role}"),))
        return rows

    async def tap(self, turn: Turn, act: str, arg: str) -> None:
        from bot.dialogs.measures import DeleteAccount, RestrictAccount, SuspendAccount, WarnAccount

        dialogs: dict[str, type[Dialog]] = {
            "warn": WarnAccount,
            "restrict": RestrictAccount,
            "suspend": SuspendAccount,
            "delete": DeleteAccount,
        }
        if act in ("give_role", "take_role"):
            await _begin_role(turn, act == "give_role", arg)
            return
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


class RestrictedPage(Page):
    """Why nothing new begins: the measure itself, for whoever is under one now."""

    name = "restricted"

    async def open(self, turn: Turn, arg: str) -> None:
        measure = await measures.restricting_measure(turn.member)
        await turn.show("measure", arg=measure.id)

    async def view(self, look: Look, args: dict[str, Any]) -> View:
        measure = await measures.restricting_measure(look.member)
        return await MeasurePage().view(look, {"arg": measure.id})


async def _begin_role(turn: Turn, gives: bool, arg: str) -> None:
    """Asks why, once it is sure that the role can be given or taken."""
    from bot.dialogs.roles import GiveRole, TakeRole

    name, _, said = arg.partition(".")
    case = await measures.access_member_case(turn.member, name)
    if said not in list(Role):
        raise NotFound()
    await measures.require_measurable(turn.member, case)
    await require_givable(turn.member, name, Role(said), given=not gives)
    called = turn.words.plain(f"role-{said}")
    given = {"name": case.member.public_id, "who": case.called, "role": said, "called": called}
    await begin(turn, GiveRole if gives else TakeRole, given=given)


def _role_line(look: Look, held: HeldRole) -> str:
    assert held.grant is not None
    date = look.words.moment(held.grant.given_at, look.zone, "d MMMM y")
    return look.words.plain("acct-role_since", role=look.words.plain(f"role-{held.role}"), date=date)


def _named(look: Look, measure: Measure) -> str:
    proposed = measure.is_proposed
    kind = look.words.plain("measure-name-exclusion" if proposed else f"measure-name-{measure.kind}")
    if proposed and measure.ending is None:
        return look.words.plain("measure-name_proposed", kind=kind)
    if measure.ending is None:
        return kind
    return look.words.plain(
        "measure-name_ended", kind=kind, ending=look.words.plain(f"ending-{measure.ending}")
    )
