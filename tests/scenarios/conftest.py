"""The stage for acceptance scenarios."""

from tests.kit.stage import stage, world

__all__ = ["stage", "world"]
