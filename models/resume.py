"""What a person has done: places where they worked, and what they learned."""

from datetime import date

from tortoise import fields

from models.base import Row


class Experience(Row):
    """Work of some months (FR-057); `began` and `ended` are the first day of a month, no end while it goes on."""

    profile_id: int = fields.BigIntField()
    title: str = fields.CharField(max_length=100)
    organisation: str = fields.CharField(max_length=100)
    began: date = fields.DateField()
    ended: date | None = fields.DateField(null=True)
    description: str = fields.TextField(default="")

    class Meta:
        table = "experience"


class Education(Row):
    """A diploma or a course, with the year of its end (FR-058)."""

    profile_id: int = fields.BigIntField()
    title: str = fields.CharField(max_length=100)
    school: str = fields.CharField(max_length=100)
    year: int = fields.IntField()

    class Meta:
        table = "education"
