"""Links carry nothing that can be forged, and whatever else is in them is answered alike."""

import base64
import random
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.errors import NotFound
from core.ids import ALPHABET, is_public_id, public_id
from core.keys import KeyRing
from core.links import CallPass, PublicLink, read_call_pass, read_payload, sign_call_pass

KEYS = KeyRing(bytes(range(32)))
START = datetime(2026, 5, 4, 8, tzinfo=UTC)
PASS = CallPass("abcdefghjkmn", 7, "client", 1, START, START + timedelta(hours=1))


def test_a_signed_pass_is_read_back_and_signed_the_same_again() -> None:
    token = sign_call_pass(KEYS, PASS)
    assert read_call_pass(KEYS, token) == PASS
    assert sign_call_pass(KEYS, PASS) == token
    assert set(token) <= set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")


@given(st.text("abcdefghjkmn", min_size=12, max_size=12), st.integers(1, 2**53), st.integers(1, 10**6))
def test_every_pass_survives_its_token(call: str, member_id: int, generation: int) -> None:
    given_pass = CallPass(call, member_id, "professional", generation, START, START)
    assert read_call_pass(KEYS, sign_call_pass(KEYS, given_pass)) == given_pass


def test_a_pass_signed_with_another_key_does_not_exist() -> None:
    with pytest.raises(NotFound):
        read_call_pass(KeyRing(bytes(32)), sign_call_pass(KEYS, PASS))


def test_ten_thousand_changed_tokens_are_all_refused_alike() -> None:
    token, dice = sign_call_pass(KEYS, PASS), random.Random(1)
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_=+/ .é"
    for _ in range(10_000):
        place = dice.randrange(len(token))
        changed = dice.choice(
            [
                token[:place] + dice.choice(letters) + token[place + 1 :],
                token[:place],
                token[:place] + dice.choice(letters) + token[place:],
                "".join(dice.choices(letters, k=dice.randrange(90))),
                base64.urlsafe_b64encode(dice.randbytes(dice.randrange(80))).decode(),
            ]
        )
        if changed == token:
            continue
        with pytest.raises(NotFound):
            read_call_pass(KEYS, changed)


def test_ten_thousand_payloads_are_read_without_an_error_and_only_whole_ones_are_links() -> None:
    dice = random.Random(2)
    letters = ALPHABET + "pmoaier_-ABC01é\0"
    links = 0
    for _ in range(10_000):
        kind = dice.choice(["p", "m", "o", "a", "i", "e", "r", "", "pp", "P", "'"])
        name = dice.choice([public_id(), "".join(dice.choices(letters, k=dice.randrange(70)))])
        payload = dice.choice([f"{kind}_{name}", f"{kind}{name}", name, f"{kind}_{name}_", f" {kind}_{name}"])
        link = read_payload(payload)
        assert (link is not None) == (payload[:2] in ("p_", "m_", "o_", "a_") and is_public_id(payload[2:]))
        if link is not None:
            links += 1
            assert link.payload == payload
    assert links > 100


def test_a_public_payload_fits_into_a_deep_link() -> None:
    assert len(PublicLink("a", public_id()).payload) <= 64


@given(st.text(max_size=80))
def test_any_text_at_all_is_a_link_or_none(payload: str) -> None:
    link = read_payload(payload)
    assert link is None or link.payload == payload


def test_public_ids_have_their_shape_and_do_not_repeat() -> None:
    made = {public_id() for _ in range(5_000)}
    assert len(made) == 5_000 and all(is_public_id(name) for name in made)
    assert not is_public_id("abcdefghijkl") and not is_public_id("") and not is_public_id("a" * 13)
