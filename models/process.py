"""The processes of an installation that are alive."""

from datetime import datetime

from tortoise import fields
from tortoise.models import Model

from models.fields import UtcDateTime


class Process(Model):
    """One running process, by a name of its own. It says again and again that it lives; who is silent is dead."""

    id: str = fields.CharField(max_length=40, primary_key=True)
    role: str = fields.CharField(max_length=20)
    started_at: datetime = UtcDateTime()
    seen_at: datetime = UtcDateTime()

    class Meta:
        table = "process"
