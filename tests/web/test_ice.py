"""Call pages are given a relay with credentials that end soon after the call, and none when there is none."""

import hashlib
import hmac
from base64 import b64encode
from datetime import timedelta

from pydantic import SecretStr

from core import clock
from core.settings import Settings
from web.ice import ice_servers

TURN = ["turn:turn.example:3478", "turns:turn.example:5349?transport=tcp"]


def test_without_a_relay_only_the_stun_servers_are_named() -> None:
    settings = Settings(_env_file=None, stun_servers=["stun:a.example"], turn_servers=TURN)
    assert ice_servers(settings, "call-1", timedelta(hours=1)) == [{"urls": ["stun:a.example"]}]
    assert ice_servers(Settings(_env_file=None), "call-1", timedelta(hours=1)) == []


def test_the_password_is_what_the_relay_computes_and_ends_five_minutes_after_the_call() -> None:
    settings = Settings(_env_file=None, turn_servers=TURN, turn_secret=SecretStr("north"))
    now = clock.real_now()
    [relay] = ice_servers(settings, "call-1", timedelta(minutes=40))
    ends, _, who = relay["username"].partition(":")
    assert relay["urls"] == TURN and who == "call-1"
    assert abs(int(ends) - (now + timedelta(minutes=45)).timestamp()) < 5
    expected = hmac.new(b"north", relay["username"].encode(), hashlib.sha1).digest()
    assert relay["credential"] == b64encode(expected).decode()
    [late] = ice_servers(settings, "call-1", timedelta(minutes=-9))
    assert abs(int(late["username"].partition(":")[0]) - (now + timedelta(minutes=5)).timestamp()) < 5
