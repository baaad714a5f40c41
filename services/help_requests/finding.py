"""The team finds a request again, also a closed one: by its number, or by who asked (FR-233)."""

from models.help_request import HelpRequest
from models.member import Member
from services.certifications import require_admin
from services.folded_names import MEMBERS, named_like, words_of_name
from services.help_requests.reading import PAGE_SIZE, HelpPage, page_of
from services.member_list import newest_first

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
    await MEMBERS.fold()
    wanted, values = named_like(words_of_name(text), "m.folded")
    if not wanted:
        return HelpPage(0, [], {}, 0)
    total, ids, page = await newest_first(f"{_FROM}{wanted}", values, page, PAGE_SIZE, "r.id")
    known = {request.id: request for request in await HelpRequest.filter(id__in=ids)}
    return await page_of([known[number] for number in ids if number in known], total, page)
