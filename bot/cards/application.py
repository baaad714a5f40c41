"""Mutual interest about a mission, as both sides see it, with what each can do now."""

from typing import Any

from bot.annulment_text import annulment_lines, annulment_rows, file_of, payroll_effect
from bot.application_notices import sentence_of
from bot.application_text import fit_lines, name_of, seat_lines, trust_lines
from bot.candidate_ways import ways_to_others
from bot.cards import LivingCard
from bot.engine import begin
from bot.interview_ways import ask_interview, interview_lines
from bot.mission_menu import search_label
from bot.payrolling_ways import payrolling_row
from bot.restraint import restraint_lines
from bot.turn import Look, Turn
from bot.view import Button, Row, Rows, View, card_button, page_button
from bot.wording import response_line
from core.links import PublicLink
from models.annulment import AnnulmentMove
from models.application import (
    ACTIVE,
    BOUND,
    Application,
    ApplicationMove,
    ApplicationStatus,
    Party,
    conversation_state,
)
from models.conversation import ConversationState
from models.delivery import Notification
from services import applications
from services.application_rules import AGAIN_AFTER, MOST_PROPOSALS
from services.applications import Seat, annulling
from services.applications.annulling import may_annul
from services.missions import require_version
from services.profiles import is_visible
from services.response_rates import rates_of

_M = ApplicationMove
# Buttons in their order: what may be done, its label, the act it sends, and its style.
_BUTTONS = (
    (_M.ACCEPT, "int-accept", "accept", "success"),
    (_M.APPLY, "int-apply", "apply", "success"),
    (_M.CHOOSE, "int-choose", "choose", "success"),
    (_M.DECLINE, "int-mission-no", "decline", None),
    (_M.DISCARD, "int-discard", "discard", None),
    (_M.WITHDRAW, "int-withdraw", "withdraw", None),
)
# Whether and how fast the other side answers stands below their name (EXT-02).
_BELOW_THE_NAME = 3
_REMINDERS = (
    "application.nudge",
    "application.nudge_choice",
    "application.still",
    "application.annulment_nudge",
)


class ApplicationCard(LivingCard):
    """One record for both sides (D-07); strangers get NotFound. What is definitive is asked about first."""

    kind = "application"
    is_its_page = True

    async def view(self, look: Look, object_id: int) -> View:
        seat = await applications.access_application(object_id, look.member)
        asked, rows_to_it = await interview_lines(look, seat)
        words_first = await applications.is_words_turn(seat)
        acts = await act_rows(look, seat, words_first=words_first)
        conversation = self._conversation(look, seat, "success" if words_first else None)
        annulment = annulment_rows(look, seat)
        # Asking for the end of a collaboration is the last of what can be done with it.
        ends_it = may_annul(seat, AnnulmentMove.ASK)
        rows = (
            *(conversation if words_first else ()),
            *acts,
            *rows_to_it,
            *await payrolling_row(look, seat),
            *(() if ends_it else annulment),
            *await self._contact(look, seat),
            *(() if words_first else conversation),
            *self._ways(look, seat),
            *await ways_to_others(look, seat),
            *(annulment if ends_it else ()),
        )
        lines = [*seat_lines(look, seat), *annulment_lines(look, seat)]
        rate = (await rates_of([seat.other.id])).get(seat.other.id)
        below = [response_line(look.words, rate)] if rate is not None else []
        if seat.application.status in ACTIVE:
            # Whoever decides knows who certified the other side, and since when (EXT-04), and what they can do.
            below = [*await trust_lines(look, seat), *await self._fit(look, seat), *below]
        lines[_BELOW_THE_NAME:_BELOW_THE_NAME] = below
        if await applications.is_of_both_sides(seat, look.member):
            own, company = seat.freelance.display_name, seat.company.display_name
            lines.append(look.words("int-own_side", name=own, company=company))
        if seat.application.status in ACTIVE:
            asked = [*asked, *restraint_lines(look, seat.own_profile)]
        return View("\n".join([*lines, *asked]), rows)

    async def _contact(self, look: Look, seat: Seat) -> Rows:
        """To the team, for whoever worked and lost the other side without having asked for it."""
        application = seat.application
        lost = application.status is ApplicationStatus.CANCELLED and application.annulment is None
        if seat.side is Party.COMPANY or not lost or await file_of(seat, look) is None:
            return ()
        return ((page_button(look.words.plain("common-contact"), "contact"),),)

    async def _fit(self, look: Look, seat: Seat) -> list[str]:
        if seat.side is Party.FREELANCE:
            return []
        return fit_lines(look.words, (await applications.fits_of([seat])).get(seat.freelance.id))

    def _conversation(self, look: Look, seat: Seat, style: str | None) -> Rows:
        application = seat.application
        if application.conversation_id is None or not has_conversation(application):
            return ()
        label = look.words.plain("conversation-open")
        return ((page_button(label, "conversation", "open", application.conversation_id, style),),)

    def _ways(self, look: Look, seat: Seat) -> Rows:
        words, application = look.words, seat.application
        rows: list[Row] = []
        ways = []
        if applications.reads_mission(seat):
            ways.append(
                page_button(words.plain("int-see_mission"), "mission", "open", seat.mission.public_id)
            )
        if is_visible(seat.other):
            label = words.plain(f"int-see_other_{seat.side}")
            ways.append(page_button(label, self.kind, "other", application.id))
        rows += [tuple(ways)] if ways else []
        if seat.side is Party.FREELANCE and application.status not in (*ACTIVE, *BOUND):
            # Whoever reads that it is over goes on from here.
            rows.append((page_button(words.plain(search_label(seat.freelance.category)), "mission_search"),))
        return tuple(rows)

    async def facts(self, look: Look, object_id: int) -> dict[str, Any]:
        seat = await applications.access_application(object_id, look.member)
        return {"name": name_of(look.words, seat), "mission": seat.mission.title}

    async def headline(self, look: Look, owed: Notification) -> str:
        seat = await applications.access_application(owed.subject_id or 0, look.member)
        return await sentence_of(look, seat, owed)

    async def in_brief(self, look: Look, owed: Notification, is_there: bool) -> Row | None:
        if owed.key != "application.deal":
            return None
        # The question of payrolling comes right after it.
        label = look.words.plain("pay-record")
        return (page_button(label, self.kind, "open", owed.subject_id or 0),)

    async def payload(self, look: Look, object_id: int) -> str:
        seat = await applications.access_application(object_id, look.member)
        return PublicLink("c", seat.application.public_id).payload

    async def still_true(self, owed: Notification) -> bool:
        if owed.key == "application.annulment_late":
            return await annulling.still_late(owed.subject_id or 0, owed.subject_version or 0)
        if owed.key not in _REMINDERS:
            return True
        return await applications.still_at(owed.subject_id or 0, owed.subject_version or 0)

    async def tap(self, turn: Turn, object_id: int, version: int, act: str) -> None:
        seat = await applications.access_application(object_id, turn.member)
        member = turn.member
        if act in ("decline", "discard"):
            await self._ask_reason(turn, seat, version, act)
        elif act == "interview":
            await ask_interview(turn, seat, version)
        elif act in ("apply", "choose"):
            await applications.require_possible(member, object_id, version, _M(act))
            await turn.show("application", arg=object_id, sure=act)
        elif act == "apply_now":
            moved = await applications.apply_firmly(member, object_id, version)
            deal = moved.status is ApplicationStatus.DEAL
            await turn.show("application", notice="int-sealed" if deal else "int-applied", arg=object_id)
        elif act == "choose_now":
            moved = await applications.choose(member, object_id, version)
            deal = moved.status is ApplicationStatus.DEAL
            await turn.show("application", notice="int-sealed" if deal else "int-chosen", arg=object_id)
        elif act == "accept":
            await applications.accept(member, object_id, version)
            turn.say("int-accepted")
        elif act == "withdraw":
            taken_back = await applications.withdraw(member, object_id, version)
            is_last = taken_back.proposals >= MOST_PROPOSALS
            turn.say("int-withdrawn_last" if is_last else "int-withdrawn", days=AGAIN_AFTER.days)
        elif act == "again":
            require_version(seat.application, version)
            undone = seat.application.status is ApplicationStatus.DECLINED
            await applications.propose_again(member, object_id)
            if undone:  # Whoever only answered never sent a proposal.
                turn.say("int-undone", name=name_of(turn.words, seat))
            else:
                turn.say("int-proposed_again")
        elif act == "keep":
            await applications.keep_talking(member, object_id, version)
            turn.say("int-kept")
        elif act.startswith("annul"):
            await self._annul(turn, seat, version, act)
        else:
            await super().tap(turn, object_id, version, act)

    async def _annul(self, turn: Turn, seat: Seat, version: int, act: str) -> None:
        from bot.dialogs.annulment import AskAnnulment

        member, application_id = turn.member, seat.application.id
        if act == "annul":
            await annulling.require_annullable(member, application_id, version)
            file = await file_of(seat, turn.look)
            given = {"application_id": application_id, "version": version, "name": name_of(turn.words, seat)}
            given |= {"payroll": payroll_effect(file), "partner": file.partner if file else ""}
            await begin(turn, AskAnnulment, given=given)
        elif act == "annul_agree":
            await annulling.require_answerable(member, application_id, version, AnnulmentMove.AGREE)
            await turn.show("application", arg=application_id, sure=act)
        elif act == "annul_agree_now":
            await annulling.agree_to_annulment(member, application_id, version)
            await turn.show("application", notice="int-annulment_agreed_now", arg=application_id)
        elif act == "annul_decline":
            await annulling.decline_annulment(member, application_id, version)
            turn.say("int-annulment_declined_now")
        elif act == "annul_back":
            await annulling.take_annulment_back(member, application_id, version)
            turn.say("int-annulment_back_now")
        else:
            await LivingCard.tap(self, turn, application_id, version, act)

    async def _ask_reason(self, turn: Turn, seat: Seat, version: int, act: str) -> None:
        from bot.dialogs.application import DeclineMission, DiscardCandidate

        move = _M(act)
        await applications.require_possible(turn.member, seat.application.id, version, move)
        given = {
            "application_id": seat.application.id,
            "version": version,
            "name": name_of(turn.words, seat),
            "mission": seat.mission.title,
            "final": seat.application.status is not ApplicationStatus.PROPOSED or move is _M.DISCARD,
        }
        await begin(turn, DeclineMission if move is _M.DECLINE else DiscardCandidate, given=given)


def has_conversation(application: Application) -> bool:
    """Whether the conversation of an application can be read."""
    state = conversation_state(application.status, application.annulment)
    return state in (ConversationState.OPEN, ConversationState.ARCHIVED)


async def act_rows(look: Look, seat: Seat, *, words_first: bool = False) -> list[Row]:
    """The buttons of what this person may do now, on the card and in the conversation alike; `words_first` where none
    of them is the one to be recommended.
    """
    words, application = look.words, seat.application
    possible = await applications.possible_moves(seat)
    if restraint_lines(look, seat.own_profile):
        possible -= applications.BEGINNINGS

    def button(label: str, act: str, style: str | None = None) -> Button:
        return card_button(words.plain(label), "application", application.id, application.version, act, style)

    rows: list[Row] = []
    if application.status is ApplicationStatus.TALKING and application.nudges:
        rows.append((button("int-keep", "keep", "success"),))
    interview = not restraint_lines(look, seat.own_profile) and await applications.may_ask_interview(
        seat, look.member
    )
    if interview:
        rows.append((button("card-interview", "interview", "success"),))
    for move, label, act, style in _BUTTONS:
        if move in possible:
            if move is _M.APPLY and application.status is ApplicationStatus.CHOSEN:
                label = "int-apply_chosen"
            # To a job seeker, the interview is the answer; talking first is the way where no time fits (D-28).
            rows.append((button(label, act, None if interview or words_first else style),))
    once_more = _M.INTEREST in possible and _M.ACCEPT not in possible
    if once_more and await applications.may_propose_again(seat, look.member):
        declined = application.status is ApplicationStatus.DECLINED
        again = "int-mission" if seat.side is Party.FREELANCE else "int-profile"
        rows.append((button("int-undo" if declined else again, "again"),))
    return rows
