"""What several tests of the runtime begin with."""

from bot.turn import Turn
from tests.bot import pages_for_tests
from tests.kit.person import Person
from tests.kit.stage import Stage


async def in_the_hall(stage: Stage, name: str = "Alice", **who: str) -> Person:
    """A person whose screen is the hall."""
    person = await stage.person(name, **who)
    await stage.arrive(person)
    await to_the_hall(stage, person)
    return await person.look()


async def to_the_hall(stage: Stage, person: Person, arg: str = "A") -> None:
    """Makes the hall the person's screen."""
    await Turn(await stage.member(person), stage.facts, person.user_id, 0).show("hall", arg=arg)
    await stage.settle()


async def effects(stage: Stage, person: Person) -> int:
    """How many effects the person's updates had."""
    return await pages_for_tests.counted((await stage.member(person)).id)


async def make_admin(stage: Stage, name: str = "Ada") -> Person:
    """An administrator who is told when something was given up."""
    person = await stage.person(name)
    member = await stage.arrive(person)
    await type(member).filter(id=member.id).update(is_admin=True)
    return person
