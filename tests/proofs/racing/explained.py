"""Whether what is left can be told as one act after the other: the winners in some order, each legally."""

from collections.abc import Hashable, Mapping, Sequence


def explained(
    table: Mapping[tuple[Hashable, str], Hashable],
    before: Hashable,
    after: Hashable,
    steps: int,
    sure: Sequence[str],
    maybe: Sequence[str] = (),
    first_only: frozenset[str] = frozenset(),
) -> list[str] | None:
    """An order of acts that leads from one status to the other in exactly `steps` steps, or None.

    Every act in `sure` (it was told that it won) is in it, those in `maybe` (ticks and acts that change nothing when
    nothing is left to do) may be. Acts in `first_only` carried the version that they had seen: nothing came before.
    """
    return _order(table, before, after, steps, tuple(sorted(sure)), tuple(sorted(maybe)), first_only, [])


def _order(
    table: Mapping[tuple[Hashable, str], Hashable],
    now: Hashable,
    after: Hashable,
    steps: int,
    sure: tuple[str, ...],
    maybe: tuple[str, ...],
    first_only: frozenset[str],
    so_far: list[str],
) -> list[str] | None:
    if steps == 0:
        return so_far if now == after and not sure else None
    if len(sure) > steps:
        return None
    for name in dict.fromkeys((*sure, *maybe)):
        if (now, name) not in table or (so_far and name in first_only):
            continue
        rest_sure, rest_maybe = sure, maybe
        if name in sure:
            rest_sure = _without(sure, name)
        else:
            rest_maybe = _without(maybe, name)
        found = _order(
            table, table[now, name], after, steps - 1, rest_sure, rest_maybe, first_only, [*so_far, name]
        )
        if found is not None:
            return found
    return None


def _without(names: tuple[str, ...], name: str) -> tuple[str, ...]:
    place = names.index(name)
    return names[:place] + names[place + 1 :]
