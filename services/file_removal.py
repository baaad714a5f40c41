"""Files of the store that nothing names: deleted after the commit, whatever dies in between.

None is deleted while somebody copies the database and the files: what the copied rows name is there when it is copied.
"""

from datetime import timedelta

from core import clock
from core.wake import wake
from models.gallery import UnwantedFile
from services.files import files, has_files, random_name
from services.unit_of_work import after_commit, unit_of_work

# Between writing a file and naming it in a row lie milliseconds: whoever takes an hour has died.
_GRACE = timedelta(hours=1)
_AT_ONCE = 100


async def write_unnamed(folder: str, content: bytes, suffix: str) -> str:
    """Writes a new file and gives its name. Unless `keep_file` is called, it is deleted an hour later."""
    name = random_name(folder, suffix)
    async with unit_of_work():
        await UnwantedFile.create(name=name, due_at=clock.real_now() + _GRACE)
    await files().write(name, content)
    return name


async def keep_file(name: str) -> None:
    """A row names the file from now on; belongs into the transaction that writes the row."""
    async with unit_of_work():
        await UnwantedFile.filter(name=name).delete()


async def unwant_file(name: str) -> None:
    """Nothing names the file any more: it is deleted once this transaction is committed."""
    async with unit_of_work():
        await UnwantedFile.filter(name=name).delete()
        await UnwantedFile.create(name=name, due_at=clock.real_now())
    after_commit(lambda: wake("files"))


async def delete_unwanted_files() -> int:
    """Deletes what is due and gives how many; the file first, so that a crash leaves a row that is tried again."""
    if not has_files():
        return 0
    due = await UnwantedFile.filter(due_at__lte=clock.real_now()).order_by("id").limit(_AT_ONCE)
    return sum([await delete_now(unwanted.name) for unwanted in due])


async def delete_now(name: str) -> bool:
    """Deletes a file that is unwanted, and says whether it did; while somebody copies it waits for the next round.

    After the commit of whatever made it unwanted: a copy that begins later then knows of nothing that names it.
    """
    if not await files().delete(name):
        return False
    async with unit_of_work():
        await UnwantedFile.filter(name=name).delete()
    return True
