"""What was loaded at the start is no longer looked at for garbage."""

import gc

from core.memory import keep_what_is_loaded


def test_what_is_alive_is_kept_and_what_comes_later_is_still_collected() -> None:
    loaded = [[number] for number in range(1000)]
    keep_what_is_loaded()
    kept = gc.get_freeze_count()
    assert kept > len(loaded)
    circle: list[object] = []
    circle.append(circle)
    del circle
    assert gc.collect() >= 1 and gc.get_freeze_count() == kept
