"""Which words of a question to leave out when nobody has them all, nor all but one."""

from collections.abc import Awaitable, Callable

from services.search.plan import Notion, Plan

FEWEST = 3


async def most_that_agree(
    plan: Plan, count: Callable[[Plan], Awaitable[int]], are_prominent: Callable[[Plan], Awaitable[bool]]
) -> Plan | None:
    """The plan of as many notions as somebody has together; None when nobody has any, or they are fewer than three.

    They are tried in the order of what they say: as typed before as corrected, in somebody's trade, skills, name or
    city before in a text, what few have before what many have.
    """
    if len(plan.notions) < FEWEST:
        return None
    ranked: list[tuple[bool, bool, int, int]] = []
    for place, notion in enumerate(plan.notions):
        alone = plan.only((notion,))
        if total := await count(alone):
            ranked.append((bool(notion.meant), not await are_prominent(alone), total, place))
    kept: list[int] = []
    for *_, place in sorted(ranked):
        if not kept or await count(plan.only(_at(plan, [*kept, place]))):
            kept.append(place)
    return plan.only(_at(plan, kept)) if kept else None


def _at(plan: Plan, places: list[int]) -> tuple[Notion, ...]:
    return tuple(plan.notions[place] for place in sorted(places))
