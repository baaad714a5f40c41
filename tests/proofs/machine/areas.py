"""The areas of the product and the rules of the machine that play in each: a planted defect is hunted where it lies.

Chance spreads the steps of a run over all forty rules; a defect of ringing is then met once in many runs only. What is
hunted with is all that an area has, in the order and with the people that chance gives: it does not say what is wrong.
"""

_TIME = ("clock_runs", "clock_reaches_a_moment")
_APPOINTMENT = ("answer_appointment", "end_appointment", "act_at_the_edge_of_an_appointment")
_DRIVEN = ("drive_appointment", "drive_through", "drive_to_the_edge")
_CALL = ("act_on_call", "act_at_the_edge_of_a_call", "try_everything_on_a_call")
RULES_OF = {
    "times": (
        "hold", "give_back", "request", "block", "end_appointment", "drive_a_choice", "drive_a_full_day", *_TIME,
    ),
    "agreements": (
        "request", "offer", "pick", "propose_move", "party_gone", "try_everything_on_an_appointment",
        "drive_until_nobody_answered", *_APPOINTMENT, *_DRIVEN, *_TIME,
    ),
    "meetings": (
        "drive_to_the_door", "drive_into_the_room", "drive_out_of_the_room", "drive_to_an_absence",
        *_APPOINTMENT, *_CALL, *_DRIVEN, *_TIME,
    ),
    "calls": (
        "ring", "presence", "drive_call", "drive_call_to_the_edge", "drive_a_ringing_and_close",
        "drive_a_ringing_to_the_end_of_a_stay", "drive_a_call_and_ring", "drive_out_of_a_call", *_CALL, *_TIME,
    ),
    "talks": (
        "leave_message", "answer_message", "pause", "sender", "drive_a_talk", "drive_past_a_pause", *_TIME,
    ),
    "reports": ("report", "read_report", "drive_many_reports", *_TIME),
    "dialogs": ("begin_dialog", "continue_dialog", "drive_dialog", *_TIME),
    "sending": ("sender", "arrive", "request", "leave_message", "drive_past_a_blocked_bot", *_DRIVEN, *_TIME),
}  # fmt: skip
# Every other defect is one of agreements.
AREA_OF = {
    "wrong-side-waits": "meetings",
    "cancelled-while-talking": "meetings",
    "absence-unproven": "meetings",
    "absence-early": "meetings",
    "rooms-open-early": "meetings",
    "room-outlives": "meetings",
    "colleague-thrown-out": "meetings",
    "hold-too-long": "times",
    "holds-never-lapse": "times",
    "no-daily-limit": "times",
    "answered-too-late": "calls",
    "busy-callers-ring": "calls",
    "ringing-goes-on": "calls",
    "dropped-late": "calls",
    "colleague-not-rung": "calls",
    "failed-for-ever": "calls",
    "stay-ends-untold": "calls",
    "bundles-short": "talks",
    "threads-open-to-all": "talks",
    "paused-is-found": "talks",
    "fourth-report": "reports",
    "queued-for-ever": "reports",
    "dialogs-end-twice": "dialogs",
    "overtaken-reminders": "sending",
    "unreachable-for-ever": "sending",
    "blocked-stay-owed": "sending",
}


def rules_for(defect: str) -> frozenset[str]:
    """The names of the rules with which a defect is hunted."""
    return frozenset(RULES_OF[AREA_OF.get(defect, "agreements")])
