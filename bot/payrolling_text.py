"""How payrolling is put into words: what it costs, who the partner is, how far a file is (FR-181, FR-186, EXT-24)."""

from decimal import Decimal
from typing import NamedTuple

from bot.application_text import name_of
from bot.turn import Look
from core import clock
from core.i18n import Words
from models.mission import Mission, RateKind
from models.payrolling import PayrollAct, PayrollFile, PayrollMove, PayrollStatus
from services.payrolling import NUDGES, PayrollSeat, cost_of, present_partner, reaches_by_mail

_S = PayrollStatus
_BY_MAIL = (_S.SENT, _S.TAKEN_ON)  # What comes next is a message of the partner, for whoever gave an address.
STATUS_KEYS = {status: f"pay-status-{status}" for status in _S} | {_S.TAKEN_ON: "pay-status-taken"}


def status_name(words: Words, status: PayrollStatus) -> str:
    """The status, plain."""
    return words.plain(STATUS_KEYS[status])


def percent_text(words: Words, percent: int) -> str:
    """Hundredths of a percent as a number."""
    return words.number(Decimal(percent) / 100)


class Offer(NamedTuple):
    """What a partner takes (in hundredths of a percent) of a rate; where nothing was said yet, there is none."""

    partner: str
    percent: int
    rate_kind: RateKind | None
    rate_cents: int | None
    currency: str


def _offer_of(file: PayrollFile) -> Offer:
    return Offer(file.partner, file.percent, file.rate_kind, file.rate_cents, file.currency)


def offer_lines(words: Words, offer: Offer, *, advises: bool = True) -> list[str]:
    """The recommendation with what it costs on this rate, whose tool the platform is, and that it sends no invoice.

    Who was advised already (`advises` False) reads only what it costs.
    """
    pct = percent_text(words, offer.percent)
    if offer.rate_cents is None:
        lines = [words("pay-recommend_open", pct=pct)]
    else:
        taken = _money(words, cost_of(offer.rate_cents, offer.percent).taken_cents, offer.currency)
        lines = [words("pay-recommend", pct=pct, amount=taken)]
    effect = effect_lines(words, offer)
    lines = [*lines, *effect] if advises or not effect else effect
    return [*lines, "", f"{words('pay-link', partner=offer.partner)} {words('pay-no_invoice')}"]


def effect_lines(words: Words, offer: Offer) -> list[str]:
    """What the percentage does to this rate; nothing where there is no amount yet."""
    if offer.rate_cents is None or offer.rate_kind is None:
        return []
    cost = cost_of(offer.rate_cents, offer.percent)
    return [
        words(
            "pay-effect",
            rate=words.plain(
                f"pay-rate-{offer.rate_kind}", amount=_money(words, offer.rate_cents, offer.currency)
            ),
            taken=_money(words, cost.taken_cents, offer.currency),
            left=_money(words, cost.left_cents, offer.currency),
            pct=percent_text(words, offer.percent),
            partner=offer.partner,
        )
    ]


def _money(words: Words, cents: int, currency: str) -> str:
    return words.money(Decimal(cents) / 100, currency)


def recommendation(words: Words, mission: Mission) -> list[str]:
    """What is said at the moment of choosing, if there is a partner (FR-182); nothing is decided by it."""
    partner = present_partner()
    if partner is None:
        return []
    offer = Offer(partner.name, partner.percent, mission.rate_kind, mission.rate_cents, mission.currency)
    lines = offer_lines(words, offer)
    return [words("pay-after_deal"), "", *lines]


def file_lines(look: Look, seat: PayrollSeat) -> list[str]:
    """A file in full: how far it is, what that means for the reader, and what happened when."""
    words = look.words
    lines = [
        words("pay-title", status=status_name(words, seat.status)),
        words("pay-about", mission=seat.seat.mission.title, name=name_of(words, seat.seat)),
        "",
        *_state_lines(look, seat),
    ]
    if seat.history and seat.status is not _S.PROPOSED:
        lines += ["", *(act_line(look, act, "d MMM") for act in seat.history)]
    return lines


def act_line(look: Look, act: PayrollAct, form: str) -> str:
    """One thing that happened; `form` is how its day is written."""
    settled = act.move is PayrollMove.SETTLE
    what = look.words.plain("pay-settled") if settled else status_name(look.words, act.status)
    return look.words("pay-act", day=look.words.moment(act.acted_at, look.zone, form), what=what)


def _state_lines(look: Look, seat: PayrollSeat) -> list[str]:
    words, file = look.words, seat.file
    if seat.status in (_S.CHOOSING, _S.PROPOSED):
        return _open_lines(look, seat)
    if seat.status is _S.INDEPENDENT:
        return _independent_lines(words, seat)
    known = {"partner": file.partner, "expert": file.expert or words.plain("pay-nobody_yet")}
    if seat.status is _S.CANCELLED:
        return [words("pay-cancelled", **known) if file.handed_over_at else words("pay-cancelled_before")]
    unmailed = seat.status in _BY_MAIL and not reaches_by_mail(seat, look.member)
    lines = [words(f"pay-state-{seat.status}{'_unmailed' if unmailed else ''}", **known)]
    if seat.status in (_S.CHOSEN, _S.SENT, _S.TAKEN_ON):
        lines += ["", words("pay-change_mind"), words("pay-no_invoice")]
    return lines


def _open_lines(look: Look, seat: PayrollSeat) -> list[str]:
    words, file = look.words, seat.file
    until = file.status_since + NUDGES[-1]
    when = words.moment(until, look.zone, "EEEE d MMMM")
    if file.status is _S.CHOOSING:
        lines = [words("pay-choose")]
    elif file.proposed_by is seat.side:
        lines = [words("pay-waiting", name=name_of(words, seat.seat), partner=file.partner)]
    else:
        lines = [words("pay-asked", name=name_of(words, seat.seat), partner=file.partner)]
    lines.append(words("pay-overdue") if clock.now() > until else words("pay-until", when=when))
    offer = offer_lines(words, _offer_of(file), advises=file.status is _S.CHOOSING)
    return [*lines, "", *offer, "", words("pay-disclaimer")]


def _independent_lines(words: Words, seat: PayrollSeat) -> list[str]:
    other = seat.side.other
    read = words("pay-read_mine") if seat.has_read else words("pay-unread_mine")
    key = "pay-read_other" if seat.read_by(other) else "pay-unread_other"
    return [
        words("pay-disclaimer"),
        words("pay-between_you"),
        "",
        read,
        words(key, name=name_of(words, seat.seat)),
    ]


def consent_lines(look: Look, seat: PayrollSeat) -> list[str]:
    """Before the consent: what it costs, which details of the reader's side go to the partner, and for how long it
    can be taken back.
    """
    words, file = look.words, seat.file
    effect = effect_lines(words, _offer_of(file))
    email = look.member.verified_address
    shown = email or words.plain("pay-no_email")
    lines = [
        words("pay-sure_yes", partner=file.partner, mission=seat.seat.mission.title),
        "",
        *(effect or [words("pay-recommend_open", pct=percent_text(words, file.percent))]),
        "",
        words(f"pay-fields_{seat.side}", partner=file.partner, email=shown),
        words("pay-fields_mission"),
    ]
    if email is None:
        lines.append(words("pay-email_missing", partner=file.partner))
    return [*lines, "", words("pay-when_sent"), words("pay-unverified")]


def unpaid_lines(look: Look, seat: PayrollSeat) -> list[str]:
    """Before « Mission non payée »: what it opens under payrolling, or what can be done without (FR-183, FR-184)."""
    words, file = look.words, seat.file
    mission = seat.seat.mission.title
    if file.status is _S.INDEPENDENT:
        return [words("pay-advice", mission=mission, name=name_of(words, seat.seat))]
    expert = file.expert or words.plain("pay-nobody_yet")
    return [words("pay-sure_unpaid", mission=mission, expert=expert, partner=file.partner)]


def sides_line(words: Words, freelance: str, company: str) -> str:
    """Who works for whom, plain."""
    return words.plain("pay-sides", freelance=freelance, company=company)
