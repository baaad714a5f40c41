"""Values that nobody means well with: texts, numbers, wrong types; and whole updates made by Hypothesis."""

import copy
import warnings
from random import Random
from typing import Any

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st
from hypothesis.errors import NonInteractiveExampleWarning

Json = dict[str, Any]

TEXTS = (
    "", " ", "\n", "\u0000", "a\u0000b", "\ud800", "\udfff", "x\ud83d", "🙂" * 40, "\u202eevil\u202c", "\u200b",
    "Z̸̢̛͚͔̈́̓͘a̷̢͓͐l̶̨̛̘͊̕g̵̨̛̻̈́o̴̢̟͐", "a" + "\u0301\u0316" * 600, "ﷺ" * 50, "İı", "ß" * 60, "²³", "٣", "1e400", "-1",
    "9" * 40, "9" * 5000, "NaN", "null", "<b>", "</b><a href='x'>", "&lt;&amp;", "{name}", "{ $name }", "%s%n",
    "'; DROP",
    "../../etc/passwd", "A:\\con", "/start", "/", "//", "/menu@other_bot", "/start@entremise_bot p_", "b1|home|open|",
    "d1|1|1|confirm:", "passer", "annuler", "retour", "1", "demain", "31.2.2026", "5.5 10:00", "lun-ven 9-12 14-18",
    "Interprète", "Confirmer", "Suivant", "\t\t", "\r\n", "\u2028\u2029", "\ufeff", "\U000e0001", "é" * 100, "a" * 4096,
    "a" * 4097, "mot " * 3000, "Tokyo", "Europe/Zurich", "https://exemple.ch/" + "a" * 300, "+41 79 000 00 00",
)  # fmt: skip
NUMBERS = (
    0, 1, -1, 2, 17, 2**31 - 1, 2**31, -(2**31), 2**32, 2**52, 2**53, 2**62, 2**63 - 1, 2**63, -(2**63), 2**64, 10**30,
    -(10**40), 1.5, -0.0, 1e308, True, False, 1777881600, 253402300800, -62135596801, 10**12,
)  # fmt: skip
OTHERS = (
    None,
    [],
    {},
    [None],
    [[]],
    [{}],
    {"id": None},
    "",
    "x",
    0,
    True,
    [1, "a", None],
    {"a": {"b": {"c": []}}},
)

_scalar = st.one_of(
    st.none(), st.booleans(), st.integers(-(2**70), 2**70), st.floats(), st.sampled_from(NUMBERS),
    st.sampled_from(TEXTS), st.text(st.characters(), max_size=60),
)  # fmt: skip
_NAMES = (
    "id", "from", "chat", "type", "text", "caption", "date", "message_id", "data", "user", "entities", "offset",
    "length",
    "document", "photo", "contact", "user_id", "file_id", "file_unique_id", "file_size", "file_name",
    "mime_type", "query",
    "first_name", "last_name", "language_code", "is_bot", "reply_to_message", "message", "media_group_id",
    "voice", "poll",
    "location", "forward_origin", "sender_chat", "new_chat_member", "old_chat_member", "status", "chat_instance",
)  # fmt: skip
_KINDS = (
    "message", "edited_message", "channel_post", "edited_channel_post", "callback_query", "inline_query", "poll",
    "chosen_inline_result", "my_chat_member", "chat_member", "chat_join_request", "message_reaction", "poll_answer",
    "pre_checkout_query", "shipping_query", "business_message", "chat_boost", "unknown_kind", "purchased_paid_media",
)  # fmt: skip
anything = st.recursive(
    _scalar,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(st.sampled_from(_NAMES) | st.text(max_size=8), inner, max_size=5)
    ),
    max_leaves=10,
)  # fmt: skip
hypothetical_updates = st.dictionaries(
    st.sampled_from(_KINDS),
    st.one_of(st.dictionaries(st.sampled_from(_NAMES), anything, max_size=7), anything),
    min_size=1,
    max_size=2,
)
payloads = st.one_of(
    st.text("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-", max_size=64),
    st.text(max_size=70),
    st.builds(
        "{}_{}".format, st.sampled_from("pmoaierPA_"), st.text("23456789abcdefghjkmnpqrstuvwxyz", max_size=14)
    ),
    st.sampled_from(TEXTS),
)


def drawn(strategy: st.SearchStrategy[Any], count: int, number: int) -> list[Any]:
    """So many examples of a Hypothesis strategy, the same for the same number; fewer when it has no more."""
    found: list[Any] = []

    @seed(number)
    @settings(
        max_examples=count,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(strategy)
    def collect(example: Any) -> None:
        found.append(example)

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", NonInteractiveExampleWarning)
        collect()
    return found[:count]


def long_text(random: Random) -> str:
    """Up to 200,000 characters: words, one word, marks without end, or emoji."""
    return random.choice(("mot ", "a", "e\u0301\u0316", "\u0316\u0301", "🙂", "ﷺ", "\u202e", "9"))[
        :4
    ] * random.choice((4_000, 20_000, 50_000))


def text(random: Random) -> str:
    """Any hostile text; one in a hundred is very long."""
    if random.random() < 0.01:
        return long_text(random)
    if random.random() < 0.3:
        return "".join(
            chr(random.choice((random.randrange(32, 127), random.randrange(0x11_0000)))) for _ in range(20)
        )
    return random.choice(TEXTS)


def value(random: Random) -> Any:
    """Anything of any type."""
    # A copy: a mutation may put something into what it put somewhere before.
    return copy.deepcopy(random.choice((text(random), random.choice(NUMBERS), random.choice(OTHERS))))
