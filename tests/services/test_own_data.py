"""The file with own data: it tells of every table, of one's own and of nothing that others wrote, once a day."""

import json
from datetime import timedelta

import pytest

import models.registry
from core import clock
from models.departure import DataExport, ExportState
from models.member import Member
from services import own_data
from services.own_data.areas import AREAS, NOT_TOLD
from services.unit_of_work import unit_of_work
from tests.services import people
from tests.services.a_whole_life import MARK, marc_lives
from tests.services.test_decisions_at_once import refused

pytestmark = pytest.mark.usefixtures("kept_files")


def test_every_table_is_told_of_or_said_not_to_be() -> None:
    tables = {getattr(models.registry, name)._meta.db_table for name in models.registry.__all__}
    statements = " ".join(" ".join(lists.values()) for lists in AREAS.values())
    told = {table for table in tables if f"FROM {table} " in statements or f"JOIN {table} " in statements}
    assert tables - told - set(NOT_TOLD) == set(), "say in services/own_data/areas what is told of them"
    assert set(NOT_TOLD) - tables == set() and set(NOT_TOLD) & told == set()


@pytest.mark.slow
async def test_the_file_holds_what_is_one_s_own_and_nothing_that_others_wrote(database: str) -> None:
    marc, _ = await marc_lives()
    collected = await own_data.collect(marc)
    whole = json.dumps(collected.areas, ensure_ascii=False)
    for own in (
        f"Bonjour, {MARK} ici",
        f"Parler des projets d’{MARK}",
        f"Bonjour, {MARK} à votre service",
        "avance",
    ):
        assert own in whole, own
    for foreign in (
        "Bonjour à vous",
        "Une question de Léa",
        "token_hash",
        "wrapped_key",
        "session_hash",
        "sealed",
    ):
        assert foreign not in whole, foreign
    assert {file.name for file in collected.files} == {"photo.jpg", "gallery-1.jpg", "document-1-cv.jpg"}
    messages = collected.areas["messages"]["messages"]
    assert {row["author"] for row in messages} == {"me", "the other side"}
    assert all(row["text"] is None for row in messages if row["author"] != "me")
    (appointment, asked) = collected.areas["agenda"]["appointments"]
    assert (appointment["with_whom"], asked["purpose"]) == ("Léa", None)
    stranger = await people.visitor("Zoé")
    assert MARK not in json.dumps((await own_data.collect(stranger)).areas)


async def test_one_file_a_day_however_often_it_is_asked_for(database: str) -> None:
    marc = await people.visitor("Marc")
    assert await refused(*[own_data.ask_export(marc) for _ in range(3)]) == []
    export = await own_data.claim_export()
    assert export is not None and await own_data.claim_export() is None, "it is leased"
    assert await DataExport.all().count() == 1
    assert await own_data.put_back_export(export, timedelta(0))
    again = await own_data.claim_export()
    assert again is not None and again.attempts == 2
    await own_data.settle_export(again)
    with pytest.raises(own_data.ExportLately):
        await own_data.ask_export(marc)
    clock.freeze(clock.now() + own_data.AGAIN_AFTER)
    second = await own_data.ask_export(marc)
    async with unit_of_work():
        await DataExport.filter(id=second.id).update(attempts=8)
    assert not await own_data.put_back_export(await DataExport.get(id=second.id), timedelta(0))
    assert (await DataExport.get(id=second.id)).state is ExportState.FAILED
    assert (await own_data.ask_export(await Member.get(id=marc.id))).id != second.id, (
        "what failed may be asked again"
    )
