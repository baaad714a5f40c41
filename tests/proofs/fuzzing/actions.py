"""Who may do what: one row for every action that `registry.product_actions` finds in the product."""

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
            and self.things in ("appointment", "call", "conversation")
        ):
            return MAY
        return NOTHING


def _own(why: str) -> Action:
    return Action(why=why)


def _appointment(act: str, side: str = "both") -> Action:
    return Action("appointment", f"n1|appointment|{{id}}|{{version}}|{act}", side, versioned=True)


def _profile(page: str, act: str, open_to: frozenset[str] = SIGNED_UP) -> Action:
    return Action("profile", f"b1|{page}|{act}|{{name}}", "professional", open_to)


_PLAIN = "shows a page that is the same for everybody, or one's own things"
_SEARCH = "asks the directory, which holds what is visible"
_DIALOG = "acts on what the person themselves began; the services judge its end again"

ACTIONS: dict[str, Action] = {
    **{
        f"b1|{page}|open": _own(_PLAIN)
        for page in (
            "agenda", "category", "contact", "help", "home", "language", "messages", "my_profile", "presence",
            "privacy",
            "settings", "terms", "tutorial", "unknown", "welcome",
        )
    },
    **{f"b1|search|{act}": _own(_SEARCH) for act in ("open", "ask", "now", "page", "refine", "drop", "set", "pick")},
    **{f"b1|agenda|{act}": _own("begins with one's own profile") for act in ("hours", "rules", "block", "free")},
    **{f"b1|presence|{act}": _own("of one's own profile") for act in ("online", "offline")},
    "b1|my_profile|edit": _own("of one's own profile"),
    **{
        f"b1|certify|{act}": _own("of one's own profile")
        for act in ("open", "upload", "number", "send", "nopermit")
    },
    "b1|certifications|open": Action("case", "b1|certifications|open|{id}", "team", TEAM),
    "b1|certification|open": Action("case", "b1|certification|open|{id}", "team", TEAM),
    "/certifs": Action("case", "/certifs", "team", TEAM),
    "b1|category|choose": _own("one's own sign-up"),
    "b1|welcome|accept": _own("one's own sign-up"),
    "b1|welcome|language": _own("one's own language"),
    "b1|language|choose": _own("one's own language"),
    "b1|settings|address": _own("one's own address"),
    "b1|settings|zone": _own("one's own time zone"),
    "b1|unknown|search": _own(_SEARCH),
    "b1|appointment|open": Action("appointment", "b1|appointment|open|{id}"),
    "b1|call|open": Action("call", "b1|call|open|{id}"),
    "b1|conversation|open": Action("conversation", "b1|conversation|open|{id}"),
    "b1|conversation|card": Action("conversation", "b1|conversation|card|{id}"),
    "b1|scam_case|open": Action("report", "b1|scam_case|open|{id}", "reporter", frozenset({"admin"})),
    "b1|dialog|open": Action("session", "b1|dialog|open|{id}", "person"),
    "b1|dialog|resume": Action("session", "b1|dialog|resume|{id}", "person"),
    "b1|profile|open": _profile("profile", "open", EVERYBODY),
    "b1|availability|open": _profile("availability", "open", EVERYBODY),
    "b1|scam|open": _profile("scam", "open"),
    **{f"b1|profile|{act}": _profile("profile", act) for act in ("message", "book", "availability", "call")},
    **{
        f"n1|appointment|{act}": _appointment(act, "professional") for act in ("accept", "decline", "counter", "finish")
    },
    "n1|appointment|pick": _appointment("pick:{offer}", "client"),
    "n1|appointment|decline_offers": _appointment("decline_offers", "client"),
    **{
        f"n1|appointment|{act}": _appointment(act)
        for act in ("accept_move", "decline_move", "no_show", "move", "cancel", "(unknown)")
    },
    **{
        f"n1|call|{act}": Action("call", f"n1|call|{{id}}|{{version}}|{act}", side, versioned=True)
        for act, side in (("answer", "professional"), ("reject", "professional"), ("give_up", "client"))
    },
    "n1|call|(unknown)": Action("call", "n1|call|{id}|{version}|x"),
    "n1|conversation|reply": Action(
        "conversation", "n1|conversation|{id}|0|reply",
        why="an answer is to the thread, whatever came since: no version"
    ),
    "n1|conversation|(unknown)": Action("conversation", "n1|conversation|{id}|0|x"),
    "n1|profile|(unknown)": Action("profile", "n1|profile|{id}|0|x", "professional"),
    "n1|scam_report|(unknown)": Action("report", "n1|scam_report|{id}|0|x", "reporter"),
    **{
        f"n1|certification|{act}": Action(
            "case", f"n1|certification|{{id}}|{{version}}|{act}", "team", TEAM, versioned=True
        )
        for act in ("certify", "refuse", "more", "(unknown)")
    },
    **{f"d1|{key}": Action("session", "", "person", why=_DIALOG) for key in (
        "arn", "blo", "bok", "can", "cmo", "cno", "cok", "dec", "fus", "hor", "mov", "msg1", "num", "off", "pro",
        "reg", "rep", "vis",
    )},
    **{
        f"/{name}": _own(_PLAIN)
        for name in (
            "agenda", "aide", "chercher", "enligne", "horsligne", "langue", "menu", "messages", "parametres", "privacy",
        )
    },
    "/arnaque": Action("profile", "/arnaque {name}", "professional", SIGNED_UP),
    "start|p": Action("profile", "/start p_{name}", "professional", EVERYBODY),
    "start|a": Action("appointment", "/start a_{name}"),
    "start|m": Action("profile", "/start m_{name}", "nobody", why="no page yet: the same answer to everybody"),
    "start|o": Action("profile", "/start o_{name}", "nobody", why="no page yet: the same answer to everybody"),
    **{
        f"GET {address}": _own("the same for everybody")
        for address in (
            "/", "/healthz", "/legal/privacy", "/legal/terms", "/metrics", "/readyz", "/robots.txt",
            "/d", "/static/{edition}/{path}", "/test", "/u", "/v",
        )
    },
    "GET /p/{public_id}": Action("profile", "", "professional", EVERYBODY, why="the teaser of what is visible"),
    "POST /telegram/{secret}": _own("Telegram alone has both secrets (see fuzz-web)"),
    **{
        f"POST {address}": _own("a signed link names the one document (tests/web/test_evidence_pages.py)")
        for address in ("/u/look", "/u/send", "/d/page")
    },
    "POST /v/look": Action("seat", "", "person", why="a signed personal link"),
    "POST /v/enter": Action("seat", "", "person", why="a signed personal link"),
    "GET /v/{participation}/ws": Action("seat", "", "person", why="the session that the link was exchanged for"),
    **{
        f"frame|{kind}": Action("seat", "", "person", why="through a socket with that session")
        for kind in ("chat", "end", "hello", "leave", "media", "ping", "signal", "state")
    },
}  # fmt: skip
# What the buttons of a dialog can ask, whatever dialog it is.
DIALOG_ACTS = (
    "back:",
    "cancel:",
    "skip:",
    "keep:",
    "confirm:",
    "use:",
    "restart:",
    "edit:purpose",
    "pick:x",
    "ok:",
    "on:x",
)
