"""Tables for the tests of what the ORM does without our guards."""

from typing import Any

from tortoise import fields
from tortoise.migrations.constraints import UniqueConstraint
from tortoise.models import Model


class Shelf(Model):
    """A name that a constraint of its own says is unique; an instant, a time of day and JSON as the ORM keeps them."""

    id = fields.IntField(primary_key=True)
    name = fields.CharField(max_length=20)
    at = fields.DatetimeField(null=True)
    opens = fields.TimeField(null=True)
    said: Any = fields.JSONField(null=True)

    class Meta:
        table = "shelf"
        constraints = (UniqueConstraint(fields=("name",), name="shelf_name"),)
