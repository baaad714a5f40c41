"""People with a life of their own, which nobody else's input may touch, and people from whom anything comes."""

from dataclasses import dataclass, field
from io import BytesIO

from PIL import Image

from models.appointment import Appointment
from models.call import Call
from models.conversation import Conversation
from models.dialog import DialogSession
from models.profile import Profile
from models.scam_report import ScamCategory, ScamReport
from services import appointments, calls, conversations, scam_reports
from services.presence import Stay, go_online
from tests.kit.person import Person
from tests.kit.stage import Stage
from tests.proofs.fuzzing.street import Street
from tests.scenarios.walks import TEN_ON_TUESDAY, bookable

STORY = "On m’a demandé 500 francs avant tout rendez-vous."
SECRETS = ("Le site secret", "La suite secrète", "Bonjour en secret", STORY)


@dataclass
class Town:
    """`owners` never act; `neighbours` act on what is theirs; `strangers` have nothing. The last two send anything."""

    street: Street
    owners: list[Person] = field(default_factory=list)
    neighbours: list[Person] = field(default_factory=list)
    strangers: list[Person] = field(default_factory=list)
    buttons: list[str] = field(default_factory=list)
    numbers: list[int] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    # The newest message that a chat is known to hold, by the person's Telegram id.
    newest: dict[int, int] = field(default_factory=dict)

    @property
    def senders(self) -> list[Person]:
        """Everybody from whom input comes."""
        return self.neighbours + self.strangers

    async def members(self, people: list[Person]) -> list[int]:
        """Their ids."""
        return [(await self.street.stage.member(person)).id for person in people]


async def build_town(street: Street, strangers: int = 6) -> Town:
    """Two pairs with everything between them (one of each pair a professional), strangers signed up and not."""
    stage, town = street.stage, Town(street)
    town.owners = list(await life(stage, "Léa", "Tom"))
    town.neighbours = list(await life(stage, "Ida", "Max"))
    for number in range(strangers):
        if number % 3 == 2:
            town.strangers.append(await (await stage.person(f"Neu{number}")).starts())
        elif number % 3 == 1:
            town.strangers.append(await stage.professional(f"Pro{number}"))
        else:
            town.strangers.append(await stage.visitor(f"Vis{number}"))
    await stage.settle()
    await _sends_everything(town)
    await _learn(town)
    return town


async def _sends_everything(town: Town) -> None:
    """What the app sends of each kind, for the record that mutations start from."""
    somebody = town.strangers[0]
    await somebody.sends_file()
    await somebody.sends_file("bild.jpg", _picture(), kind="photo", mime="image/jpeg", caption="Voici")
    await somebody.sends_file("a.ogg", b"OggS", kind="voice", mime="audio/ogg")
    await somebody.sends_contact()
    await somebody.sends_contact(town.strangers[1].user_id)
    await somebody.says("Bonjour **tous**, https://exemple.ch")
    await somebody.edits("Bonjour", "Bonsoir")
    world, bot = town.street.stage.world, town.street.stage.bot_id
    await world.send_location(somebody.user_id, bot, 46.5, 6.6)
    await world.ask_inline(somebody.user_id, bot, "bonjour")
    await somebody.blocks()
    await somebody.unblocks()


async def life(stage: Stage, provider: str, client: str) -> tuple[Person, Person]:
    """A professional and a client with a request, an appointment, a talk, a ringing call, a report and a draft."""
    lea, profile = await bookable(stage, provider)
    tom = await stage.visitor(client)
    first, second = await stage.member(lea), await stage.member(tom)
    await appointments.request_appointment(second, profile.id, TEN_ON_TUESDAY, SECRETS[0])
    asked = await appointments.request_appointment(
        second, profile.id, TEN_ON_TUESDAY.replace(day=6), SECRETS[1]
    )
    await appointments.accept_appointment(first, asked.id, asked.version)
    await conversations.leave_message(second, profile.id, SECRETS[2], None)
    await go_online(first, profile.id, Stay.TONIGHT)
    await calls.ring(second, profile.id)
    await scam_reports.file_report(second, profile.id, next(iter(ScamCategory)), STORY, [])
    await stage.settle()
    await tom.taps_data(f"b1|profile|message|{profile.public_id}")
    return await lea.look(), await tom.look()


def _picture() -> bytes:
    made = BytesIO()
    Image.new("RGB", (120, 120)).save(made, "JPEG")
    return made.getvalue()


def offered(*people: Person) -> list[str]:
    """The data of every button that these people were ever shown."""
    keyboards = [screen.raw.get("reply_markup", {}) for person in people for screen in person.received]
    rows = [row for keyboard in keyboards for row in keyboard.get("inline_keyboard", [])]
    return sorted({button["callback_data"] for row in rows for button in row if "callback_data" in button})


async def _learn(town: Town) -> None:
    """What a curious program may have heard of: every button, number and public name there is."""
    everybody = [*town.owners, *town.senders]
    for person in everybody:
        await person.look()
    town.buttons = offered(*everybody)
    for table in (Appointment, Call, Conversation, ScamReport, Profile, DialogSession):
        rows = await table.all()
        town.numbers += [row.id for row in rows]
        town.names += [row.public_id for row in rows if hasattr(row, "public_id")]
