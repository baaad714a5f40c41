"""Who may do what: one row for every action that `registry.product_actions` finds in the product; here of pages."""

from tests.proofs.fuzzing.action import (
    EVERYBODY,
    FULL_READERS,
    MEMBER_READERS,
    PLAIN,
    SEARCH,
    SIGNED_UP,
    TEAM,
    Action,
    about_mission,
    about_profile,
    own,
)
from tests.proofs.fuzzing.door_actions import DOOR_ACTIONS

ACTIONS: dict[str, Action] = {
    **DOOR_ACTIONS,
    **{
        f"b1|{page}|open": own(PLAIN)
        for page in (
            "agenda", "category", "help", "home", "language", "messages", "my_profile", "presence",
            "privacy",
            "settings", "terms", "tutorial", "unavailable", "unknown", "welcome",
        )
    },
    **{
        f"b1|search|{act}": own(SEARCH)
        for act in ("open", "ask", "now", "page", "refine", "drop", "set", "pick", "more")
    },
    **{f"b1|agenda|{act}": own("begins with one's own profile") for act in ("hours", "rules", "block", "free")},
    **{f"b1|blocked_days|{act}": own("of one's own agenda") for act in ("open", "free")},
    **{f"b1|presence|{act}": own("of one's own profile") for act in ("online", "offline")},
    **{f"b1|my_profile|{act}": own("of one's own profile") for act in ("edit", "identity")},
    **{f"b1|sections|{act}": own("of one's own profile") for act in ("open", "fill", "next")},
    **{f"b1|guide|{act}": own("of one's own profile") for act in ("open", "fill", "skip", "again")},
    **{
        f"b1|{page}|{act}": own("of one's own profile")
        for page in ("experiences", "education") for act in ("open", "add", "undo")
    },
    **{
        f"b1|{page}|{act}": Action(thing, f"b1|{page}|{act}|{{id}}", "professional")
        for page, thing in (("experiences", "experience"), ("education", "course"))
        for act in ("see", "change", "remove")
    },
    **{
        f"b1|certify|{act}": own("of one's own profile")
        for act in ("open", "upload", "number", "send", "nopermit", "kind")
    },
    "b1|certifications|open": Action("case", "b1|certifications|open|{id}", "team", TEAM),
    "b1|certification|open": Action("case", "b1|certification|open|{id}", "team", TEAM),
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
    "b1|restricted|open": own("of one's own restriction"),
    "b1|barred|open": own(PLAIN),
    "b1|others|open": own(PLAIN),
    **{f"b1|own_data|{act}": own("one's own data") for act in ("open", "ask")},
    **{
        f"b1|goodbye|{act}": own("of one's own wish to leave, whose number the button carries")
        for act in ("open", "why", "names", "owner", "close", "keep", "erase")
    },
    "b1|contest|open": own(PLAIN),
    "b1|audit_mine|open": own("what was done about oneself"),
    "b1|appeal|open": Action("appeal", "b1|appeal|open|{id}", "person", TEAM),
    "b1|measure|open": Action("measure", "b1|measure|open|{id}", "person", TEAM),
    "b1|contest|measure": Action("measure", "b1|contest|measure|{id}", "person"),
    "b1|contest|report": Action("report", "b1|contest|report|{id}", "reporter"),
    **{
        f"b1|scam_question|{act}": Action("question", f"b1|scam_question|{act}|{{id}}", "person")
        for act in ("open", "answer")
    },
    "b1|contest|mission": Action("mission_measure", "b1|contest|mission|{id}", "company"),
    "b1|mission_measure|open": Action("mission_measure", "b1|mission_measure|open|{id}", "company", TEAM),
    "b1|mission_case|open": Action("mission_case", "b1|mission_case|open|{name}", "team", TEAM),
    "b1|mission_case|suspend": Action(
        "mission_case", "b1|mission_case|suspend|{name}.{version}", "team", TEAM, versioned=True
    ),
    **{
        f"b1|team_missions|{act}": Action("mission_case", f"b1|team_missions|{act}|", "team", TEAM)
        for act in ("open", "page")
    },
    "b1|contest|refusal": Action("refusal", "b1|contest|refusal|{id}", "person"),
    **{
        f"b1|members|{act}": Action("case", f"b1|members|{act}|", "team", TEAM)
        for act in ("open", "new", "import", "page")
    },
    "b1|departures|open": Action("case", "b1|departures|open|", "team", TEAM),
    "b1|members_import|open": Action("case", "b1|members_import|open|", "team", TEAM),
    **{
        f"b1|member|{act}": Action(
            "case",
            f"b1|member|{act}|{{name}}",
            "nobody",
            why="named by a member's public id; the team's list leads there",
        )
        for act in ("open", "invite")
    },
    **{f"b1|email|{act}": own("one's own address") for act in ("open", "change", "confirm", "rescue")},
    **{f"b1|recover|{act}": own("a code from the mailbox decides") for act in ("open", "other")},
    **{f"b1|rescue|{act}": own("the link that was opened decides") for act in ("open", "yes")},
    **{f"b1|invited|{act}": own("the link that was opened decides") for act in ("open", "yes", "no")},
    "b1|category|choose": own("one's own sign-up"),
    "b1|welcome|accept": own("one's own sign-up"),
    "b1|welcome|language": own("one's own language"),
    "b1|language|choose": own("one's own language"),
    "b1|settings|address": own("one's own address"),
    "b1|settings|pause": own("one's own profile"),
    "b1|settings|resume": own("one's own profile"),
    "b1|settings|zone": own("one's own time zone"),
    "b1|unknown|back": own("the screen that one's own words replaced; its page judges anew"),
    "b1|unknown|search": own(SEARCH),
    "b1|unknown|send": own("of one's own words; the conversation judges (tests/scenarios/test_written_anywhere.py)"),
    **{
        f"b1|{page}|{act}": own(SEARCH)
        for page in ("mission_search", "talents")
        for act in (
            "open", "ask", "page", "refine", "drop", "set", "pick", "back", "widen", "more", "word", "instead",
        )
    },
    "b1|talents|now": own(SEARCH),
    "b1|talents|for": about_mission("b1|talents|for|{name}"),
    **{f"b1|search|{act}": own(SEARCH) for act in ("back", "widen", "word", "instead")},
    **{
        f"b1|missions|{act}": own("of the company whose missions the person handles")
        for act in ("open", "group", "groups", "page", "keep")
    },
    "b1|mission|open": about_mission("b1|mission|open|{id}", EVERYBODY),
    **{f"b1|application|{act}": Action("application", f"b1|application|{act}|{{id}}") for act in ("open", "other")},
    "b1|payrolling|open": Action("payroll", "b1|payrolling|open|{id}"),
    "b1|typed|open": Action("session", "b1|typed|open|{id}", "person"),
    "b1|annulments|open": Action("case", "b1|annulments|open|", "team", TEAM),
    "b1|annulment|open": Action("annulment", "b1|annulment|open|{id}", "team", TEAM),
    "b1|payroll_files|open": Action("case", "b1|payroll_files|open|", "team", TEAM),
    "b1|payroll_file|open": Action("payroll_case", "b1|payroll_file|open|{id}", "team", TEAM),
    **{f"b1|my_missions|{act}": own("of one's own list") for act in ("open", "group", "groups")},
    "b1|my_missions|propose": about_mission("b1|my_missions|propose|{name}.{version}", EVERYBODY),
    "b1|candidates|open": about_mission("b1|candidates|open|{name}"),
    "b1|candidates|group": about_mission("b1|candidates|group|{id}.over.0"),
    "b1|candidates|groups": about_mission("b1|candidates|groups|{id}.over.0"),
    "b1|candidates|offer": about_profile("candidates", "offer", frozenset()),
    "b1|messages|archives": own(PLAIN),
    "b1|appointment|open": Action("appointment", "b1|appointment|open|{id}"),
    "b1|call|open": Action("call", "b1|call|open|{id}"),
    "b1|conversation|open": Action("conversation", "b1|conversation|open|{id}"),
    **{
        f"b1|conversation|{act}": Action("conversation", f"b1|conversation|{act}|{{id}}")
        for act in ("card", "report")
    },
    **{
        f"b1|conversation|{act}": Action("conversation", f"b1|conversation|{act}|{{id}}.1")
        for act in ("files", "more", "older", "remove", "whole")
    },
    "b1|conversation|file": Action("message", "b1|conversation|file|{id}"),
    "b1|conversation|removed": Action("message", "b1|conversation|removed|{id}", "client"),
    **{
        f"b1|contacts|{act}": Action("conversation", f"b1|contacts|{act}|{{id}}")
        for act in ("open", "share", "withdraw")
    },
    "b1|my_reports|open": own("one's own cases"),
    "b1|scam_case|open": Action("report", "b1|scam_case|open|{id}", "reporter", frozenset({"admin"})),
    **{f"b1|contact|{act}": own("one's own requests to the team") for act in ("open", "write")},
    "b1|help_request|open": Action("help", "b1|help_request|open|{id}", "person", TEAM),
    **{
        f"b1|{page}|open": Action("case", f"b1|{page}|open|", "team", TEAM)
        for page in ("help_queue", "reports", "system", "team_home")
    },
    "b1|help_queue|page": Action("case", "b1|help_queue|page|0", "team", TEAM),
    "b1|help_queue|write": Action("case", "b1|help_queue|write|{name}", "team", TEAM),
    **{f"b1|certify|{act}": own("of one's own profile") for act in ("renumber", "rename")},
    "b1|dialog|open": Action("session", "b1|dialog|open|{id}", "person"),
    "b1|dialog|resume": Action("session", "b1|dialog|resume|{id}", "person"),
    "b1|dialog|back": Action("session", "b1|dialog|back|{id}", "person"),
    "b1|profile|open": about_profile("profile", "open", EVERYBODY),
    **{f"b1|whole|{act}": about_profile("whole", act, EVERYBODY) for act in ("open", "page", "card")},
    **{f"b1|seen_as|{act}": about_profile("seen_as", act, frozenset()) for act in ("open", "visitor", "other_side")},
    **{f"b1|gallery|{act}": own("of one's own profile") for act in ("open", "add")},
    **{f"b1|photo|{act}": own("of one's own profile") for act in ("open", "remove")},
    **{f"b1|documents|{act}": own("of one's own profile") for act in ("open", "add")},
    "b1|sharing|open": own("of one's own profile"),
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
    "b1|pictures|open": about_profile("pictures", "open", MEMBER_READERS),
    "b1|pictures|at": Action("picture", "b1|pictures|at|{name}", "professional", MEMBER_READERS),
    "b1|papers|open": about_profile("papers", "open", FULL_READERS),
    "b1|papers|get": Action("paper", "b1|papers|get|{name}", "professional", FULL_READERS),
    "b1|availability|open": about_profile("availability", "open", EVERYBODY),
    "b1|scam|open": about_profile("scam", "open"),
    **{
        f"b1|profile|{act}": about_profile("profile", act)
        for act in ("message", "book", "availability", "call", "more")
    },
    **{f"b1|{page}|alert": own("keeps one's own search") for page in ("search", "mission_search", "talents")},
    **{
        f"b1|{page}|open": own("what waits for oneself, what oneself wishes")
        for page in ("alerts", "notifications", "waiting")
    },
    **{
        f"b1|alerts|{act}": Action("alert", f"b1|alerts|{act}|{{id}}", "professional")
        for act in ("see", "run", "mute", "unmute", "remove")
    },
    **{
        f"b1|notifications|{act}": own("one's own wishes")
        for act in ("on", "off", "quiet", "hour", "from", "until", "none", "at")
    },
    **{f"b1|hats|{act}": own("one's own hats") for act in ("open", "wear")},
    **{f"b1|join|{act}": own("what one's own invitation offers") for act in ("open", "accept", "decline")},
    "b1|team_link|open": own("the same answer to everybody: a link is shown once, to who made it"),
    "b1|call_lines|open": about_profile("call_lines", "open", EVERYBODY),
    "b1|call_lines|ring": Action("profile", "b1|call_lines|ring|{name}.desk", "professional", SIGNED_UP),
    **{f"b1|team|{act}": Action("team", f"b1|team|{act}|{{id}}", "professional") for act in ("open", "invite")},
    "b1|team_log|open": Action("team", "b1|team_log|open|{id}.0", "professional"),
    "b1|team|revoke": Action("invitation", "b1|team|revoke|{id}", "professional"),
    "b1|team_leave|open": Action("team", "b1|team_leave|open|{id}", "professional"),
    "b1|team_leave|leave": Action("team", "b1|team_leave|leave|{id}.1", "professional"),
    "b1|colleague|open": Action("place", "b1|colleague|open|{id}", "professional"),
    **{
        f"b1|colleague|{act}": Action("place", f"b1|colleague|{act}|{{id}}.{{version}}", "professional")
        for act in (
            "ask_hand_over", "ask_remove", "hand_over", "missions", "no_missions", "remove", "service",
            "withdraw_owner",
        )
    },
    **{
        f"b1|owner_offer|{act}": own("what one was asked oneself: the button carries one's own place")
        for act in ("open", "accept", "decline")
    },
}  # fmt: skip
