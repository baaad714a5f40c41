"""The models and the migrated tables say the same: columns, types, what may be empty, and which values are listed."""

from enum import StrEnum

from tortoise import fields
from tortoise.models import Model

import models.registry
from models.database import on_sqlite
from models.fields import UtcDateTime
from tests.models.schema_facts import read_tables

# Tables that only plain statements read and write.
WITHOUT_MODEL = {
    f"{index}_{table}" for index in ("directory", "mission") for table in ("entry", "word", "variant")
}
# What only the version before reads or writes, which works on with this schema: the next one drops it.
RETIRED = {"dialog_event", "day_override"}
# Columns that nobody writes or reads any more; they may be empty.
LEFT_EMPTY = {("dialog_session", "remind_at")}
# Columns whose CHECK lists fewer values than their enum has.
NARROWED = {
    ("organisation", "category"),
    ("profile", "category"),
    ("mission", "suspended_from"),
    ("mission_measure", "ending"),
}

TYPES: dict[type[fields.Field], str] = {  # type: ignore[type-arg]
    UtcDateTime: "timestamp with time zone",
    fields.BigIntField: "bigint",
    fields.SmallIntField: "smallint",
    fields.IntField: "integer",
    fields.BooleanField: "boolean",
    fields.DateField: "date",
    fields.JSONField: "jsonb",
    fields.CharField: "text",
    fields.TextField: "text",
}


def _models() -> list[type[Model]]:
    return [getattr(models.registry, name) for name in models.registry.__all__]


def _columns(model: type[Model]) -> dict[str, fields.Field]:  # type: ignore[type-arg]
    return {column: model._meta.fields_map[name] for name, column in model._meta.fields_db_projection.items()}


async def test_every_table_has_its_model_and_every_model_its_table(database: str) -> None:
    named = {str(model._meta.db_table) for model in _models()}
    assert set(await read_tables()) == named | WITHOUT_MODEL | RETIRED


async def test_columns_and_what_may_be_empty_agree(database: str) -> None:
    tables = await read_tables()
    for model in _models():
        table, columns = tables[str(model._meta.db_table)], _columns(model)
        left = {name for name in table.types if (table.name, name) in LEFT_EMPTY}
        assert set(table.types) == set(columns) | left, model.__name__
        required = {name for name, column in columns.items() if not column.null}
        assert table.required == required, model.__name__


async def test_types_agree(database: str) -> None:
    if on_sqlite():
        return  # SQLite keeps the words of the migration and enforces none of them.
    tables = await read_tables()
    for model in _models():
        table = tables[str(model._meta.db_table)]
        for name, column in _columns(model).items():
            wanted = next(sql for kind, sql in TYPES.items() if isinstance(column, kind))
            assert table.types[name] == wanted, f"{model.__name__}.{name}"


async def test_the_listed_values_of_a_column_are_the_members_of_its_enum(database: str) -> None:
    tables = await read_tables()
    for model in _models():
        table = tables[str(model._meta.db_table)]
        for name, column in _columns(model).items():
            kind = getattr(column, "enum_type", None)
            if kind is None:
                continue
            assert issubclass(kind, StrEnum)
            listed, members = set(table.listed_values(name)), {member.value for member in kind}
            assert listed, f"{model.__name__}.{name} has no CHECK"
            narrowed = (table.name, name) in NARROWED
            assert listed < members if narrowed else listed == members, f"{model.__name__}.{name}"


async def test_what_a_model_calls_unique_is_unique(database: str) -> None:
    tables = await read_tables()
    for model in _models():
        for name, column in _columns(model).items():
            if column.unique or column.pk:
                assert (name,) in tables[str(model._meta.db_table)].unique, f"{model.__name__}.{name}"
