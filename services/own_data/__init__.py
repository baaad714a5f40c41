"""« Mes données »: everything that the service holds about a person, as one file (EXT-17)."""

from services.own_data.asking import (
    AGAIN_AFTER,
    ExportLately,
    ask_export,
    claim_export,
    give_up_export,
    latest_export,
    put_back_export,
    settle_export,
)
from services.own_data.collecting import Collected, GivenFile, collect

__all__ = [
    "AGAIN_AFTER",
    "Collected",
    "ExportLately",
    "GivenFile",
    "ask_export",
    "claim_export",
    "collect",
    "give_up_export",
    "latest_export",
    "put_back_export",
    "settle_export",
]
