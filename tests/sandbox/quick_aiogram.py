"""Imports aiogram with each of its models built at its first use, as aiogram asks for by `defer_build`.

When imported it builds all of them nevertheless, to tell pydantic where their names are: five seconds for each worker.
Here pydantic is told when a model is built.
"""

from typing import Any

import pydantic

_build = pydantic.BaseModel.model_rebuild.__func__  # type: ignore[attr-defined]
_names: dict[str, Any] = {}


def _build_later(model: type[pydantic.BaseModel], **options: Any) -> bool | None:
    if model.__module__.startswith("aiogram"):
        if told := options.get("_types_namespace"):
            _names.update(told)
            return None
        options["_types_namespace"] = _names
    else:
        # The names around whoever asked: this function stands between.
        options["_parent_namespace_depth"] = options.get("_parent_namespace_depth", 2) + 1
    built: bool | None = _build(model, **options)
    return built


pydantic.BaseModel.model_rebuild = classmethod(_build_later)  # type: ignore[assignment]

import aiogram  # noqa: E402

__all__ = ["aiogram"]
