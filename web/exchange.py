"""Carries signalling frames between the sockets of a room, behind an interface that may span processes."""

from collections import defaultdict
from collections.abc import Callable
from typing import Any, Protocol

Frame = dict[str, Any]
Receive = Callable[[str, Frame], None]


class Exchange(Protocol):
    """Everybody subscribed to a room receives what the others publish there, in the order of publishing."""

    def subscribe(self, room: str, participation: str, receive: Receive) -> Callable[[], None]:
        """Begins to receive `(sender, frame)`; what is returned ends it. `receive` must not block."""
        ...

    def publish(self, room: str, sender: str, frame: Frame) -> None:
        """Hands a frame to every other participation of the room; nobody there is no error."""
        ...


class InProcessExchange:
    """The default: one process holds every socket."""

    def __init__(self) -> None:
        self._rooms: defaultdict[str, list[tuple[str, Receive]]] = defaultdict(list)

    def subscribe(self, room: str, participation: str, receive: Receive) -> Callable[[], None]:
        entry = (participation, receive)
        self._rooms[room].append(entry)

        def unsubscribe() -> None:
            if entry in self._rooms[room]:
                self._rooms[room].remove(entry)
            if not self._rooms[room]:
                del self._rooms[room]

        return unsubscribe

    def publish(self, room: str, sender: str, frame: Frame) -> None:
        for participation, receive in list(self._rooms.get(room, ())):
            if participation != sender:
                receive(sender, frame)
