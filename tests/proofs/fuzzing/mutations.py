"""What makes a good update bad: changes in any place of it, and what is no update at all."""

import copy
from collections.abc import Iterator
from random import Random
from typing import Any

from tests.proofs.fuzzing import hostile
from tests.proofs.fuzzing.hostile import Json


def mutated(update: Json, random: Random) -> Json:
    """The update with one to three places changed: gone, of another type, of another size, doubled or new."""
    made = copy.deepcopy(update)
    for _ in range(random.choice((1, 1, 2, 3))):
        places = list(_places(made))
        where, name = random.choice(places)
        match random.randrange(5):
            case 0 if isinstance(where, dict):
                del where[name]
            case 1 if isinstance(where, dict):
                where[
                    random.choice(
                        ("text", "from", "chat", "photo", "document", "extra", "via_bot", "entities")
                    )
                ] = hostile.value(random)
            case 2:
                where[name] = [copy.deepcopy(where[name])]
            case _:
                where[name] = hostile.value(random)
        if not made:
            return made
    return made


def _places(value: Any) -> Iterator[tuple[Any, Any]]:
    """Every name of every object and every index of every list, from the top."""
    names = value.items() if isinstance(value, dict) else enumerate(value)
    for name, inner in list(names):
        yield value, name
        if isinstance(inner, dict | list) and inner:
            yield from _places(inner)


def garbage(random: Random) -> bytes:
    """What is no update at all: broken JSON, other encodings, depth, numbers without end."""
    return random.choice(
        (
            b"", b"{", b"[]", b"null", b"1", b'"x"', b"\xff\xfe\x00", b'{"update_id": ', b'{"update_id": "1"}',
            b'{"update_id": 1e3}', b'{"update_id": true}', b'{"update_id": ' + b"9" * 5000 + b"}",
            b'{"update_id": 99999999999999999999}', b"[" * 5000, b'{"a":' * 3000 + b"1" + b"}" * 3000,
            b'{"update_id": NaN}', '{"update_id": ٣}'.encode(), '{"update_id": 5, "message": "x"}'.encode("utf-16"),
            bytes(random.randrange(256) for _ in range(50)), b"\x00" * 100,
        )
    )  # fmt: skip


def deep(number: int, depth: int) -> bytes:
    """An update whose reply is a reply is a reply …"""
    inner = (
        '{"message_id":1,"date":1,"chat":{"id":5,"type":"private"},"reply_to_message":' * depth
        + "null"
        + "}" * depth
    )
    return f'{{"update_id":{number},"message":{inner}}}'.encode()
