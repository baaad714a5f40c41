"""How people, times and trust are put into words, the same on every screen."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.turn import Look
from core import clock
from core.i18n import Markup, Words
from models.appointment import Appointment, AppointmentKind, AppointmentStatus
from models.member import MemberCategory
from models.profile import Certification, Profile
from models.role import Role
from services.appointments import has_passed
from services.certifications import last_word
from services.presence import Presence, PresenceState
from services.profiles import ProfileCard
from services.response_rates import ResponseRate

# Nobody answers within less than is worth saying.
_LEAST_SPAN = timedelta(minutes=1)
CATEGORY_KEYS = {
    MemberCategory.VISITOR: "cat-visitor",
    MemberCategory.JOB_SEEKER: "cat-jobseeker",
    MemberCategory.FREELANCE: "cat-freelance",
    MemberCategory.COMPANY: "cat-company",
    MemberCategory.PUBLIC_BODY: "cat-admin_body",
    MemberCategory.ASSOCIATION: "cat-association",
}

STATUS_KEYS = {
    AppointmentStatus.REQUESTED: "rdv-status-asked",
    AppointmentStatus.COUNTERED: "rdv-status-counter",
    AppointmentStatus.CONFIRMED: "rdv-status-confirmed",
    AppointmentStatus.IN_PROGRESS: "rdv-status-live",
    AppointmentStatus.DONE: "rdv-status-done",
    AppointmentStatus.DECLINED: "rdv-status-declined",
    AppointmentStatus.EXPIRED: "rdv-status-expired",
    AppointmentStatus.CANCELLED: "rdv-status-cancelled",
    AppointmentStatus.NO_SHOW: "rdv-status-noshow",
}


def appointment_status(words: Words, appointment: Appointment) -> str:
    """How an appointment stands; a confirmed one to which nobody came is past. Plain text."""
    return words.plain("rdv-status-past" if has_passed(appointment) else STATUS_KEYS[appointment.status])


def called(words: Words, name: str) -> str:
    """A name, or that its account is gone: an erased account has none."""
    return name or words.plain("acc-deleted_name")


def category_name(words: Words, category: MemberCategory) -> str:
    """The category's name, for buttons and texts."""
    return words.plain(CATEGORY_KEYS[category])


def with_roles(words: Words, name: str, roles: tuple[Role, ...]) -> str:
    """« Freelance · Interprète »: a category or a hat with what the team made of it besides (D-03). Plain text."""
    return " · ".join([name, *(words.plain(f"role-{role}") for role in roles)])


def when(words: Words, at: datetime, zone: str, other_zone: str | None = None) -> str:
    """An instant in the reader's zone; the other person's time beside it when it differs (EXT-06). Plain text."""
    text = words.moment(at, zone)
    if other_zone and _offset(at, zone) != _offset(at, other_zone):
        there = words.time(at, other_zone)
        if at.astimezone(ZoneInfo(zone)).date() != at.astimezone(ZoneInfo(other_zone)).date():
            there = words.moment(at, other_zone, "EEE d, HH:mm")
        return words.plain("when-both", mine=text, zone=words.zone(other_zone), theirs=there)
    return text


def _offset(at: datetime, zone: str) -> object:
    return at.astimezone(ZoneInfo(zone)).utcoffset()


def live_when(words: Words, at: datetime, zone: str, other_zone: str | None = None) -> Markup:
    """The same as HTML that each reader's client can show in its own zone."""
    import html

    text = html.escape(when(words, at, zone, other_zone), quote=False)
    return Markup(f'<tg-time unix="{int(at.timestamp())}">{text}</tg-time>')


def presence_line(look: Look, presence: Presence) -> str:
    """« 🟢 En ligne jusqu’à 15:30 », « 🔴 En communication » or « ⚪ Hors ligne »."""
    words = look.words
    if presence.state is PresenceState.BUSY:
        return words("pres-busy")
    if presence.state is PresenceState.OFFLINE or presence.until is None:
        return words("pres-offline")
    return words(
        "pres-online_until", state=words.plain("pres-online"), until=words.time(presence.until, look.zone)
    )


def trust_line(words: Words, card: ProfileCard) -> str:
    """Who certified this profile, since when, and how many collaborations (EXT-04); or that it is being checked."""
    if card.certified and card.under_check:
        return words("trust-checked")
    if not card.certified or card.certified_at is None:
        return words("trust-none")
    return words(
        "trust-certified",
        since=words.day(clock.day_of(card.certified_at), "d MMMM y"),
        by=card.certified_by or words.plain("contact-team"),
        count=card.collaborations,
    )


def freshness_line(words: Words, card: ProfileCard) -> str:
    """« Mis à jour il y a 2 jours » (EXT-26)."""
    return words("trust-fresh", ago=words.ago(clock.now() - card.fresh_at))


def response_line(words: Words, rate: ResponseRate) -> str:
    """« Répond à 92 % · en 3 h »; no time where nothing was answered (EXT-02)."""
    if rate.median_time is None:
        return words("trust-response_never", share=rate.percent)
    return words("trust-response", share=rate.percent, time=words.span(max(rate.median_time, _LEAST_SPAN)))


def profile_text(look: Look, card: ProfileCard, *, trust: bool = True) -> str:
    """The card of the directory as text: sector, city, five skills, trust, freshness, presence (FR-090).

    `trust` is False where the certification is said already.
    """
    words = look.words
    place = " · ".join(part for part in (card.sector, card.city) if part)
    what = with_roles(words, category_name(words, card.category), card.roles)
    lines = [words("profile-name", name=card.display_name, category=what)]
    if place:
        lines.append(words("profile-place", place=place))
    if card.skills:
        lines.append(words("profile-skills", skills=", ".join(card.skills)))
    if card.description:
        lines += ["", words("profile-description", text=card.description)]
    answers = [response_line(words, card.response)] if card.response is not None else []
    state = [*answers, freshness_line(words, card), presence_line(look, card.presence)]
    return "\n".join([*lines, "", *([trust_line(words, card)] if trust else []), *state])


def appointment_with(look: Look, appointment: Appointment, name: str) -> str:
    """One line for lists: when, with whom, and that it is an interview; no name where the account is gone. Plain."""
    interview = appointment.kind is AppointmentKind.INTERVIEW
    return look.words.plain(
        "appointment-line_interview" if interview else "appointment-line",
        when=look.words.moment(appointment.start_at, look.zone, "EEE d MMM, HH:mm"),
        name=called(look.words, name),
    )


def hours_lines(words: Words, hours: dict[int, list[tuple[int, int]]]) -> list[str]:
    """The weekly openings; days that follow one another alike share a line: « lundi–vendredi : 09:00–12:00 »."""
    runs: list[tuple[int, int, str]] = []
    for day, openings in sorted(hours.items()):
        text = ", ".join(f"{clock_time(opens)}–{clock_time(closes)}" for opens, closes in openings)
        if runs and runs[-1][1] == day - 1 and runs[-1][2] == text:
            runs[-1] = (runs[-1][0], day, text)
        else:
            runs.append((day, day, text))
    return [
        words("agenda-hours_line", day=_days(words, first, last), hours=text) for first, last, text in runs
    ]


def _days(words: Words, first: int, last: int) -> str:
    return words.weekday(first) if first == last else f"{words.weekday(first)}–{words.weekday(last)}"


def last_day(words: Words, until: datetime) -> str:
    """« mardi 5 mai »: the last day of a delay in working days. One that ends at midnight ends with the day before; the
    hour says nothing to anybody.
    """
    return words.moment(until - timedelta(seconds=1), str(clock.HOME), "EEEE d MMMM")


def clock_time(minute: int) -> str:
    """Minutes after midnight as on a clock; the end of the day is 24:00."""
    return f"{minute // 60:02d}:{minute % 60:02d}"


async def said_by_the_team(look: Look, profile: Profile) -> list[str]:
    """Why a certification was refused or what it still needs, in the team's words; nothing otherwise."""
    if profile.certification not in (Certification.REFUSED, Certification.MORE):
        return []
    said = await last_word(profile.id)
    if said is None:
        return []
    if said.reason == "other" and said.note:
        # Where no reason of the list fits, the words that were written are the reason.
        return [look.words("certify-reason", reason=said.note)]
    lines = []
    if said.reason:
        lines.append(look.words("certify-reason", reason=look.words.plain(f"cert-reason-{said.reason}")))
    if said.note:
        lines.append(look.words("certify-note", note=said.note))
    return lines


def contact_names(look: Look) -> str:
    """The humans to ask when somebody is stuck, by name (FR-017, FR-233). Plain text."""
    return ", ".join(look.facts.contact_persons) or look.words.plain("contact-team")
