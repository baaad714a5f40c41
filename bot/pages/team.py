"""« Mes services »: the people of an organisation, and what its owners change."""

from typing import Any

from bot.engine import begin
from bot.fitting import two_a_row
from bot.pages import Page
from bot.paging import turns
from bot.service_names import shown_service
from bot.turn import Look, Turn
from bot.view import Row, View, page_button
from bot.wording import presence_line
from core.errors import NotFound
from core.ids import read_row_id
from core.paging import last_page
from models.access import PersonalLink
from services import teams
from services.profile_people import place_of
from services.teams import Colleague, OwnerOffer, Team

# With inviting, the log, home and the way on these make eight buttons; later pages have the list alone.
FIRST_SHOWN, SHOWN = 4, 5


class TeamPage(Page):
    """Services with their people and who is online; invitations for owners (FR-036, FR-037).

    `arg` is the organisation's id.
    """

    name = "team"

    async def open(self, turn: Turn, arg: str) -> None:
        place, (number, _, page) = await place_of(turn.member), arg.partition(".")
        organisation_id = read_row_id(number) if arg else (place.organisation_id if place is not None else 0)
        team = await teams.team_of(turn.member, organisation_id)
        await turn.show(self.name, arg=team.organisation_id, page=read_row_id(page))

    async def view(self, look: Look, args: dict[str, Any]) -> View:
        words = look.words
        team = await teams.team_of(look.member, int(args["arg"]))
        lines = [words("team-title", name=team.name)]
        if len(team.colleagues) == 1:
            lines += ["", words("team-alone")]
        heading = ""
        for person in team.colleagues:
            title = _heading(look, person)
            if title != heading:
                lines += ["", title]
                heading = title
            lines.append(_person_line(look, team, person))
        rows: list[Row] = []
        offer = await teams.offer_in(look.member, team.organisation_id)
        if offer is not None:
            lines += ["", self._offered(look, team, offer)]
        if team.mine.is_owner:
            invitations = await teams.open_invitations(look.member, team.organisation_id)
            if invitations:
                lines += ["", words("team-waiting", count=len(invitations))]
            rows = self._owner_rows(look, team, invitations, int(args.get("page", 0)))
        else:
            rows = self._staff_rows(look, team, offer)
        rows.append((page_button(words.plain("common-home"), "home"),))
        return View("\n".join(lines), tuple(rows))

    def _offered(self, look: Look, team: Team, offer: OwnerOffer) -> str:
        until = look.words.moment(offer.until, look.zone, "EEEE d MMMM, HH:mm")
        key = "team-owner_asked_you" if offer.place_id == team.mine.place_id else "team-owner_asked"
        return look.words(key, person=offer.person, by=offer.by, until=until)

    def _staff_rows(self, look: Look, team: Team, offer: OwnerOffer | None) -> list[Row]:
        words, rows = look.words, list[Row]()
        if offer is not None:
            rows.append((page_button(words.plain("team-answer_owner"), "owner_offer", style="primary"),))
        leave = words.plain("team-leave", name=team.name)
        rows.append((page_button(leave, "team_leave", "open", team.organisation_id),))
        return rows

    def _owner_rows(self, look: Look, team: Team, invitations: list[PersonalLink], page: int) -> list[Row]:
        words = look.words
        listed = [
            page_button(_button_label(look, person), "colleague", "open", person.place_id)
            for person in team.colleagues
        ]
        for link in invitations:
            day = words.moment(link.expires_at, look.zone, "d MMM")
            label = words.plain("team-revoke", service=shown_service(words, link.service or ""), day=day)
            listed.append(page_button(label, self.name, "revoke", link.id))
        # The first page has room for fewer: what is left is paged from the second on.
        last = 0 if len(listed) <= FIRST_SHOWN else 1 + last_page(len(listed) - FIRST_SHOWN, SHOWN)
        page = min(page, last)
        first, after = (
            (0, FIRST_SHOWN) if page == 0 else (FIRST_SHOWN + (page - 1) * SHOWN, FIRST_SHOWN + page * SHOWN)
        )
        people = len(team.colleagues)
        rows = two_a_row(listed[first : min(after, people)])
        rows += [(each,) for each in listed[max(first, people) : after]]
        rows += turns(look, self.name, page, last, about=team.organisation_id)
        if page:
            return rows
        invite = page_button(words.plain("team-invite"), self.name, "invite", team.organisation_id, "success")
        log = page_button(words.plain("audit-team_button"), "team_log", "open", f"{team.organisation_id}.0")
        return [(invite,), *rows, (log,)]

    async def tap(self, turn: Turn, act: str, arg: str) -> None:
        from bot.dialogs.team import Invite

        if act == "invite":
            team = await teams.team_of(turn.member, read_row_id(arg))
            if not team.mine.is_owner:
                raise NotFound()
            await begin(turn, Invite, given={"organisation_id": team.organisation_id, "name": team.name})
        elif act == "revoke":
            await teams.revoke_invitation(turn.member, read_row_id(arg))
            await turn.redraw("team-revoked")
        else:
            await super().tap(turn, act, arg)


class ColleaguePage(Page):
    """One person of the organisation, for its owners; `arg` is the id of their place, `ask` what is to be confirmed."""

    name = "colleague"

    async def open(self, turn: Turn, arg: str) -> None:
        place = await teams.access_colleague(turn.member, read_row_id(arg))
        await turn.show(self.name, arg=place.id)

    async def view(self, look: Look, args: dict[str, Any]) -> View:
        team, person = await _seen(look, int(args["arg"]))
        words = look.words
        ask = args.get("ask")
        if ask in ("remove", "hand_over"):
            question = words(f"team-ask_{ask}", person=person.name, name=team.name)
            label = words.plain(f"team-confirm_{ask}")
            return View(question, (self._confirm(label, ask, person), self._back(look, person.place_id)))
        lines = [words("team-person", name=person.name), words("team-of", name=team.name), ""]
        lines.append(
            _heading(look, person)
            if person.is_owner
            else words("team-in_service", service=shown_service(words, person.service))
        )
        if person.is_owner and person.service:
            lines.append(words("team-in_service", service=shown_service(words, person.service)))
        lines.append(words("team-missions_yes" if person.may_handle_missions else "team-missions_no"))
        lines.append(presence_line(look, person.presence))
        if person.joined_at is not None:
            lines.append(words("team-since", day=words.moment(person.joined_at, look.zone, "d MMMM y")))
        team_button = page_button(words.plain("menu-team"), "team", "open", team.organisation_id)
        home = page_button(words.plain("common-home"), "home")
        offer = await teams.offer_in(look.member, team.organisation_id)
        if offer is not None and offer.place_id == person.place_id:
            until = words.moment(offer.until, look.zone, "EEEE d MMMM, HH:mm")
            lines += ["", words("team-owner_asked", person=offer.person, until=until)]
        return View("\n".join(lines), (*self._rows(look, team, person, offer), (team_button, home)))

    def _rows(self, look: Look, team: Team, person: Colleague, offer: OwnerOffer | None) -> list[Row]:
        words, versioned = look.words, f"{person.place_id}.{person.version}"

        def act(key: str, name: str) -> Row:
            return (page_button(words.plain(key), self.name, name, versioned),)

        rows = [act("team-change_service", "service")]
        if person.place_id == team.mine.place_id:
            leave = page_button(
                words.plain("team-leave", name=team.name), "team_leave", "open", team.organisation_id
            )
            return [*rows, (leave,)]
        if person.is_owner:
            return rows
        rows.append(
            act("team-take_missions", "no_missions")
            if person.may_handle_missions
            else act("team-give_missions", "missions")
        )
        if offer is None:
            rows.append(act("team-hand_over", "ask_hand_over"))
        elif offer.place_id == person.place_id:
            rows.append(act("team-withdraw_owner", "withdraw_owner"))
        return [*rows, act("team-remove", "ask_remove")]

    def _confirm(self, label: str, act: str, person: Colleague) -> Row:
        return (page_button(label, self.name, act, f"{person.place_id}.{person.version}", style="danger"),)

    def _back(self, look: Look, place_id: int) -> Row:
        return (page_button(look.words.plain("common-back"), self.name, "open", place_id),)

    async def tap(self, turn: Turn, act: str, arg: str) -> None:
        number, _, seen = arg.partition(".")
        place_id, version = read_row_id(number), read_row_id(seen)
        place = await teams.access_colleague(turn.member, place_id)
        if act == "service":
            await self._change_service(turn, place_id, version)
        elif act in ("missions", "no_missions"):
            await teams.let_handle_missions(turn.member, place_id, act == "missions", version)
            await turn.show(self.name, notice="team-saved", arg=place_id)
        elif act in ("ask_hand_over", "ask_remove"):
            await turn.show(self.name, arg=place_id, ask=act.removeprefix("ask_"))
        elif act == "hand_over":
            await teams.offer_ownership(turn.member, place_id, version)
            await turn.show("team", notice="team-owner_offered", arg=place.organisation_id)
        elif act == "withdraw_owner":
            await teams.withdraw_offer(turn.member, place_id, version)
            await turn.show("team", notice="team-owner_withdrawn", arg=place.organisation_id)
        elif act == "remove":
            await teams.remove_colleague(turn.member, place_id, version)
            await turn.show("team", notice="team-gone", arg=place.organisation_id)
        else:
            await super().tap(turn, act, arg)

    async def _change_service(self, turn: Turn, place_id: int, version: int) -> None:
        from bot.dialogs.team import ChangeService

        team, person = await _seen(turn.look, place_id)
        given = {
            "place_id": place_id,
            "version": version,
            "name": person.name,
            "organisation_id": team.organisation_id,
        }
        await begin(turn, ChangeService, given=given)


class LeaveTeam(Page):
    """Leaving an organisation by oneself, after a question; `arg` is the organisation's id."""

    name = "team_leave"

    async def open(self, turn: Turn, arg: str) -> None:
        team = await teams.team_of(turn.member, read_row_id(arg))
        await turn.show(self.name, arg=team.organisation_id)

    async def view(self, look: Look, args: dict[str, Any]) -> View:
        team = await teams.team_of(look.member, int(args["arg"]))
        words = look.words
        label = words.plain("team-confirm_leave")
        confirm = page_button(
            label, self.name, "leave", f"{team.organisation_id}.{team.mine.version}", "danger"
        )
        back = page_button(words.plain("common-back"), "team", "open", team.organisation_id)
        return View(words("team-ask_leave", name=team.name), ((confirm,), (back,)))

    async def tap(self, turn: Turn, act: str, arg: str) -> None:
        number, _, seen = arg.partition(".")
        if act != "leave":
            await super().tap(turn, act, arg)
            return
        team = await teams.team_of(turn.member, read_row_id(number))
        turn.member = await teams.leave(turn.member, team.organisation_id, read_row_id(seen))
        page = "home" if turn.member.registered_at is not None else "welcome"
        await turn.show(page, notice="team-you_left", name=team.name)


async def _seen(look: Look, place_id: int) -> tuple[Team, Colleague]:
    place = await teams.access_colleague(look.member, place_id)
    team = await teams.team_of(look.member, place.organisation_id)
    return team, next(person for person in team.colleagues if person.place_id == place_id)


def _heading(look: Look, person: Colleague) -> str:
    if person.is_owner:
        return look.words("team-owners")
    return (
        look.words("team-service", service=shown_service(look.words, person.service))
        if person.service
        else look.words("team-no_service")
    )


def _person_line(look: Look, team: Team, person: Colleague) -> str:
    words = look.words
    name = (
        words("team-you", name=person.name)
        if person.place_id == team.mine.place_id
        else words("team-name", name=person.name)
    )
    service = (
        words("team-owner_service", service=shown_service(words, person.service))
        if person.is_owner and person.service
        else ""
    )
    return f"• {name}{service} · {presence_line(look, person.presence)}"


def _button_label(look: Look, person: Colleague) -> str:
    if person.service:
        service = shown_service(look.words, person.service)
        return look.words.plain("team-button", name=person.name, service=service)
    return look.words.plain("team-button_plain", name=person.name)
