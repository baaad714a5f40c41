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


def _own(why: str) -> Action:
    return Action(why=why)


def _appointment(act: str, side: str = "both") -> Action:
    return Action("appointment", f"n1|appointment|{{id}}|{{version}}|{act}", side, versioned=True)


def _profile(page: str, act: str, open_to: frozenset[str] = SIGNED_UP) -> Action:
    return Action("profile", f"b1|{page}|{act}|{{name}}", "professional", open_to)


def _mission(data: str, open_to: frozenset[str] = frozenset(), *, versioned: bool = False) -> Action:
    return Action("mission", data, "company", open_to, versioned)


_PLAIN = "shows a page that is the same for everybody, or one's own things"
_SEARCH = "asks the directory, which holds what is visible"
_DIALOG = "acts on what the person themselves began; the services judge its end again"

ACTIONS: dict[str, Action] = {
    **{
        f"b1|{page}|open": _own(_PLAIN)
        for page in (
            "agenda", "category", "help", "home", "language", "messages", "my_profile", "presence",
            "privacy",
            "settings", "terms", "tutorial", "unknown", "welcome",
        )
    },
    **{f"b1|search|{act}": _own(_SEARCH) for act in ("open", "ask", "now", "page", "refine", "drop", "set", "pick")},
    **{f"b1|agenda|{act}": _own("begins with one's own profile") for act in ("hours", "rules", "block", "free")},
    **{f"b1|presence|{act}": _own("of one's own profile") for act in ("online", "offline")},
    **{f"b1|my_profile|{act}": _own("of one's own profile") for act in ("edit", "identity")},
    **{f"b1|sections|{act}": _own("of one's own profile") for act in ("open", "fill", "next")},
    **{f"b1|guide|{act}": _own("of one's own profile") for act in ("open", "fill", "skip", "again")},
    **{
        f"b1|{page}|{act}": _own("of one's own profile")
        for page in ("experiences", "education") for act in ("open", "add", "undo")
    },
    **{
        f"b1|{page}|{act}": Action(thing, f"b1|{page}|{act}|{{id}}", "professional")
        for page, thing in (("experiences", "experience"), ("education", "course"))
        for act in ("see", "change", "remove")
    },
    **{
        f"b1|certify|{act}": _own("of one's own profile")
        for act in ("open", "upload", "number", "send", "nopermit", "kind")
    },
    "b1|certifications|open": Action("case", "b1|certifications|open|{id}", "team", TEAM),
    "b1|certification|open": Action("case", "b1|certification|open|{id}", "team", TEAM),
    "/certifs": Action("case", "/certifs", "team", TEAM),
    "/audit": Action("case", "/audit", "team", TEAM),
    "b1|audit|open": Action("case", "b1|audit|open|0~~{name}", "team", TEAM),
    "b1|appeals|open": Action("case", "b1|appeals|open|{id}", "team", TEAM),
    "b1|member_case|open": Action("case", "b1|member_case|open|{name}", "team", TEAM),
    **{
        f"b1|member_case|{act}": Action("case", f"b1|member_case|{act}|{{name}}", "team", TEAM)
        for act in ("warn", "restrict", "suspend", "delete")
    },
    **{
        f"b1|member_case|{act}": Action("case", f"b1|member_case|{act}|{{name}}.interpreter", "team", TEAM)
        for act in ("give_role", "take_role")
    },
    "b1|restricted|open": _own("of one's own restriction"),
    "b1|barred|open": _own(_PLAIN),
    "b1|others|open": _own(_PLAIN),
    **{f"b1|own_data|{act}": _own("one's own data") for act in ("open", "ask")},
    **{
        f"b1|goodbye|{act}": _own("of one's own wish to leave, whose number the button carries")
        for act in ("open", "why", "names", "owner", "close", "keep", "erase")
    },
    "/mesdonnees": _own("one's own data"),
    "/supprimer": _own("begins with one's own account"),
    "d1|bye": Action("session", "", "person", why=_DIALOG),
    "b1|contest|open": _own(_PLAIN),
    "b1|audit_mine|open": _own("what was done about oneself"),
    "b1|appeal|open": Action("appeal", "b1|appeal|open|{id}", "person", TEAM),
    "b1|measure|open": Action("measure", "b1|measure|open|{id}", "person", TEAM),
    "b1|contest|measure": Action("measure", "b1|contest|measure|{id}", "person"),
    "b1|contest|refusal": Action("refusal", "b1|contest|refusal|{id}", "person"),
    **{
        f"n1|measure|{act}": Action("measure", f"n1|measure|{{id}}|{{version}}|{act}", "team", TEAM, versioned=True)
        for act in ("lift", "renew", "confirm", "drop", "(unknown)")
    },
    **{
        f"n1|appeal|{act}": Action("appeal", f"n1|appeal|{{id}}|{{version}}|{act}", "team", TEAM, versioned=True)
        for act in ("decide", "(unknown)")
    },
    **{
        f"b1|members|{act}": Action("case", f"b1|members|{act}|", "team", TEAM)
        for act in ("open", "new", "import", "page")
    },
    "b1|members_import|open": Action("case", "b1|members_import|open|", "team", TEAM),
    "/membre": Action("case", "/membre {name}", "team", TEAM),
    **{
        f"b1|member|{act}": Action(
            "case",
            f"b1|member|{act}|{{name}}",
            "nobody",
            why="named by a member's public id; the team's list leads there",
        )
        for act in ("open", "invite")
    },
    **{f"b1|email|{act}": _own("one's own address") for act in ("open", "change", "confirm", "rescue")},
    **{f"b1|recover|{act}": _own("a code from the mailbox decides") for act in ("open", "other")},
    **{f"b1|rescue|{act}": _own("the link that was opened decides") for act in ("open", "yes")},
    **{f"b1|invited|{act}": _own("the link that was opened decides") for act in ("open", "yes", "no")},
    **{f"start|{family}": _own("128 secret bits; a confirmation first") for family in ("e", "i", "r")},
    "b1|category|choose": _own("one's own sign-up"),
    "b1|welcome|accept": _own("one's own sign-up"),
    "b1|welcome|language": _own("one's own language"),
    "b1|language|choose": _own("one's own language"),
    "b1|settings|address": _own("one's own address"),
    "b1|settings|pause": _own("one's own profile"),
    "b1|settings|resume": _own("one's own profile"),
    "b1|settings|zone": _own("one's own time zone"),
    "b1|unknown|search": _own(_SEARCH),
    **{
        f"b1|{page}|{act}": _own(_SEARCH)
        for page in ("mission_search", "talents")
        for act in ("open", "ask", "page", "refine", "drop", "set", "pick", "back", "widen")
    },
    "b1|talents|now": _own(_SEARCH),
    "b1|talents|for": _mission("b1|talents|for|{name}"),
    **{f"b1|search|{act}": _own(_SEARCH) for act in ("back", "widen")},
    **{
        f"b1|missions|{act}": _own("of the company whose missions the person handles")
        for act in ("open", "group", "page", "keep")
    },
    "b1|mission|open": _mission("b1|mission|open|{id}", EVERYBODY),
    **{
        f"n1|mission|{act}": _mission(f"n1|mission|{{id}}|{{version}}|{act}", versioned=True)
        for act in (
            "continue", "edit", "duplicate", "keep", "republish", "withdraw", "discard", "close", "withdraw_now",
            "discard_now", "close_now",
        )
    },
    "n1|mission|(unknown)": _mission("n1|mission|{id}|{version}|x"),
    "b1|application|open": Action("application", "b1|application|open|{id}"),
    **{
        f"n1|application|{act}": Action("application", f"n1|application|{{id}}|{{version}}|{act}", versioned=True)
        for act in (
            "accept", "again", "apply", "apply_now", "choose", "choose_now", "decline", "discard", "interview", "keep",
            "withdraw",
        )
    },
    "n1|application|(unknown)": Action("application", "n1|application|{id}|{version}|x"),
    "b1|payrolling|open": Action("payroll", "b1|payrolling|open|{id}"),
    **{
        f"n1|payrolling|{act}": Action("payroll", f"n1|payrolling|{{id}}|{{version}}|{act}", versioned=True)
        for act in ("yes", "no", "unpaid", "yes_now", "no_now", "read", "unpaid_now")
    },
    "n1|payrolling|(unknown)": Action("payroll", "n1|payrolling|{id}|{version}|x"),
    "b1|payroll_files|open": Action("case", "b1|payroll_files|open|", "team", TEAM),
    "/dossiers": Action("case", "/dossiers", "team", TEAM),
    "b1|payroll_file|open": Action("payroll_case", "b1|payroll_file|open|{id}", "team", TEAM),
    **{
        f"n1|payroll_file|{act}": Action(
            "payroll_case", f"n1|payroll_file|{{id}}|{{version}}|{act}", "team", TEAM, versioned=True
        )
        for act in ("expert", "sign", "begin", "close", "settle", "resend", "(unknown)")
    },
    "d1|nex": Action("session", "", "person", why=_DIALOG),
    **{f"b1|my_missions|{act}": _own("of one's own list") for act in ("open", "group")},
    "b1|my_missions|propose": _mission("b1|my_missions|propose|{name}.{version}", EVERYBODY),
    "b1|candidates|open": _mission("b1|candidates|open|{name}"),
    "b1|candidates|group": _mission("b1|candidates|group|{id}.over.0"),
    "b1|candidates|offer": _profile("candidates", "offer", frozenset()),
    "b1|messages|archives": _own(_PLAIN),
    **{f"d1|{key}": Action("session", "", "person", why=_DIALOG) for key in ("dmi", "eca", "int1", "int2", "itv")},
    "b1|appointment|open": Action("appointment", "b1|appointment|open|{id}"),
    "b1|call|open": Action("call", "b1|call|open|{id}"),
    "b1|conversation|open": Action("conversation", "b1|conversation|open|{id}"),
    **{
        f"b1|conversation|{act}": Action("conversation", f"b1|conversation|{act}|{{id}}")
        for act in ("card", "report")
    },
    **{
        f"b1|conversation|{act}": Action("conversation", f"b1|conversation|{act}|{{id}}.1")
        for act in ("older", "remove", "whole")
    },
    "b1|conversation|file": Action("message", "b1|conversation|file|{id}"),
    "b1|conversation|removed": Action("message", "b1|conversation|removed|{id}", "client"),
    **{
        f"b1|contacts|{act}": Action("conversation", f"b1|contacts|{act}|{{id}}")
        for act in ("open", "share", "withdraw")
    },
    "n1|contacts|(unknown)": Action("conversation", "n1|contacts|{id}|0|x"),
    "d1|ctc": Action("session", "", "person", why=_DIALOG),
    "b1|scam_case|open": Action("report", "b1|scam_case|open|{id}", "reporter", frozenset({"admin"})),
    **{f"b1|contact|{act}": _own("one's own requests to the team") for act in ("open", "write")},
    "/contact": _own("one's own requests to the team"),
    "b1|help_request|open": Action("help", "b1|help_request|open|{id}", "person", TEAM),
    **{
        f"n1|help_request|{act}": Action(
            "help", f"n1|help_request|{{id}}|{{version}}|{act}", "person", TEAM,
            why="what is written is about the request, whatever came since: no version",
        )
        for act in ("write", "reply")
    },
    **{
        f"n1|help_request|{act}": Action("help", f"n1|help_request|{{id}}|{{version}}|{act}", "person", versioned=True)
        for act in ("settle", "reopen")
    },
    **{
        f"n1|help_request|{act}": Action(
            "help", f"n1|help_request|{{id}}|{{version}}|{act}", "team", TEAM, versioned=True
        )
        for act in ("take", "hand_back", "close", "carry_out")
    },
    "n1|help_request|(unknown)": Action("help", "n1|help_request|{id}|{version}|x", "person", TEAM),
    **{
        f"b1|{page}|open": Action("case", f"b1|{page}|open|", "team", TEAM)
        for page in ("help_queue", "reports", "system", "team_home")
    },
    "b1|help_queue|write": Action("case", "b1|help_queue|write|{name}", "team", TEAM),
    **{
        f"/{name}": Action("case", f"/{name}", "team", TEAM) for name in ("signalements", "demandes", "etat")
    },
    "n1|scam_report|take": Action("report", "n1|scam_report|{id}|{version}|take", "team", TEAM, versioned=True),
    "b1|certify|renumber": _own("of one's own profile"),
    **{f"d1|{key}": Action("session", "", "person", why=_DIALOG) for key in ("hlp", "hnu", "hrp", "hwr")},
    "b1|dialog|open": Action("session", "b1|dialog|open|{id}", "person"),
    "b1|dialog|resume": Action("session", "b1|dialog|resume|{id}", "person"),
    "b1|profile|open": _profile("profile", "open", EVERYBODY),
    **{f"b1|whole|{act}": _profile("whole", act, EVERYBODY) for act in ("open", "page", "card")},
    **{f"b1|seen_as|{act}": _profile("seen_as", act, frozenset()) for act in ("open", "visitor", "other_side")},
    **{f"b1|gallery|{act}": _own("of one's own profile") for act in ("open", "add")},
    **{f"b1|photo|{act}": _own("of one's own profile") for act in ("open", "remove")},
    **{f"b1|documents|{act}": _own("of one's own profile") for act in ("open", "add")},
    "b1|sharing|open": _own("of one's own profile"),
    **{
        f"b1|gallery|{act}": Action("picture", f"b1|gallery|{act}|{{name}}", "professional")
        for act in ("at", "words", "remove", "photo")
    },
    "b1|gallery|move": Action("picture", "b1|gallery|move|{name}:0", "professional"),
    **{
        f"b1|documents|{act}": Action("paper", f"b1|documents|{act}|{{name}}", "professional")
        for act in ("at", "title", "remove")
    },
    "b1|documents|get": Action("paper", "b1|documents|get|{name}", "professional", FULL_READERS),
    "b1|pictures|open": _profile("pictures", "open", MEMBER_READERS),
    "b1|pictures|at": Action("picture", "b1|pictures|at|{name}", "professional", MEMBER_READERS),
    "b1|papers|open": _profile("papers", "open", FULL_READERS),
    "b1|papers|get": Action("paper", "b1|papers|get|{name}", "professional", FULL_READERS),
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
    **{f"b1|{page}|alert": _own("keeps one's own search") for page in ("search", "mission_search", "talents")},
    **{
        f"b1|{page}|open": _own("what waits for oneself, what oneself wishes")
        for page in ("alerts", "notifications", "waiting")
    },
    **{
        f"b1|alerts|{act}": Action("alert", f"b1|alerts|{act}|{{id}}", "professional")
        for act in ("see", "run", "mute", "unmute", "remove")
    },
    **{
        f"b1|notifications|{act}": _own("one's own wishes")
        for act in ("on", "off", "quiet", "hour", "from", "until", "none", "at")
    },
    "n1|digest|(unknown)": _own("one's own digest, which has no acts"),
    "n1|profile|(unknown)": Action("profile", "n1|profile|{id}|0|x", "professional"),
    "n1|scam_report|(unknown)": Action("report", "n1|scam_report|{id}|0|x", "reporter"),
    **{
        f"n1|certification|{act}": Action(
            "case", f"n1|certification|{{id}}|{{version}}|{act}", "team", TEAM, versioned=True
        )
        for act in ("certify", "refuse", "more", "(unknown)")
    },
    **{f"d1|{key}": Action("session", "", "person", why=_DIALOG) for key in (
        "adr", "apl", "arn", "blo", "bok", "can", "cmo", "cmp", "cno", "cok", "ctd", "dec", "edu", "exp", "fus",
        "hor", "idn", "mdt", "mis", "mov", "msg1", "num", "off", "pre", "pro", "prs", "reg", "rep", "sec", "sit", "sup",
        "sus",
        "avr",
        "rst",
        "rol",
        "rot",
        "vis",
    )},
    **{
        f"/{name}": _own(_PLAIN)
        for name in (
            "agenda", "aide", "chercher", "enligne", "horsligne", "langue", "menu", "messages", "parametres", "privacy",
        )
    },
    **{f"b1|hats|{act}": _own("one's own hats") for act in ("open", "wear")},
    "/casquette": _own("one's own hats"),
    **{f"b1|join|{act}": _own("what one's own invitation offers") for act in ("open", "accept", "decline")},
    "b1|team_link|open": _own("the same answer to everybody: a link is shown once, to who made it"),
    "b1|call_lines|open": _profile("call_lines", "open", EVERYBODY),
    "b1|call_lines|ring": Action("profile", "b1|call_lines|ring|{name}.desk", "professional", SIGNED_UP),
    **{f"b1|team|{act}": Action("team", f"b1|team|{act}|{{id}}", "professional") for act in ("open", "invite")},
    "b1|team_log|open": Action("team", "b1|team_log|open|{id}.0", "professional"),
    "b1|team|revoke": Action("invitation", "b1|team|revoke|{id}", "professional"),
    "b1|team_leave|open": Action("team", "b1|team_leave|open|{id}", "professional"),
    "b1|team_leave|leave": Action("team", "b1|team_leave|leave|{id}.1", "professional"),
    "b1|colleague|open": Action("place", "b1|colleague|open|{id}", "professional"),
    **{
        f"b1|colleague|{act}": Action("place", f"b1|colleague|{act}|{{id}}.{{version}}", "professional")
        for act in ("ask_hand_over", "ask_remove", "hand_over", "missions", "no_missions", "remove", "service")
    },
    **{f"d1|{key}": Action("session", "", "person", why=_DIALOG) for key in ("inv", "srv")},
    **{f"/{name}": _own("of the company, or the search, of the person") for name in ("missions", "nouvelle_mission")},
    "/arnaque": Action("profile", "/arnaque {name}", "professional", SIGNED_UP),
    "start|p": Action("profile", "/start p_{name}", "professional", EVERYBODY),
    "start|a": Action("appointment", "/start a_{name}"),
    "start|m": _mission("/start m_{name}", EVERYBODY),
    "start|o": Action("profile", "/start o_{name}", "nobody", why="no page yet: the same answer to everybody"),
    **{
        f"GET {address}": _own("the same for everybody")
        for address in (
            "/", "/healthz", "/legal/imprint", "/legal/privacy", "/legal/terms", "/metrics", "/readyz", "/robots.txt",
            "/d", "/static/{edition}/{path}", "/test", "/u", "/v",
        )
    },
    "GET /m/{public_id}": Action("mission", "", "company", EVERYBODY, why="the teaser of what is published"),
    "GET /p/{public_id}": Action("profile", "", "professional", EVERYBODY, why="the teaser of what is visible"),
    **{
        f"GET /p/{{public_id}}/{part}": Action(
            "profile", "", "professional", EVERYBODY, why="the teaser of what is visible"
        )
        for part in ("card.png", "mail", "photo.jpg", "qr.png")
    },
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
    "part:mission",
    "part:",
    "pick:x",
    "ok:",
    "on:x",
)
