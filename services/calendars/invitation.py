"""The calendar file of an appointment: an invitation or its cancellation (RFC 5546)."""

from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import NamedTuple

from icalendar import Alarm, Calendar, Event, vCalAddress, vText

from core import clock
from core.i18n import words
from core.text import clean, clip, one_line
from models.appointment import Appointment, AppointmentKind
from models.member import Member
from models.profile import Profile

# A calendar address is required by the format; these stand for nobody, no mail can reach them, and none is asked for:
# both sides agreed in the bot.
_PROFESSIONAL = "mailto:professional@entremise.invalid"
_CLIENT = "mailto:client@entremise.invalid"
# When the room opens.
_ALARM = timedelta(minutes=-10)
_NAME_LIMIT = 80


class Method(StrEnum):
    """What the file asks of the reader's calendar."""

    REQUEST = "REQUEST"
    CANCEL = "CANCEL"


class Invitation(NamedTuple):
    """What stands in the file and nothing else: no Telegram id, no postal or mail address, no call link."""

    uid: str
    sequence: int
    start_at: datetime
    end_at: datetime
    written_at: datetime
    professional: str
    client: str
    summary: str
    description: str
    url: str


async def invitation(
    appointment: Appointment, method: Method | str, language: str = "fr", url: str = ""
) -> bytes:
    """The .ics file of an appointment for either side, in a language; the same UID for life.

    An interview says so, and names the organisation. `url` may be a public link of the appointment (it must hold no
    secret).
    """
    profile = await Profile.get(id=appointment.profile_id)
    gone = words(language).plain("acc-deleted_name")
    client_name = await _client_name(appointment) or gone
    professional = profile.display_name or gone
    is_interview = appointment.kind is AppointmentKind.INTERVIEW
    key = "invitation-summary_interview" if is_interview else "invitation-summary"
    summary = words(language).plain(key, professional=professional, client=client_name)
    return write_invitation(
        Invitation(
            uid=f"{appointment.calendar_uid}@entremise",
            sequence=appointment.calendar_sequence,
            start_at=appointment.start_at,
            end_at=appointment.end_at,
            written_at=clock.now(),
            professional=professional,
            client=client_name,
            summary=summary,
            description=appointment.purpose,
            url=url,
        ),
        Method(method),
    )


async def _client_name(appointment: Appointment) -> str:
    if appointment.asked_for_id is not None:
        return (await Profile.get(id=appointment.asked_for_id)).display_name
    client = await Member.get(id=appointment.client_id)
    return client.called


def write_invitation(invitation: Invitation, method: Method) -> bytes:
    """The file's bytes; whatever text is in it, a parser reads back exactly these properties."""
    event = Event()
    event.add("uid", invitation.uid)
    event.add("sequence", invitation.sequence)
    event.add("dtstamp", invitation.written_at.astimezone(UTC).replace(microsecond=0))
    event.add("dtstart", invitation.start_at.astimezone(UTC))
    event.add("dtend", invitation.end_at.astimezone(UTC))
    event.add("summary", _line(invitation.summary, 200))
    event.add("status", "CANCELLED" if method is Method.CANCEL else "CONFIRMED")
    event.add("transp", "OPAQUE")
    if _paragraph(invitation.description):
        event.add("description", _paragraph(invitation.description))
    if invitation.url:
        event.add("url", invitation.url)
    event.add("organizer", _party(_PROFESSIONAL, invitation.professional), encode=False)
    for address, name in ((_PROFESSIONAL, invitation.professional), (_CLIENT, invitation.client)):
        attendee = _party(address, name)
        attendee.params["ROLE"] = vText("REQ-PARTICIPANT")
        attendee.params["PARTSTAT"] = vText("ACCEPTED")
        attendee.params["RSVP"] = vText("FALSE")
        event.add("attendee", attendee, encode=False)
    if method is Method.REQUEST:
        event.add_component(_alarm(event))
    calendar = Calendar()
    calendar.add("prodid", "-//Entremise//FR")
    calendar.add("version", "2.0")
    calendar.add("method", str(method))
    calendar.add_component(event)
    return bytes(calendar.to_ical())


def _alarm(event: Event) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("trigger", _ALARM)
    alarm.add("description", event["summary"])
    return alarm


def _party(address: str, name: str) -> vCalAddress:
    party = vCalAddress(address)
    # A parameter cannot hold a straight quotation mark, and a caret there begins an escape (RFC 6868).
    shown = _line(name, _NAME_LIMIT).replace('"', "’").replace("^", "")
    if shown:
        party.params["CN"] = vText(shown)
    return party


def _line(text: str, limit: int) -> str:
    return clip(one_line(_without_breaks(text)), limit)


def _paragraph(text: str) -> str:
    return clean(_without_breaks(text)).strip()


def _without_breaks(text: str) -> str:
    # Some readers take these for line ends, where a forged property could begin.
    return text.replace("\u2028", " ").replace("\u2029", " ").replace("\x85", " ")
