"""What every table of ours has in common."""

from tortoise import fields
from tortoise.models import Model


class Row(Model):
    """A row with an id that is never used again, so that an old button can never point at a new row."""

    id: int = fields.BigIntField(primary_key=True)

    class Meta:
        abstract = True
