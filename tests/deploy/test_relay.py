"""The relay of deploy/coturn takes the credentials that call pages are given, carries a call, and nothing else."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from aioice.stun import TransactionFailed
from aioice.turn import create_turn_endpoint
from aiortc import RTCConfiguration, RTCIceServer, RTCPeerConnection
from pydantic import SecretStr

from core import clock
from core.settings import Settings
from tests.deploy.programs import coturn_file, end, listens, runs
from tests.kit.ports import free_port
from web.ice import ice_servers

pytestmark = [pytest.mark.slow]
SECRET = "a-secret-that-coturn-and-the-tests-share"


@dataclass
class Relay:
    """A running coturn."""

    port: int

    def credentials(
        self, secret: str = SECRET, remaining: timedelta = timedelta(minutes=1)
    ) -> dict[str, str]:
        """What a call page is given."""
        address = f"turn:127.0.0.1:{self.port}?transport=udp"
        settings = Settings(_env_file=None, turn_servers=[address], turn_secret=SecretStr(secret))
        return ice_servers(settings, "call-1", remaining)[0]

    async def allocates(self, username: str, password: str) -> bool:
        """Whether the relay gives an address to these credentials."""
        try:
            transport, _ = await self.allocate(username, password)
        except TransactionFailed as error:
            assert error.response.attributes["ERROR-CODE"][0] == 401, error
            return False
        transport.close()
        return True

    async def allocate(self, username: str, password: str) -> tuple[Any, Any]:
        """An allocation, as aioice makes it."""
        return await create_turn_endpoint(
            asyncio.DatagramProtocol,
            server_addr=("127.0.0.1", self.port),
            username=username,
            password=password,
        )


@pytest.fixture
async def relay(tmp_path: Path) -> AsyncIterator[Relay]:
    clock.freeze(None)
    port, log = free_port(), tmp_path / "turn.log"
    program = runs("turnserver", "-c", coturn_file(tmp_path, port, SECRET), log=log)
    await listens(port, program, log)
    yield Relay(port)
    end(program)


async def test_the_relay_knows_our_credentials_and_no_others(relay: Relay) -> None:
    ours = relay.credentials()
    assert await relay.allocates(ours["username"], ours["credential"])
    forged = relay.credentials(secret="another-secret")
    assert not await relay.allocates(forged["username"], forged["credential"])
    over = relay.credentials(remaining=-timedelta(minutes=30))
    spent = f"{int(clock.real_now().timestamp()) - 60}:call-1"
    assert not await relay.allocates(spent, over["credential"])
    assert not await relay.allocates("nobody", "nothing")


async def test_the_relay_leads_into_no_network_of_ours(relay: Relay) -> None:
    ours = relay.credentials()
    transport, _ = await relay.allocate(ours["username"], ours["credential"])
    inside = transport._TurnTransport__inner_protocol
    for place, address in enumerate(
        ("10.0.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "203.0.113.9")
    ):
        with pytest.raises(TransactionFailed) as refused:
            await inside.channel_bind(0x4100 + place, (address, 80))
        assert refused.value.response.attributes["ERROR-CODE"][0] == 403, address
    await inside.channel_bind(0x4000, ("127.0.0.1", 9))
    transport.close()


async def test_two_participants_reach_each_other_through_the_relay_alone(relay: Relay) -> None:
    ours = relay.credentials()
    server = RTCIceServer(urls=ours["urls"], username=ours["username"], credential=ours["credential"])
    one, other = (RTCPeerConnection(RTCConfiguration(iceServers=[server])) for _ in range(2))
    heard: asyncio.Future[str] = asyncio.get_running_loop().create_future()
    channel = one.createDataChannel("chat")
    channel.on("open", lambda: channel.send("Bonjour"))
    other.on("datachannel", lambda there: there.on("message", heard.set_result))
    try:
        await one.setLocalDescription(await one.createOffer())
        await other.setRemoteDescription(_relayed(one.localDescription))
        await other.setLocalDescription(await other.createAnswer())
        await one.setRemoteDescription(_relayed(other.localDescription))
        async with asyncio.timeout(30):
            assert await heard == "Bonjour"
    finally:
        await asyncio.gather(one.close(), other.close())


def _relayed(description: object) -> object:
    """The description with no way but through the relay."""
    lines = description.sdp.splitlines(keepends=True)  # type: ignore[attr-defined]
    kept = [line for line in lines if not line.startswith("a=candidate") or " typ relay" in line]
    assert len(kept) < len(lines) and any(" typ relay" in line for line in kept)
    description.sdp = "".join(kept)  # type: ignore[attr-defined]
    return description
