"""The team finds a request again, also a closed one: by its number, or by who asked (FR-233)."""

from models.help_request import HelpRequest
from models.member import Member
from models.sql import fetch
from services.certifications import require_admin
from services.help_requests.reading import PAGE_SIZE, HelpPage, page_of
from services.member_list import fold_names, named_like

_FROM = "FROM help_request r JOIN member m ON m.id = r.member_id WHERE m.deleted_at IS NULL"


async def find_requests(admin: Member, text: str, page: int = 0) -> HelpPage:
    """The request with this number, or those of people whose name, address or public id contains every word of a text,
    the newest first, wherever they stand; `page` counts from 0. Refuses with NotFound whoever is not of the team.
    """
    await require_admin(admin)
    number = text.strip().removeprefix("n°").strip()
    if number.isascii() and number.isdecimal() and len(number) < 16:
        found = await HelpRequest.filter(id=int(number))
        return await page_of(found, len(found), 0)
    await fold_names()
    wanted, values = named_like(text)
    if not wanted:
        return HelpPage(0, [], {}, 0)
    (counted,) = await fetch(f"SELECT COUNT(*) AS total {_FROM}{wanted}", **values)
    total = int(counted["total"])
    page = min(max(page, 0), max(0, (total - 1) // PAGE_SIZE))
    rows = await fetch(
        f"SELECT r.id AS id {_FROM}{wanted} ORDER BY r.id DESC LIMIT :size OFFSET :first",
        **values,
        size=PAGE_SIZE,
        first=page * PAGE_SIZE,
    )
    ids = [row["id"] for row in rows]
    known = {request.id: request for request in await HelpRequest.filter(id__in=ids)}
    return await page_of([known[number] for number in ids if number in known], total, page)
