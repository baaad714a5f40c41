"""The sandbox as bots of other libraries see it."""

from tests.sandbox import quick_aiogram

__all__ = ["quick_aiogram"]
