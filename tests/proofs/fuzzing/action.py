"""What an action of the product is, who tries it, and which answers there are."""

from dataclasses import dataclass

# Kinds of people who are not those whom a thing belongs to.
KINDS = {
    "newcomer": "wrote to the bot and never signed up",
    "visitor": "signed up to look for professionals",
    "professional": "another certified professional",
    "employee": "belongs to another organisation",
    "counterpart": "the other side of the thing",
    "suspended": "a professional whose profile is suspended",
    "admin": "of the team, without a part in the thing",
    "ex_employee": "belonged to the organisation and does no more",
}
SIGNED_UP = frozenset(KINDS) - {"newcomer"}
EVERYBODY = frozenset(KINDS)
TEAM = frozenset({"admin"})
# Of an organisation: certified freelances read everything, other certified organisations all but the documents.
FULL_READERS = frozenset({"professional"})
MEMBER_READERS = frozenset({"professional", "employee"})

NOTHING, TOLD_NO, MAY, OWN = "as unknown", "told no", "may", "own"


@dataclass(frozen=True)
class Action:
    """One action. `things` is the kind of thing that its id names; "" when it can name nothing of anybody's.

    `data` is what is sent: a tap, or a text that begins with a slash; addresses and frames have none and are tried
    by programs of their own. `side` is whose it is. Of those who are not, `open_to` may do it as of right (with a
    profile: when it is visible). `versioned` says whether its button carries the version of what was shown.
    """

    things: str = ""
    data: str = ""
    side: str = "both"
    open_to: frozenset[str] = frozenset()
    versioned: bool = False
    why: str = ""

    def cell(self, kind: str) -> str:
        """What happens when this kind of person tries it."""
        if not self.things:
            return OWN
        if kind in self.open_to:
            return MAY
        if kind == "counterpart" and self.things in ("appointment", "call") and self.side != "both":
            return TOLD_NO
        if (
            kind == "counterpart"
            and self.side == "both"
            and self.things in ("appointment", "call", "conversation", "message")
        ):
            return MAY
        return NOTHING


def own(why: str) -> Action:
    """An action that can name nothing of anybody else's."""
    return Action(why=why)


def about_appointment(act: str, side: str = "both") -> Action:
    """A tap on the card of an appointment."""
    return Action("appointment", f"n1|appointment|{{id}}|{{version}}|{act}", side, versioned=True)


def about_profile(page: str, act: str, open_to: frozenset[str] = SIGNED_UP) -> Action:
    """A tap that names a profile by its public id."""
    return Action("profile", f"b1|{page}|{act}|{{name}}", "professional", open_to)


def about_mission(data: str, open_to: frozenset[str] = frozenset(), *, versioned: bool = False) -> Action:
    """What names a mission."""
    return Action("mission", data, "company", open_to, versioned)


PLAIN = "shows a page that is the same for everybody, or one's own things"
SEARCH = "asks the directory, which holds what is visible"
DIALOG = "acts on what the person themselves began; the services judge its end again"
