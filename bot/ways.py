"""A button that leads to where something is done, named in the catalogue."""

from dataclasses import dataclass

from bot.view import Button, page_button
from core.i18n import Words


@dataclass(frozen=True)
class Way:
    """The sentence that is the button's label, the page, and what the page gets."""

    label: str
    page: str
    arg: str = ""

    def button(self, words: Words) -> Button:
        """The button in the reader's language."""
        return page_button(words.plain(self.label), self.page, "open", self.arg)
