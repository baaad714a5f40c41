"""A question answered with files."""

from dataclasses import asdict, fields
from typing import Any

from bot.engine.step import (
    Answered,
    Asking,
    Invalid,
    NotOffered,
    Outcome,
    Stay,
    Step,
    Widget,
    in_every_language,
    spoken,
)
from bot.turn import IncomingFile
from core.text import clip, one_line
from services.message_content import is_program

MEGABYTE = 1024 * 1024
DOWNLOAD_BYTES = 20 * MEGABYTE
_KINDS = ("photo", "document")


class Media(Step[tuple[IncomingFile, ...]]):
    """Photos or documents, from `min` to `max` of them, at most `max_bytes` each; the same file counts once.

    The value says what Telegram said of each file, which is nothing that would run when it is opened; contents are
    fetched and checked after the commit.
    """

    hint_key = "engine-hint-media"
    wants = "file"
    keeps_itself = True

    def __init__(
        self,
        *,
        min: int = 1,
        max: int = 10,
        kinds: tuple[str, ...] = _KINDS,
        max_bytes: int = DOWNLOAD_BYTES,
        **rules: Any,
    ) -> None:
        super().__init__(**rules)
        self.min, self.max, self.kinds, self.max_bytes = min, max, kinds, max_bytes

    def dump(self, value: tuple[IncomingFile, ...]) -> Any:
        return [asdict(file) for file in value]

    def load(self, raw: Any) -> tuple[IncomingFile, ...]:
        if not isinstance(raw, list) or not self.min <= len(raw) <= self.max:
            raise Invalid("file")
        names = {field.name for field in fields(IncomingFile)}
        files = tuple(IncomingFile(**{name: item[name] for name in names}) for item in raw)
        if any(file.kind not in self.kinds for file in files):
            raise Invalid("file")
        return files

    def describe(self, ask: Asking, raw: Any) -> str:
        return ask.words.plain("engine-files-count", count=len(raw))

    def _files(self, ask: Asking) -> list[dict[str, Any]]:
        return list(ask.ui.get("files", ask.raw or []))

    @staticmethod
    def _name(ask: Asking, number: int, file: dict[str, Any]) -> str:
        return clip(one_line(file["name"]), 40) or ask.words.plain(f"engine-file-{file['kind']}", n=number)

    async def widget(self, ask: Asking) -> Widget:
        files, plain = self._files(ask), ask.words.plain
        if not files:
            return Widget()
        names = [self._name(ask, number, file) for number, file in enumerate(files, 1)]
        widget = Widget(lines=[ask.words("engine-files", count=len(files), list=", ".join(names))])
        widget.rows = [
            (ask.button(plain("engine-drop-file", name=name), "drop", file["unique_id"][:32]),)
            for name, file in zip(names, files, strict=True)
        ]
        if len(files) >= self.min:
            widget.rows.append((ask.button(plain("engine-choices-done", count=len(files)), "ok"),))
        return widget

    async def tap(self, ask: Asking, act: str, arg: str) -> Outcome | None:
        files = self._files(ask)
        if act == "ok":
            return self._answer(files)
        if act != "drop":
            return None
        left = [file for file in files if file["unique_id"][:32] != arg]
        if len(left) == len(files) and not files:
            raise NotOffered()
        return Stay({"files": left})

    async def typed(self, ask: Asking, text: str) -> Outcome:
        if spoken(text) in in_every_language("common-next"):
            return self._answer(self._files(ask))
        raise Invalid("file")

    async def received(self, ask: Asking, file: IncomingFile) -> Outcome:
        files = self._files(ask)
        if file.kind not in self.kinds:
            raise Invalid(f"{self.kinds[0]}-only" if len(self.kinds) == 1 else "file")
        if is_program(file.name):
            raise Invalid("program")
        if file.size > self.max_bytes:
            raise Invalid("file-too-big", max=self.max_bytes // MEGABYTE)
        if any(known["unique_id"] == file.unique_id for known in files):
            return Stay({"files": files})
        if len(files) >= self.max:
            raise Invalid("too-many-files", max=self.max)
        return Stay({"files": [*files, asdict(file)]})

    def _answer(self, files: list[dict[str, Any]]) -> Outcome:
        if len(files) < self.min:
            raise Invalid("too-few-files", min=self.min)
        return Answered(files)
