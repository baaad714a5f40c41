"""What the team's home and its page about the service tell an administrator."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from core import clock
from models.delivery import Channel, InboxState, InboxUpdate, Notification, NotificationState
from models.member import Member
from services import payrolling, processes, queues
from services.annulments import count_annulments
from services.appeals import count_appeals
from services.certifications import count_waiting, require_admin
from services.help_requests import count_requests
from services.queues import Queue
from services.scam_queue import count_reports

LOOKED_BACK = timedelta(days=1)


@dataclass(frozen=True)
class TeamDesk:
    """How much waits for the team: profiles to check, appeals, scam reports, requests with
    collaborations that two want annulled, payrolling files.
    """

    certifications: int
    appeals: int
    reports: int
    requests: int
    payrolling: int


@dataclass(frozen=True)
class ServiceState:
    """The processes that live (role, and since when), the queues, and what failed within a day."""

    processes: list[tuple[str, datetime]]
    queues: list[Queue]
    given_up: int
    mails_failed: int


async def desk_of(admin: Member) -> TeamDesk:
    """The counts on the buttons of the team's home; for the team only (NotFound)."""
    await require_admin(admin)
    return TeamDesk(
        certifications=await count_waiting(admin),
        appeals=await count_appeals(admin),
        reports=await count_reports(admin),
        requests=await count_requests(admin) + await count_annulments(admin),
        payrolling=await payrolling.count_waiting(admin),
    )


async def state_of_service(admin: Member) -> ServiceState:
    """How the service does; for the team only (NotFound)."""
    await require_admin(admin)
    real, business = clock.real_now() - LOOKED_BACK, clock.now() - LOOKED_BACK
    failed = Notification.filter(
        state=NotificationState.FAILED, channel=Channel.EMAIL, settled_at__gte=business
    )
    return ServiceState(
        processes=[(each.role, each.started_at) for each in await processes.alive()],
        queues=await queues.lengths(),
        given_up=await InboxUpdate.filter(state=InboxState.DEAD, received_at__gte=real).count(),
        mails_failed=await failed.count(),
    )
