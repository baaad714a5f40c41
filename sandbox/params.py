"""Reading of method parameters: the same value may arrive as text, as JSON or as a Python value."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import orjson

from sandbox.errors import bad_request
from sandbox.formatting import Formatted, checked_caption, format_text


@dataclass
class Upload:
    """A file that came with the request."""

    name: str
    data: bytes
    mime: str


@dataclass
class Params:
    """The parameters and uploads of one call."""

    values: dict[str, Any]
    uploads: dict[str, Upload] = field(default_factory=dict)

    def has(self, name: str) -> bool:
        """Tell whether the parameter was given."""
        return self.values.get(name) not in (None, "")

    def text(self, name: str, default: str = "") -> str:
        """Return a text; numbers are taken as text."""
        value = self.values.get(name)
        if value is None:
            return default
        if isinstance(value, (dict, list)):
            return orjson.dumps(value).decode()
        return str(value)

    def number(self, name: str, default: int = 0) -> int:
        """Return a whole number, or the default when it is absent or not one (as Telegram does)."""
        value = self.values.get(name)
        if isinstance(value, float) and value.is_integer():
            return int(value)
        try:
            return default if value is None or value == "" else int(str(value))
        except ValueError:
            return default

    def decimal(self, name: str) -> float:
        """Return a number with decimals; refuses anything else."""
        try:
            return float(str(self.values[name]))
        except (KeyError, ValueError) as wrong:
            raise bad_request(f'parameter "{name}" is required') from wrong

    def flag(self, name: str) -> bool:
        """Tell whether a switch is on: true, yes, t, y or 1."""
        return str(self.values.get(name, "")).lower() in ("true", "yes", "t", "y", "1")

    def json(self, name: str, default: Any = None) -> Any:
        """Return a structured value; refuses text that is not JSON."""
        value = self.values.get(name)
        if value is None or value == "":
            return default
        if not isinstance(value, (str, bytes)):
            return value
        try:
            return orjson.loads(value)
        except orjson.JSONDecodeError as wrong:
            raise bad_request(f"can't parse {name.replace('_', ' ')} JSON object") from wrong

    def formatted_text(self) -> Formatted:
        """Return the `text` parameter, parsed."""
        return format_text(self.text("text"), self.text("parse_mode"), self.json("entities"))

    def formatted_caption(self) -> Formatted:
        """Return the `caption` parameter, parsed and within its limit."""
        given = self.json("caption_entities")
        return checked_caption(format_text(self.text("caption"), self.text("parse_mode"), given))
