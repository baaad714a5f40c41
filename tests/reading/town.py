"""Léa, Alpina, a mission and others, each with words that only one reading level shows."""

from dataclasses import dataclass
from datetime import date

from models.gallery import DocumentKind
from models.member import Member, MemberCategory
from models.mission import MissionDuration, MissionFormat, PayrollingChoice, RateKind
from models.profile import Domain, Profile
from services import profile_documents, profile_sections, profiles, resume
from services.missions.drafting import write_draft
from services.missions.publishing import publish_mission
from services.profile_documents import StoredDocument
from tests.kit.person import Person
from tests.kit.stage import Stage

CATEGORIES = {
    "Léa": MemberCategory.FREELANCE,
    "Inès": MemberCategory.FREELANCE,
    "Sofia": MemberCategory.JOB_SEEKER,
    "Alpina SA": MemberCategory.COMPANY,
    "Brumes Sàrl": MemberCategory.COMPANY,
    "Pompiers de Nyon": MemberCategory.PUBLIC_BODY,
}
UNCERTIFIED = ("Inès", "Brumes Sàrl")


@dataclass(frozen=True)
class Thing:
    """What somebody may read: its name, the payload of its link, its row, the Telegram account of its person, its page,
    and the words of each level, from least to most.
    """

    name: str
    payload: str
    object_id: int
    telegram_id: int | None
    path: str
    teaser: str
    member: str
    full: str


@dataclass
class Town:
    """The readers by name (None is a browser without login) and the things."""

    stage: Stage
    readers: dict[str, Person | None]
    things: list[Thing]


async def _telling(name: str, profile: Profile, owner: Member) -> Thing:
    """A profile whose texts tell how far somebody reads."""
    await profile_sections.describe_profile(
        owner, profile.id, f"Présentation réservée de {name}, assez longue."
    )
    if profile.category.is_organisation:
        await profile_sections.change_web_site(owner, profile.id, "https://reserve.example")
        whole = "reserve.example"
    else:
        whole = "Horlogère en chef"
        await resume.write_experience(
            owner,
            profile.id,
            title=whole,
            organisation="Manufacture",
            began=date(2020, 1, 1),
            ended=None,
        )
        stored = StoredDocument(f"pictures/{profile.public_id}", "application/pdf", b"%PDF-1.4")
        await profile_documents.add_document(owner, profile.id, DocumentKind.CV, "Parcours", stored)
    return Thing(
        name,
        f"p_{profile.public_id}",
        profile.id,
        owner.telegram_id,
        f"/p/{profile.public_id}",
        name,
        "Présentation réservée",
        whole,
    )


async def _mission(nadia: Member) -> list[Thing]:
    terms = {
        "domain": Domain.IT,
        "duration": MissionDuration.LONG,
        "work_format": MissionFormat.REMOTE,
        "description": "Cahier des charges réservé.",
        "skills": "Python",
        "rate_kind": RateKind.TO_DISCUSS,
        "payrolling": PayrollingChoice.TO_DISCUSS,
    }
    found = []
    for title in ("Refonte de la paie", "Audit à préparer"):
        draft = await write_draft(nadia, None, {"title": title, **terms})  # type: ignore[typeddict-item]
        if title.startswith("Refonte"):
            draft = await publish_mission(nadia, draft.id)
        words = (title, "Cahier des charges", "Cahier des charges")
        found.append(Thing(title, f"m_{draft.public_id}", draft.id, None, f"/m/{draft.public_id}", *words))
    return found


async def settled(stage: Stage) -> Town:
    """Everybody, with their profiles; Alpina has a published mission and a draft."""
    readers: dict[str, Person | None] = {"a browser": None, "Tom (visitor)": await stage.visitor("Tom")}
    stranger = await stage.person("Zoé")
    await stage.arrive(stranger)
    readers["Zoé (not signed up)"] = stranger
    things, nadia = list[Thing](), None
    for name, category in CATEGORIES.items():
        person = await stage.professional(name, category=category, certified=name not in UNCERTIFIED)
        owner = await stage.member(person)
        profile = await profiles.own_profile(owner)
        assert profile is not None
        things.append(await _telling(name, profile, owner))
        certified = "not certified" if name in UNCERTIFIED else "certified"
        readers[f"{name} ({category.value.replace('_', ' ')}, {certified})"] = person
        nadia = owner if name == "Alpina SA" else nadia
    marc = await stage.professional("Marc")
    readers["Marc (freelance, certified)"] = marc
    assert nadia is not None
    things += await _mission(nadia)
    await stage.settle()
    return Town(stage, readers, things)
