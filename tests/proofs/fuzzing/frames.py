"""Frames of the call signalling as no page of ours sends them."""

import json
from random import Random
from typing import Any

from tests.proofs.fuzzing import hostile

_TYPES = (
    "hello",
    "signal",
    "state",
    "media",
    "chat",
    "ping",
    "leave",
    "end",
    "peer",
    "ended",
    "welcome",
    "",
    "x",
    None,
    5,
)
_FIELDS = (
    "tab", "resume", "gen", "description", "candidate", "renew", "mic", "cam", "screen", "up", "text", "id",
    "sdp", "seq",
    "event", "to", "from", "participation", "__proto__",
)  # fmt: skip
GOOD: tuple[dict[str, Any], ...] = (
    {"type": "ping"},
    {"type": "state", "mic": True, "cam": False, "screen": False},
    {"type": "chat", "id": "c1", "text": "Bonjour"},
    {"type": "media", "up": False},
    {"type": "signal", "gen": 0, "description": {"type": "offer", "sdp": "v=0"}},
    {"type": "signal", "gen": 1, "candidate": {"candidate": "x", "sdpMid": "0", "sdpMLineIndex": 0}},
    {"type": "signal", "gen": 1, "renew": True},
)
HELLO = {"type": "hello", "tab": "t1"}


def frame(random: Random) -> str:
    """A frame: good, mutated, or nothing of the kind."""
    kind = random.random()
    if kind < 0.25:
        return json.dumps(random.choice(GOOD))
    if kind < 0.65:
        made = dict(random.choice((*GOOD, HELLO)))
        for _ in range(random.choice((1, 2))):
            name = random.choice((*made, *_FIELDS, "type"))
            made[name] = random.choice(_TYPES) if name == "type" else hostile.value(random)
        return json.dumps(made)
    if kind < 0.8:
        return json.dumps({"type": random.choice(_TYPES), random.choice(_FIELDS): hostile.value(random)})
    return random.choice(
        (
            "", "{", "[]", "null", "1", '"x"', "[" * 3000, '{"a":' * 3000, '{"type":"ping"' + " " * 70_000 + "}",
            '{"type":"signal","gen":1e3}', '{"type":"signal","gen":' + "9" * 5000 + "}", hostile.text(random), "NaN",
            '{"type":"chat","id":"x","text":"' + "a" * 2001 + '"}', '{"type":["chat"]}', '{"type":{"a":1}}',
        )
    )  # fmt: skip
