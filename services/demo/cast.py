"""Who plays in the sandbox: the people of the acceptance scenarios, and professionals around them."""

from dataclasses import dataclass, field
from importlib.resources import files

from models.member import MemberCategory
from models.profile import Domain
from services.documents.emblems import draw_emblem
from services.documents.pictures import LONG_HAIR, Look, draw_portrait

FIRST_TELEGRAM_ID = 5_000_000_001


@dataclass(frozen=True)
class Showcase:
    """The profile of somebody in the cast; `weeks_ago` says when it was certified, None that it is not."""

    category: MemberCategory
    display_name: str
    sector: str
    domain: Domain | None
    city: str
    skills: tuple[str, ...]
    description: str
    hours: str = "office"
    minutes: int = 30
    weeks_ago: int | None = 20
    collaborations: int = 0
    motif: str | None = None


@dataclass(frozen=True)
class Part:
    """One person of the cast. A newcomer has no row in the database at all; staff have an `employer` and a service."""

    key: str
    first_name: str
    last_name: str
    role: str
    look: Look = field(default_factory=Look)
    language: str = "fr"
    time_zone: str = "Europe/Zurich"
    address: str = ""
    city: str = ""
    showcase: Showcase | None = None
    is_admin: bool = False
    is_newcomer: bool = False
    is_main: bool = True
    employer: str = ""
    service: str = ""

    @property
    def username(self) -> str:
        """The name after the @ sign."""
        return self.key.replace("-", "_")

    def picture(self) -> bytes:
        """The portrait, or the emblem of the organisation, as PNG."""
        if self.showcase is not None and self.showcase.motif is not None:
            return draw_emblem(self.key, self.showcase.motif)
        return draw_portrait(self.key, self.look)


def _freelance(
    name: str, sector: str, city: str, skills: str, description: str, *, it: bool = True, **more: object
) -> Showcase:
    domain = Domain.IT if it else None
    labels = tuple(skill.strip() for skill in skills.split(","))
    return Showcase(
        MemberCategory.FREELANCE,
        name,
        sector,
        domain,
        city,
        labels,
        description,
        **more,  # type: ignore[arg-type]
    )


def _entity(
    category: MemberCategory, name: str, sector: str, city: str, skills: str, description: str, **more: object
) -> Showcase:
    labels = tuple(skill.strip() for skill in skills.split(","))
    return Showcase(category, name, sector, None, city, labels, description, **more)  # type: ignore[arg-type]


_COMPANY, _BODY, _ASSOCIATION = MemberCategory.COMPANY, MemberCategory.PUBLIC_BODY, MemberCategory.ASSOCIATION

MAIN_PARTS = (
    Part(
        "tom", "Tom", "Reed", "Visiteur à New York", Look("side", False, False, 0, 3), "fr", "America/New_York",
        "148 West 23rd Street", "New York",
    ),
    Part(
        "lea", "Léa", "Favre", "Freelance certifiée", Look("bob", False, False, 1, 2),
        showcase=_freelance(
            "Léa Favre", "Développement web", "Lausanne",
            "React, TypeScript, Node.js, Accessibilité, PostgreSQL, Figma, Allemand",
            "Développeuse web indépendante depuis huit ans : des sites rapides, sobres et accessibles, livrés avec "
            "leurs tests. J’aime reprendre un projet qui boite et le rendre agréable à faire évoluer.",
            weeks_ago=60, collaborations=14,
        ),
    ),
    Part(
        "marc", "Marc", "Dubois", "Freelance, en ligne", Look("short", True, True, 1, 1),
        showcase=_freelance(
            "Marc Dubois", "Développement web", "Genève",
            "PHP, WordPress, Symfony, Référencement, E-commerce, Hébergement",
            "Webmaster au long cours, je crée et j’entretiens les sites d’associations, d’artisans et de communes. "
            "Je réponds vite, j’explique tout, et vous gardez les clés.",
            hours="wide", weeks_ago=44, collaborations=9,
        ),
    ),
    Part(
        "paul", "Paul", "Mercier", "Freelance certifié", Look("bald", True, False, 0, 6),
        showcase=_freelance(
            "Paul Mercier", "Administration système", "Neuchâtel",
            "Linux, Réseau, Sauvegardes, Supervision, Docker, Messagerie",
            "J’installe et je surveille les serveurs de petites équipes qui n’ont pas envie d’y penser. "
            "Sauvegardes vérifiées chaque mois, et quelqu’un au bout du fil.",
            weeks_ago=30, collaborations=5,
        ),
    ),
    Part(
        "ines", "Inès", "Roulet", "Freelance, pas encore certifiée", Look("curls", False, False, 3, 0),
        showcase=_freelance(
            "Inès Roulet", "Science des données", "Lausanne", "Python, Statistique, SQL, Visualisation, R",
            "Statisticienne de formation, j’aide les équipes à poser la bonne question avant d’ouvrir le tableur.",
            weeks_ago=None,
        ),
    ),
    Part(
        "nadia", "Nadia", "Keller", "Alpina SA, direction", Look("long", False, True, 1, 0),
        showcase=_entity(
            _COMPANY, "Alpina SA", "Logiciels pour la montagne", "Lausanne", "Logiciel, Cartographie, Support",
            "Alpina développe des logiciels pour les remontées mécaniques et les secours en montagne : billetterie, "
            "cartographie des pistes et gestion des équipes, de Verbier à Chamonix.",
            weeks_ago=52, collaborations=21, motif="peaks",
        ),
    ),
    Part("ana", "Ana", "Silva", "Alpina SA, équipe Vente", Look("tail", False, False, 2, 3),
         employer="nadia", service="Vente"),
    Part("bob", "Bob", "Fournier", "Alpina SA, équipe Après-vente", Look("short", True, False, 1, 2),
         employer="nadia", service="Après-vente"),
    Part(
        "brumes", "Gilles", "Brumaz", "Brumes Sàrl, pas encore certifiée", Look("side", False, True, 0, 6),
        showcase=_entity(
            _COMPANY, "Brumes Sàrl", "Conseil", "Bienne", "Conseil, Organisation", "Conseil en organisation.",
            weeks_ago=None, motif="mist",
        ),
    ),
    Part(
        "gold", "Rex", "Goldman", "Gold Consult, à signaler", Look("quiff", False, False, 0, 4),
        showcase=_entity(
            _COMPANY, "Gold Consult", "Placements et rendement", "Genève", "Placements, Or, Rendement garanti",
            "Rendement garanti dès le premier mois. Places limitées, réservez la vôtre.",
            weeks_ago=2, motif="coin",
        ),
    ),
    Part(
        "sofia", "Sofia", "Rossi", "Recherche d’emploi", Look("tail", False, False, 1, 1),
        showcase=Showcase(
            MemberCategory.JOB_SEEKER, "Sofia Rossi", "Comptabilité", None, "Sion",
            ("Comptabilité générale", "TVA", "Excel", "Italien", "Salaires"),
            "Comptable avec six ans d’expérience en fiduciaire, je cherche un poste à 80 % en Valais ou à distance.",
            weeks_ago=3,
        ),
    ),
    Part(
        "pompiers", "Daniel", "Chevalley", "Pompiers de Nyon", Look("crop", True, False, 1, 0),
        showcase=_entity(
            _BODY, "Pompiers de Nyon", "Service du feu", "Nyon", "Prévention incendie, Inspection, Formation, Visites",
            "Service du feu de la région de Nyon. En visio : conseils de prévention, préparation d’une manifestation, "
            "visite d’un local. En cas d’urgence, appelez le 118.",
            hours="office", weeks_ago=80, motif="flame",
        ),
    ),
    Part(
        "consommateurs", "Anne", "Wicht", "Défense des consommateurs", Look("fringe", False, True, 0, 7),
        showcase=_entity(
            _ASSOCIATION, "Défense des consommateurs", "Protection des consommateurs", "Lausanne",
            "Litiges, Garanties, Contrats, Démarchage, Médiation",
            "Association à but non lucratif. Nos juristes répondent aux questions de garantie, de démarchage et "
            "d’abonnements dont on ne sort plus.",
            hours="morning", weeks_ago=70, motif="scales",
        ),
    ),
    Part(
        "elena", "Elena", "Moretti", "Interprète", Look("bun", False, False, 2, 1),
        showcase=_freelance(
            "Elena Moretti", "Interprétation de conférence", "Genève",
            "Italien, Anglais, Français, Simultanée, Consécutive, Santé",
            "Interprète de conférence, membre d’une association professionnelle, vers le français et l’italien. "
            "Organisations internationales, congrès médicaux, négociations.",
            it=False, weeks_ago=90, collaborations=32, minutes=20,
        ),
    ),
    Part(
        "hugo", "Hugo", "Brandt", "Interprète", Look("curly", True, True, 0, 3),
        showcase=_freelance(
            "Hugo Brandt", "Interprétation de conférence", "Bruxelles",
            "Allemand, Néerlandais, Français, Simultanée, Droit européen",
            "Interprète de conférence à Bruxelles, de l’allemand et du néerlandais vers le français, spécialisé "
            "en droit européen et en énergie.",
            it=False, weeks_ago=65, collaborations=18, minutes=20,
        ),
        time_zone="Europe/Brussels",
    ),
    Part(
        "rachel", "Rachel", "Amiel", "Recrutement d’interprètes", Look("bob", False, False, 4, 0),
        showcase=_entity(
            _COMPANY, "Léman Congrès", "Organisation de congrès", "Genève", "Congrès, Interprétation, Logistique",
            "Léman Congrès organise des conférences multilingues et réunit, pour chacune, l’équipe d’interprètes "
            "qui convient.",
            weeks_ago=40, motif="bridge",
        ),
    ),
    Part(
        "ada", "Ada", "Lenoir", "Administration du service", Look("long", False, True, 0, 6), address="Rue du Lac 1",
        city="Lausanne", is_admin=True,
    ),
    Part(
        "sam", "Sam", "Perret", "Administration du service", Look("short", False, False, 5, 0),
        address="Rue du Lac 1", city="Lausanne", is_admin=True,
    ),
    Part("camille", "Camille", "Roche", "Découvre le service", Look("tail", False, False, 0, 4),
         is_newcomer=True),
)  # fmt: skip


def other_parts() -> list[Part]:
    """The professionals around the main parts, read from professionals.txt."""
    text = (files("services.demo") / "professionals.txt").read_text("utf-8")
    rows = [line.split("|") for line in text.splitlines() if line.strip() and not line.startswith("#")]
    return [_other(place, [cell.strip() for cell in row]) for place, row in enumerate(rows)]


def _other(place: int, row: list[str]) -> Part:
    name, hair, sector, domain, city, skills, description, hours, minutes, zone = row
    first, _, last = name.partition(" ")
    return Part(
        key=f"pro-{place + 1:02d}",
        first_name=first,
        last_name=last,
        role=f"{sector}, {city}",
        look=Look(hair, beard=False) if hair in (*LONG_HAIR, "scarf") else Look(hair),
        time_zone=zone,
        is_main=False,
        showcase=Showcase(
            MemberCategory.FREELANCE,
            name,
            sector,
            Domain(domain) if domain else None,
            city,
            tuple(skill.strip() for skill in skills.split(",")),
            description,
            hours,
            int(minutes),
            weeks_ago=3 + place * 3 % 95,
            collaborations=place * 7 % 17,
        ),
    )


def everybody() -> list[tuple[int, Part]]:
    """The whole cast with the Telegram ids that they have when nobody chose others."""
    return [(FIRST_TELEGRAM_ID + place, part) for place, part in enumerate((*MAIN_PARTS, *other_parts()))]
