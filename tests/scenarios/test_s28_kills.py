"""The process is killed around the red button: the last message comes, once, and the chat's number does not stay."""

from pathlib import Path

import pytest

from core import clock
from models.delivery import InboxUpdate
from models.departure import DataExport, Departure, ExportState, Farewell
from models.member import Member
from tests.kit.processes import until
from tests.scenarios.dying import dying, sent, visitor

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]


async def test_who_leaves_while_the_process_dies_again_and_again_is_told_once_and_forgotten(
    database: str, tmp_path: Path
) -> None:
    async with dying(database, tmp_path, "handled:4", "committed:1", "parting:1", "parted:1") as stage:
        marc = await visitor(stage, "Marc")
        await marc.says("/supprimer")
        await marc.taps("Continuer vers la suppression")
        await marc.taps("Je ne m'en sers plus")
        await marc.taps("Supprimer définitivement", times=2)

        async def said() -> bool:
            return await Farewell.filter(said_at__not_isnull=True).exists()

        async def forgotten() -> bool:
            return not await Farewell.all().exists()

        await until(said, "the last message is said")
        await Farewell.all().update(due_at=clock.real_now())
        await until(forgotten, "the chat is forgotten")
        assert sent(stage, marc, "Votre compte et vos données sont supprimés") == 1
        await marc.look()
        assert len(marc.received) == 1, "the bot's other messages are gone"
        assert not await Member.filter(telegram_id=marc.user_id).exists()
        assert not await InboxUpdate.filter(lane=marc.user_id).exists()
        assert await Departure.all().count() == 1
        assert stage.deaths == 4


async def test_own_data_arrive_once_although_the_process_dies(database: str, tmp_path: Path) -> None:
    async with dying(database, tmp_path, "exported:1") as stage:
        marc = await visitor(stage, "Marc")
        await marc.says("/mesdonnees")
        await marc.taps("Préparer mon fichier")

        async def settled() -> bool:
            return await DataExport.filter(state=ExportState.SENT).exists()

        await until(settled, "the file was sent")
        assert sent(stage, marc, "mes-donnees") == 1
        assert stage.deaths == 1
