"""Who may do what beside pages: cards, dialogs, commands, deep links, addresses and signalling frames."""

from tests.proofs.fuzzing.action import (
    DIALOG,
    EVERYBODY,
    PLAIN,
    SIGNED_UP,
    TEAM,
    Action,
    about_appointment,
    about_mission,
    own,
)

DOOR_ACTIONS: dict[str, Action] = {
    "/certifs": Action("case", "/certifs", "team", TEAM),
    "/audit": Action("case", "/audit", "team", TEAM),
    "/mesdonnees": own("one's own data"),
    "/supprimer": own("begins with one's own account"),
    "d1|bye": Action("session", "", "person", why=DIALOG),
    **{
        f"n1|measure|{act}": Action("measure", f"n1|measure|{{id}}|{{version}}|{act}", "team", TEAM, versioned=True)
        for act in ("lift", "renew", "keep", "confirm", "drop", "(unknown)")
    },
    **{
        f"n1|mission_measure|{act}": Action(
            "mission_measure", f"n1|mission_measure|{{id}}|{{version}}|{act}", "team", TEAM, versioned=True
        )
        for act in ("lift", "remove", "(unknown)")
    },
    **{f"d1|{key}": Action("session", "", "person", why=DIALOG) for key in ("mrp", "smi", "rmi")},
    **{
        f"n1|appeal|{act}": Action("appeal", f"n1|appeal|{{id}}|{{version}}|{act}", "team", TEAM, versioned=True)
        for act in ("decide", "(unknown)")
    },
    "/membre": Action("case", "/membre {name}", "team", TEAM),
    **{f"start|{family}": own("128 secret bits; a confirmation first") for family in ("e", "i", "r")},
    **{
        f"n1|mission|{act}": about_mission(f"n1|mission|{{id}}|{{version}}|{act}", versioned=True)
        for act in (
            "continue", "edit", "duplicate", "keep", "republish", "withdraw", "discard", "close", "withdraw_now",
            "discard_now", "close_now",
        )
    },
    "n1|mission|(unknown)": about_mission("n1|mission|{id}|{version}|x"),
    **{
        f"n1|application|{act}": Action("application", f"n1|application|{{id}}|{{version}}|{act}", versioned=True)
        for act in (
            "accept", "again", "annul", "annul_agree", "annul_agree_now", "annul_back", "annul_decline", "apply",
            "apply_now", "choose", "choose_now", "decline", "discard", "interview", "keep", "withdraw",
        )
    },
    "n1|application|(unknown)": Action("application", "n1|application|{id}|{version}|x"),
    **{
        f"n1|payrolling|{act}": Action("payroll", f"n1|payrolling|{{id}}|{{version}}|{act}", versioned=True)
        for act in ("yes", "no", "unpaid", "yes_now", "no_now", "read", "unpaid_now")
    },
    "n1|payrolling|(unknown)": Action("payroll", "n1|payrolling|{id}|{version}|x"),
    "/dossiers": Action("case", "/dossiers", "team", TEAM),
    **{
        f"n1|payroll_file|{act}": Action(
            "payroll_case", f"n1|payroll_file|{{id}}|{{version}}|{act}", "team", TEAM, versioned=True
        )
        for act in ("expert", "sign", "begin", "close", "settle", "resend", "(unknown)")
    },
    **{
        f"n1|annulment|{act}": Action(
            "annulment", f"n1|annulment|{{id}}|{{version}}|{act}", "team", TEAM, versioned=True
        )
        for act in ("carry_out", "carry_out_now", "refuse", "(unknown)")
    },
    **{f"d1|{key}": Action("session", "", "person", why=DIALOG) for key in ("anm", "anr")},
    "d1|nex": Action("session", "", "person", why=DIALOG),
    **{f"d1|{key}": Action("session", "", "person", why=DIALOG) for key in ("dmi", "eca", "int1", "int2", "itv")},
    "n1|contacts|(unknown)": Action("conversation", "n1|contacts|{id}|0|x"),
    "d1|ctc": Action("session", "", "person", why=DIALOG),
    "/contact": own("one's own requests to the team"),
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
        for act in ("take", "hand_back", "close", "close_now", "undo", "carry_out")
    },
    "n1|help_request|(unknown)": Action("help", "n1|help_request|{id}|{version}|x", "person", TEAM),
    **{
        f"/{name}": Action("case", f"/{name}", "team", TEAM) for name in ("signalements", "demandes", "etat")
    },
    "n1|scam_report|take": Action("report", "n1|scam_report|{id}|{version}|take", "team", TEAM, versioned=True),
    "n1|scam_report|decide": Action(
        "report", "n1|scam_report|{id}|{version}|decide", "team", TEAM, versioned=True
    ),
    "n1|scam_report|ask": Action("report", "n1|scam_report|{id}|{version}|ask", "team", TEAM, versioned=True),
    "n1|scam_question|(unknown)": Action("question", "n1|scam_question|{id}|0|x", "person"),
    "n1|scam_report|files": Action(
        "report", "n1|scam_report|{id}|{version}|files", "team", TEAM,
        why="the evidence of a case is the same whatever was decided since: no version",
    ),
    **{f"d1|{key}": Action("session", "", "person", why=DIALOG) for key in ("scd", "scq", "sca")},
    **{f"d1|{key}": Action("session", "", "person", why=DIALOG) for key in ("hlp", "hna", "hnu", "hrp", "hwr")},
    **{
        f"n1|appointment|{act}": about_appointment(act, "professional")
        for act in ("accept", "decline", "counter", "finish")
    },
    "n1|appointment|pick": about_appointment("pick:{offer}", "client"),
    "n1|appointment|withdraw": about_appointment("withdraw", "client"),
    "n1|appointment|decline_offers": about_appointment("decline_offers", "client"),
    **{
        f"n1|appointment|{act}": about_appointment(act)
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
    "n1|digest|(unknown)": own("one's own digest, which has no acts"),
    "n1|profile|(unknown)": Action("profile", "n1|profile|{id}|0|x", "professional"),
    "n1|scam_report|(unknown)": Action("report", "n1|scam_report|{id}|0|x", "reporter", TEAM),
    **{
        f"n1|certification|{act}": Action(
            "case", f"n1|certification|{{id}}|{{version}}|{act}", "team", TEAM, versioned=True
        )
        for act in ("certify", "refuse", "more", "(unknown)")
    },
    **{f"d1|{key}": Action("session", "", "person", why=DIALOG) for key in (
        "abs", "adr", "apl", "arn", "blo", "bok", "can", "cmo", "cmp", "cno", "cok", "ctd", "dec", "edu", "exp", "fus",
        "hor", "idn", "mdt", "mis", "mov", "msg1", "num", "off", "pre", "pro", "prs", "reg", "rep", "sec", "sit", "sup",
        "sus",
        "avr",
        "rst",
        "rol",
        "rot",
        "vis",
    )},
    **{
        f"/{name}": own(PLAIN)
        for name in (
            "agenda", "aide", "chercher", "enligne", "horsligne", "langue", "menu", "messages", "parametres", "privacy",
            "tutoriel",
        )
    },
    "/casquette": own("one's own hats"),
    **{f"d1|{key}": Action("session", "", "person", why=DIALOG) for key in ("inv", "srv")},
    **{f"/{name}": own("of the company, or the search, of the person") for name in ("missions", "nouvelle_mission")},
    "/declarations": own("one's own cases"),
    "/arnaque": Action("profile", "/arnaque {name}", "professional", SIGNED_UP),
    "start|p": Action("profile", "/start p_{name}", "professional", EVERYBODY),
    "start|a": Action("appointment", "/start a_{name}"),
    "start|m": about_mission("/start m_{name}", EVERYBODY),
    "start|c": Action("application", "/start c_{name}"),
    "start|o": Action("profile", "/start o_{name}", "nobody", why="no page yet: the same answer to everybody"),
    **{
        f"GET {address}": own("the same for everybody")
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
    "POST /telegram/{secret}": own("Telegram alone has both secrets (see fuzz-web)"),
    **{
        f"POST {address}": own("a signed link names the one document (tests/web/test_evidence_pages.py)")
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
