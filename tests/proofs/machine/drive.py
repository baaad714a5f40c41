"""Goes by the shortest legal way to a chosen status, with the commands that people would use."""

from datetime import timedelta

from tests.proofs.machine.book import UNKNOWN, Book
from tests.proofs.machine.commands import KINDS, Command
from tests.proofs.machine.meeting_rules import came, room_of
from tests.proofs.machine.people import PROFILES
from tests.proofs.machine.play import Broken, Play
from tests.proofs.machine.rules import things, version_of
from tests.proofs.machine.tables import Row, shortest_way_by

_KIND = {"appointment": "appointment", "call": "call", "dialog": "session"}


class Driver:
    """Drives one thing of a play."""

    def __init__(self, play: Play) -> None:
        self.play, self.book = play, play.book
        self.client, self.profile, self.n = "", "", UNKNOWN

    async def to(self, machine: str, last: Row, *, client: str, profile: str, new: bool) -> int:
        """Brings the newest thing, or a new one, to a status by the shortest way that ends with a row; says whether.

        A new one must get there.
        """
        self.client, self.profile = client, profile
        self.n = UNKNOWN if new else things(self.book, _KIND[machine]) - 1
        if self.n < 0 or (self.n != UNKNOWN and not self._suits(machine)):
            self.n, new = UNKNOWN, True
        way = shortest_way_by(machine, last, "" if new else self._status(machine))
        if way is None:
            return 0
        self.play.story.append(f"drive {machine} to {last.after}: {', '.join(way)}")
        for move in way:
            if not await getattr(self, f"_{machine}_{move}")():
                if new and not self._may_stop(machine, move):
                    raise Broken(f"{move} is on the legal way to {last.after} and was refused")
                return 0
        if self._status(machine) != last.after:
            raise Broken(f"the legal way to {last.after} led to {self._status(machine)}")
        return 1

    def _suits(self, machine: str) -> bool:
        if machine == "call" and self.book.calls[self.n].appointment is not None:
            return False
        if machine == "dialog":
            self.client = self.book.sessions[self.n].member
            return True
        thing = self.book.appointments[self.n] if machine == "appointment" else self.book.calls[self.n]
        self.profile = thing.profile
        self.client = getattr(thing, "client", "") or getattr(thing, "caller", "")
        return True

    def _status(self, machine: str) -> str:
        lists = {"appointment": self.book.appointments, "call": self.book.calls, "dialog": self.book.sessions}
        return str(lists[machine][self.n].status)

    def _may_stop(self, machine: str, move: str) -> bool:
        # Nobody rings while one of the two talks, or a profile that is hidden; nothing is free in a blocked week.
        return move in ("ring", "request")

    @property
    def _professional(self) -> str:
        return PROFILES[self.profile].people[0]

    async def _act(self, name: str, who: str, *values: object) -> bool:
        kind = KINDS[name]
        version = version_of(self.book, kind, self.n) if kind else None
        n = self.n if kind else UNKNOWN
        return await self.play.act(Command(name, who, n, version, self.profile, values))

    def _free(self, *, beyond: timedelta = timedelta(hours=2)) -> list[object]:
        of = None if self.n == UNKNOWN else self.n
        after = self.book.now + beyond
        if of is not None:
            after = max(after, self.book.appointments[of].start)
        return list(self.book.free_starts(self.profile, after, 2))

    async def _appointment_request(self) -> bool:
        free = self._free()
        if not free or not await self._act("request", self.client, free[0]):
            return False
        self.n = len(self.book.appointments) - 1
        return True

    async def _appointment_accept(self) -> bool:
        return await self._act("accept", self._professional)

    async def _appointment_decline(self) -> bool:
        return await self._act("decline", self._professional, "Complet")

    async def _appointment_take_back(self) -> bool:
        return await self._act("withdraw", self.client)

    async def _appointment_offer_other(self) -> bool:
        return await self._act("offer", self._professional, *self._free())

    async def _appointment_pick_offer(self) -> bool:
        return await self._act("pick", self.client, 0)

    async def _appointment_decline_offers(self) -> bool:
        return await self._act("decline_offers", self.client)

    async def _appointment_expire(self) -> bool:
        by = self.book.appointments[self.n].answer_by
        assert by is not None
        await self.play.wait(max(by, self.book.now), tick=True)
        return True

    async def _appointment_reschedule(self) -> bool:
        free = self._free()
        proposed = bool(free) and await self._act("propose_move", self.client, free[0])
        return proposed and await self._act("accept_move", self._professional)

    async def _appointment_cancel(self) -> bool:
        return await self._act("cancel", self.client, "Imprévu")

    async def _appointment_party_gone(self) -> bool:
        await self._act("gone_profile", "ada")
        return True

    async def _appointment_first_join(self) -> bool:
        a = self.book.appointments[self.n]
        await self.play.wait(max(a.start - timedelta(minutes=10), self.book.now), tick=True)
        return await self._in_room("enter", self.client)

    async def _in_room(self, name: str, who: str) -> bool:
        room = room_of(self.book, self.n)
        if room is None:
            return False
        return await self.play.act(Command(name, who, self.book.calls.index(room)))

    async def _appointment_finish(self) -> bool:
        return await self._act("finish", self._professional)

    async def _appointment_mark_no_show(self) -> bool:
        if not came(self.book, self.n) and not await self._appointment_first_join():
            return False
        late = self.book.appointments[self.n].start + timedelta(minutes=15)
        await self.play.wait(max(late, self.book.now), tick=True)
        here = self.client if "client" in came(self.book, self.n) else self._professional
        return await self._act("mark_no_show", here)

    async def _call_ring(self) -> bool:
        self.n = UNKNOWN
        await self._act("go_online", self._professional)
        if not await self._act("ring", self.client):
            return False
        self.n = len(self.book.calls) - 1
        return True

    async def _call_answer(self) -> bool:
        return await self._act("answer", self._professional)

    async def _call_reject(self) -> bool:
        return await self._act("reject", self._professional)

    async def _call_give_up(self) -> bool:
        return await self._act("give_up", self.client)

    async def _call_ring_out(self) -> bool:
        await self.play.wait(self.book.now + timedelta(seconds=45), tick=True)
        return True

    async def _call_connect(self) -> bool:
        for person in list(self.book.calls[self.n].seats):
            await self._act("enter", person)
        return await self._act("connect", self.client)

    async def _call_fail(self) -> bool:
        return await self._act("fail", self.client)

    async def _call_hang_up(self) -> bool:
        return await self._act("hang_up", self.client)

    async def _dialog_begin(self) -> bool:
        await self._act("begin_dialog", self.client)
        self.n = len(self.book.sessions) - 1
        return True

    async def _dialog_interrupt(self) -> bool:
        return await self._act("begin_dialog", self.client)

    async def _dialog_resume(self) -> bool:
        return await self._act("resume", self.client)

    async def _dialog_complete(self) -> bool:
        return await self._act("end_dialog", self.client, "done")

    async def _dialog_give_up(self) -> bool:
        return await self._act("end_dialog", self.client, "cancelled")

    async def _dialog_expire(self) -> bool:
        await self.play.wait(max(self.book.sessions[self.n].expires, self.book.now), tick=True)
        return True


def reached(book: Book) -> set[tuple[str, str]]:
    """Every status that something in a book has."""
    found = {("appointment", a.status) for a in book.appointments}
    found |= {("call", call.status) for call in book.calls}
    return found | {("dialog", session.status) for session in book.sessions}
