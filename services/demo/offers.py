"""The missions that the companies of the cast offer, and a draft that waits."""

from datetime import date, timedelta
from decimal import Decimal

from core import clock
from models.member import Member
from models.mission import Mission, MissionDuration, MissionFormat, PayrollingChoice, RateKind
from models.profile import Domain
from services.missions import MissionAnswers, publish_mission, write_draft

# Company by key, days since it was published, days until it begins and ends (0 is open), and what it says.
_OFFERS: tuple[tuple[str, int, int, int, MissionAnswers], ...] = (
    (
        "nadia",
        3,
        25,
        210,
        MissionAnswers(
            title="Plateforme de données des remontées mécaniques",
            domain=Domain.IT,
            duration=MissionDuration.LONG,
            work_format=MissionFormat.REMOTE,
            description="Réunir les données de billetterie, d’affluence et de météo de douze stations, et les "
            "ouvrir aux équipes par une interface claire. Vous travaillez avec deux personnes d’Alpina et "
            "un bureau de météorologie ; un point par semaine, en visio.",
            skills="Python, PostgreSQL, Django, Cartographie",
            years=5,
            rate_kind=RateKind.DAY,
            rate=Decimal(900),
            payrolling=PayrollingChoice.YES,
            open_to_job_seekers=False,
        ),
    ),
    (
        "nadia",
        9,
        40,
        0,
        MissionAnswers(
            title="Support des équipes de secours",
            domain=Domain.IT,
            duration=MissionDuration.SHORT,
            work_format=MissionFormat.ON_SITE,
            city="Verbier",
            skills="Linux, Réseau, Support",
            years=2,
            rate_kind=RateKind.HOUR,
            rate=Decimal(85),
            payrolling=PayrollingChoice.NO,
            open_to_job_seekers=False,
        ),
    ),
    (
        "nadia",
        1,
        0,
        0,
        MissionAnswers(
            title="Comptabilité de la saison d’hiver",
            domain=Domain.BUSINESS,
            duration=MissionDuration.LONG,
            work_format=MissionFormat.HYBRID,
            city="Lausanne",
            description="Tenir la comptabilité de la saison avec notre fiduciaire, et former une relève.",
            skills="Comptabilité générale, TVA, Excel",
            rate_kind=RateKind.TO_DISCUSS,
            payrolling=PayrollingChoice.TO_DISCUSS,
            open_to_job_seekers=True,
        ),
    ),
    (
        "rachel",
        5,
        0,
        0,
        MissionAnswers(
            title="Campagne du congrès de novembre",
            domain=Domain.MARKETING,
            duration=MissionDuration.SHORT,
            work_format=MissionFormat.REMOTE,
            skills="Rédaction, Réseaux sociaux, Anglais",
            years=3,
            rate_kind=RateKind.FIXED,
            rate=Decimal(4200),
            payrolling=PayrollingChoice.YES,
            open_to_job_seekers=False,
        ),
    ),
)


def _in(days: int) -> date | None:
    return clock.now().date() + timedelta(days=days) if days else None


async def offer_missions(people: dict[str, Member]) -> None:
    """Publishes the missions of the cast's companies, some days ago, and leaves one half told."""
    for key, days, begins, ends, said in _OFFERS:
        dates = MissionAnswers(begins=_in(begins), ends=_in(ends))
        draft = await write_draft(people[key], None, said | dates)
        await publish_mission(people[key], draft.id)
        age = clock.now() - timedelta(days=days)
        await Mission.filter(id=draft.id).update(published_at=age, active_at=age, created_at=age)
    await write_draft(
        people["nadia"], None, MissionAnswers(title="Application pour les patrouilleurs", domain=Domain.IT)
    )
