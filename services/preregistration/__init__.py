"""Pre-registration: the team registers somebody, who comes in by a personal link (FR-015)."""

from services.preregistration.entering import Entered, enter, greet
from services.preregistration.importing import (
    BYTES,
    COLUMNS,
    LINES,
    ImportLine,
    ImportRefused,
    import_line,
    read_import,
)
from services.preregistration.inviting import (
    SEALED_LINK,
    AddressTaken,
    Invited,
    NewMember,
    NotWaiting,
    invite_again,
    is_waiting,
    preregister,
    read_category,
    read_role,
    require_free_address,
)

__all__ = [
    "BYTES",
    "COLUMNS",
    "LINES",
    "SEALED_LINK",
    "AddressTaken",
    "Entered",
    "ImportLine",
    "ImportRefused",
    "Invited",
    "NewMember",
    "NotWaiting",
    "enter",
    "greet",
    "import_line",
    "invite_again",
    "is_waiting",
    "preregister",
    "read_category",
    "read_import",
    "read_role",
    "require_free_address",
]
