"""Which ways home offers, in their order, and which of them there is room for."""

from dataclasses import dataclass

from bot.fitting import shown_and_behind
from bot.mission_menu import mission_buttons, with_missions
from bot.pages.hats import presence_toggle, staff_buttons
from bot.turn import Look
from bot.view import Button, page_button
from core.i18n import Words
from models.member import MemberCategory
from models.profile import Profile
from services.dashboard import Dashboard

PROFILE_KEYS = {
    MemberCategory.COMPANY: "menu-company",
    MemberCategory.PUBLIC_BODY: "menu-body",
    MemberCategory.ASSOCIATION: "menu-asso",
}

# What leaves first when there are too many is one tap away elsewhere, too: in the settings, in « Gérer vos missions ».
_LEAVES_FIRST = ("language|", "help|", "contact|", "missions|open|new")
# What is behind « Plus… » where that is not enough: never the agenda, the messages and reporting a scam (FR-210). Being
# online or not is looked for at home.
_BEHIND_MORE = ("settings|", "my_profile|", "presence|", "hats|", "team|", "search|")


def profile_button(words: Words, profile: Profile) -> Button:
    """« Mon profil », « Mon entreprise »: the way to what others see of the reader."""
    return page_button(words.plain(PROFILE_KEYS.get(profile.category, "menu-profile")), "my_profile")


@dataclass(frozen=True)
class HomeMenu:
    """The menu of one reader; it depends on who they are and how far they came."""

    look: Look
    board: Dashboard

    def buttons(self) -> list[Button]:
        """Every way of this reader, most wanted first."""
        board, who = self.board, self._to("menu-search-who", "search")
        if board.footing.is_staff:
            menu = staff_buttons(self.look, board, who, self._agenda(), self._messages())
            handles = board.footing.mission_organisation is not None
            return with_missions(self.look, menu, who) if handles else menu
        if board.profile is None:
            return self._of_a_visitor(who)
        profile = profile_button(self.look.words, board.profile)
        if not board.profile.is_certified:
            return self._before_certification(who, profile)
        return self._of_a_certified(who, profile, board.profile)

    def parted(self, room: int, more: Button, *before: Button) -> tuple[list[Button], list[Button]]:
        """What is shown where there is room for so many, `before` in front; and what is behind `more`."""
        return shown_and_behind([*before, *self.buttons()], room, _LEAVES_FIRST, _BEHIND_MORE, more)

    def _of_a_visitor(self, who: Button) -> list[Button]:
        account, certify = self._to("menu-account", "settings"), self._to("menu-certify", "category")
        first = [who, self._agenda(), self._messages(), account, *self._hat()]
        return [*first, self._scam(), self._help(), certify, self._to("menu-language", "language")]

    def _before_certification(self, who: Button, profile: Button) -> list[Button]:
        going_on = self.board.next_appointment or self.board.waiting.count
        # What is going on needs its way more than help, which « Nous contacter » gives as well.
        busy = self._agenda() if going_on else self._help()
        contact = self._to("common-contact", "contact")
        first = [self._to("menu-certify", "certify"), profile, who, contact, self._messages(), busy]
        return [*first, *self._hat(), self._scam(), self._settings()]

    def _of_a_certified(self, who: Button, profile: Button, own: Profile) -> list[Button]:
        agenda, messages = self._agenda(), self._messages()
        toggle = presence_toggle(self.look, self.board.post) or self._to("pres-go_online", "presence")
        last = [*self._hat(), self._scam(), self._settings()]
        if own.category in (MemberCategory.PUBLIC_BODY, MemberCategory.ASSOCIATION):
            return [profile, self._to("menu-team", "team"), agenda, messages, toggle, who, *last]
        first = mission_buttons(self.look, own, who)
        if own.category is MemberCategory.COMPANY:
            # Going online is inside the agenda.
            return [*first, messages, agenda, profile, *last]
        return [*first, agenda, messages, toggle, profile, *last, self._help()]

    def _hat(self) -> list[Button]:
        return [self._to("acc-hat", "hats")] if self.board.footing.hats > 1 else []

    def _agenda(self) -> Button:
        return self._to("menu-agenda", "agenda", self.board.to_answer)

    def _messages(self) -> Button:
        return self._to("menu-messages", "messages", self.board.unread)

    def _scam(self) -> Button:
        return self._to("menu-scam", "scam")

    def _help(self) -> Button:
        return self._to("common-help", "help")

    def _settings(self) -> Button:
        return self._to("menu-settings", "settings")

    def _to(self, key: str, page: str, count: int = 0) -> Button:
        label = self.look.words.plain(key)
        return page_button(f"{label} ({count})" if count else label, page)
