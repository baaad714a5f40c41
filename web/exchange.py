"""Carries signalling frames between the sockets of a room, behind an interface that may span processes."""

from collections import defaultdict, deque
from collections.abc import Callable
from typing import Any, Protocol

from core.ids import public_id

Frame = dict[str, Any]
Receive = Callable[[str, Frame], None]

TOPIC = "call"


class Line(Protocol):
    """One socket's end of a room."""

    def publish(self, frame: Frame) -> None:
        """Hands a frame to every other participation of the room; nobody there is no error."""
        ...

    def close(self) -> None:
        """Receives nothing any more; publishing is still possible."""
        ...


class Exchange(Protocol):
    """All who are in a room receive the same frames in the same order."""

    def join(self, room: str, participation: str, receive: Receive) -> Line:
        """A line into a room. `receive(sender, frame)` must not block; it is called with what other participations
        publish after this line's own first frame, so that of two who come at once each knows who was first.
        """
        ...


class Bus(Protocol):
    """What carries messages to every process, in one order for all."""

    def listen(
        self, topic: str, hear: Callable[[Any], None], missed: Callable[[], None] | None = None
    ) -> None:
        """Calls `hear` with every message of a topic, and `missed` when some may have been lost."""
        ...

    def say(self, topic: str, body: Any) -> None:
        """Sends a value of JSON to every listener, this process included."""
        ...


class _Line:
    """An end that is deaf until its own first frame has come around."""

    def __init__(self, exchange: "_Rooms", room: str, participation: str, receive: Receive) -> None:
        self.key, self.room, self.participation, self.receive = public_id(), room, participation, receive
        self.hears = False
        self._exchange = exchange

    def publish(self, frame: Frame) -> None:
        self._exchange.carry([self.room, self.key, self.participation, frame])

    def close(self) -> None:
        self._exchange.leave(self)


class _Rooms:
    """The lines of this process by room."""

    def __init__(self) -> None:
        self._rooms: defaultdict[str, list[_Line]] = defaultdict(list)

    def join(self, room: str, participation: str, receive: Receive) -> Line:
        line = _Line(self, room, participation, receive)
        self._rooms[room].append(line)
        return line

    def leave(self, line: _Line) -> None:
        lines = self._rooms.get(line.room, [])
        if line in lines:
            lines.remove(line)
        if not lines:
            self._rooms.pop(line.room, None)

    def carry(self, message: list[Any]) -> None:
        """Brings a message to every process."""
        self.deliver(message)

    def deliver(self, message: list[Any]) -> None:
        """Hands a message to the lines of this process."""
        room, key, sender, frame = message
        for line in list(self._rooms.get(room, ())):
            if line.key == key:
                line.hears = True
            elif line.hears and line.participation != sender:
                line.receive(sender, frame)


class InProcessExchange(_Rooms):
    """The default: one process holds every socket."""

    def __init__(self) -> None:
        super().__init__()
        self._waiting: deque[list[Any]] = deque()
        self._delivering = False

    def carry(self, message: list[Any]) -> None:
        # Who answers a frame while it goes round is heard after everybody got it: the newcomer, too, whose line
        # only hears once its own first frame has come around.
        self._waiting.append(message)
        if self._delivering:
            return
        self._delivering = True
        try:
            while self._waiting:
                self.deliver(self._waiting.popleft())
        finally:
            self._delivering = False


class BusExchange(_Rooms):
    """For several processes: every frame takes the way over the bus, even to a socket of the same process, because
    only that order is the same for all.
    """

    def __init__(self, bus: Bus, missed: Callable[[], None]) -> None:
        super().__init__()
        self._bus = bus
        bus.listen(TOPIC, self.deliver, missed)

    def carry(self, message: list[Any]) -> None:
        self._bus.say(TOPIC, message)
