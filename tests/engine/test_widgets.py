"""Each kind of question."""

from datetime import timedelta

import pytest

from bot.engine import Opening
from bot.engine.lists import page_size
from core import clock
from tests.conftest import START
from tests.engine.player import Player
from tests.engine.samples import FREE, Booking, Everything, Mission

ALL = {
    "who": "p1",
    "others": ("p2",),
    "where": "lausanne",
    "age": 30,
    "phone": "+41 79 123 45 67",
    "week": (Opening(0, 540, 720),),
    "languages": (),
}


async def _at(person: Player, step: str) -> None:
    """A dialog where only one question is left before it ends."""
    values = {name: value for name, value in ALL.items() if name not in (step, "languages")}
    await person.begins(Everything, answers=values)
    while (await person.session()).step != step:
        await person.says("passer")


async def _answer(person: Player, step: str) -> object:
    return (await person.session()).answers.get(step)


async def test_a_list_shows_what_eight_buttons_leave_room_for_and_a_number_opens_an_item_of_any_page(
    nadia: Player,
) -> None:
    await nadia.begins(Everything)
    nadia.sees("1. Personne 1", "5. Personne 5", "Page 1 sur 3")
    assert "6. Personne 6" not in nadia.labels and len(nadia.labels) <= 8
    await nadia.taps("Page 2")
    nadia.sees("6. Personne 6", "Page 1", "Page 3", "Page 2 sur 3")
    assert len(nadia.labels) == 8
    second = nadia.data("Page 3")
    await nadia.presses(second)
    await nadia.presses(second)
    nadia.sees("Page 3 sur 3", "14. Personne 14")
    await nadia.says("2")
    assert await _answer(nadia, "who") == ["p2", "Personne 2"]


@pytest.mark.parametrize("room", range(4, 8))
def test_no_page_of_a_list_has_more_buttons_than_there_is_room_for_and_none_is_left_out(room: int) -> None:
    for count in range(1, 40):
        size = page_size(count, room)
        pages = -(-count // size)
        for page in range(1, pages + 1):
            shown = min(size, count - (page - 1) * size)
            turns = (page > 1) + (page < pages)
            assert 0 < shown <= 8 and shown + turns <= room, (count, page)
    assert (page_size(room, room), page_size(room + 1, room)) == (room, min(6, room - 1))


async def test_ticks_are_absolute_and_bounded(nadia: Player) -> None:
    await nadia.begins(Everything, answers={"who": "p1"})
    tick = nadia.data("Personne 3")
    await nadia.presses(tick)
    await nadia.presses(tick)
    nadia.sees("✅ Personne 3 (choisi)", "Choisi (1) : Personne 3", "Suivant (1)")
    await nadia.taps("Personne 1")
    await nadia.taps("Personne 2")
    nadia.sees("2 choix au plus.")
    await nadia.taps("Personne 3")
    await nadia.taps("Suivant (1)")
    assert await _answer(nadia, "others") == [["p1", "Personne 1"]]


async def test_many_are_typed_with_commas_in_any_order(nadia: Player) -> None:
    await nadia.begins(Everything, answers={"who": "p1"})
    await nadia.says("personne 9, 3")
    assert await _answer(nadia, "others") == [["p3", "Personne 3"], ["p9", "Personne 9"]]


async def test_a_lookup_offers_what_is_found_and_takes_an_exact_name(nadia: Player) -> None:
    await _at(nadia, "where")
    await nadia.says("zzz")
    nadia.sees("Aucun résultat pour « zzz »")
    await nadia.says("lau")
    nadia.sees("Résultats pour « lau »", "Lausanne", "Laufon")
    session = await nadia.session()
    await nadia.presses(f"d1|{session.id}|{session.turn}|pick:genève")
    assert await _answer(nadia, "where") is None
    await nadia.taps("Lausanne")
    assert await _answer(nadia, "where") == ["lausanne", "Lausanne"]
    await nadia.begins(Everything, answers={"who": "p1", "others": ()})
    await nadia.says("laufon")
    assert await _answer(nadia, "where") == ["laufon", "Laufon"]


async def test_numbers_have_bounds_and_say_them(nadia: Player) -> None:
    await _at(nadia, "age")
    for said, shown in (("abc", "Écrivez un nombre"), ("17", "18 au moins"), ("1'000", "120 au plus"),
                        ("douze", "18 au moins"), ("xyz", "Écrivez un nombre"), ("Three", "18 au moins"),
                        ("30.5", "nombre entier")):  # fmt: skip
        await nadia.says(said)
        nadia.sees(shown)
    await nadia.says("42")
    assert await _answer(nadia, "age") == 42


@pytest.mark.parametrize(
    ("said", "kept"),
    [("950", "950.00"), ("CHF 1'250.50", "1250.50"), ("1250,5 chf", "1250.50"), ("80.–", "80.00")],
)
async def test_money_is_read_as_people_write_it(nadia: Player, said: str, kept: str) -> None:
    await nadia.begins(Mission, answers={"title": "Développeuse", "place": "remote", "skills": ("go",)})
    await nadia.says("demain")
    await nadia.says(said)
    assert await _answer(nadia, "rate") == kept


async def test_another_currency_is_refused_by_naming_the_right_one(nadia: Player) -> None:
    await nadia.begins(Mission, answers={"title": "Développeuse", "place": "remote", "skills": ("go",)})
    await nadia.says("demain")
    await nadia.says("950 EUR")
    nadia.sees("Écrivez un montant en CHF")


async def test_a_contact_is_taken_only_from_oneself(nadia: Player) -> None:
    await _at(nadia, "phone")
    await nadia.says("", contact={"user_id": 5, "phone_number": "+41791234567"})
    nadia.sees("Partagez votre propre contact")
    await nadia.says("", contact={"user_id": nadia.member.telegram_id, "phone_number": "+41791234567"})
    assert await _answer(nadia, "phone") == "+41791234567"


async def test_files_are_counted_once_bounded_and_may_come_in_a_burst(nadia: Player) -> None:
    await _at(nadia, "proofs")
    await nadia.says("voilà")
    nadia.sees("Envoyez ici un fichier")
    for unique in ("a", "b", "a"):
        await nadia.sends("photo", unique)
    nadia.sees("2 fichiers reçus : photo 1, photo 2")
    await nadia.sends("document", "big", size=50_000_000)
    nadia.sees("20 Mo au plus")
    await nadia.sends("voice", "v")
    nadia.sees("Envoyez ici un fichier")
    await nadia.sends("document", "c")
    await nadia.sends("document", "d")
    nadia.sees("3 fichiers au plus")
    await nadia.taps("Retirer : photo 1")
    await nadia.taps("Suivant (2)")
    kept = await _answer(nadia, "proofs")
    assert isinstance(kept, list) and [file["unique_id"] for file in kept] == ["b", "c"]


async def test_hours_by_preset_by_day_and_typed(nadia: Player) -> None:
    await _at(nadia, "week")
    await nadia.taps("Lun–ven 8–18")
    nadia.sees("lundi : 08:00–18:00", "samedi : fermé")
    await nadia.taps("✏️ mercredi")
    await nadia.taps("Fermé ce jour")
    await nadia.says("sam 9-12; dim fermé")
    nadia.sees("mercredi : fermé", "samedi : 09:00–12:00")
    await nadia.says("lundi au vendredi de 9h30 à 12h et de 14h à 18h")
    nadia.sees("vendredi : 09:30–12:00, 14:00–18:00", "samedi : 09:00–12:00")
    await nadia.says("lun 14-9")
    nadia.sees("Chaque plage doit finir après son début")
    await nadia.says("n’importe quoi")
    nadia.sees("Écrivez des jours puis des heures")
    await nadia.says("suivant")
    kept = await _answer(nadia, "week")
    assert isinstance(kept, list) and len(kept) == 11 and [5, 540, 720] in kept


async def test_several_records_are_written_one_a_line(nadia: Player) -> None:
    await nadia.begins(Everything, answers={n: v for n, v in ALL.items() if n != "languages"})
    await nadia.taps("Passer")
    await nadia.says("Français; 5\nAnglais; 4")
    nadia.sees("1. Français, 5", "2. Anglais, 4")
    await nadia.says("Italien")
    nadia.sees("Il faut 2 champs", "Langue ; Niveau")
    await nadia.taps("Retirer : Français")
    await nadia.taps("Suivant (1)")
    assert nadia.page == "home"
    assert await _answer(nadia, "languages") == [{"language": "Anglais", "level": 4}]


async def test_a_month_is_shown_absolutely_and_only_possible_days_are_offered(nadia: Player) -> None:
    await nadia.begins(Mission, answers={"title": "Développeuse", "place": "remote"})
    nadia.sees("mai 2026", "Possible à partir du 4 mai 2026", "juin 2026")
    assert "4" in nadia.labels and "3" not in nadia.labels and "avril 2026" not in nadia.labels
    june = nadia.data("juin 2026")
    await nadia.presses(june)
    await nadia.presses(june)
    nadia.sees("mai 2026", "juillet 2026")
    await nadia.taps("12")
    assert await _answer(nadia, "start") == "2026-06-12"


async def test_a_date_in_the_past_is_refused_with_what_is_possible(nadia: Player) -> None:
    await nadia.begins(Mission, answers={"title": "Développeuse", "place": "remote"})
    await nadia.says("3.5.2026")
    nadia.sees("Cette date est trop tôt : à partir du lundi 4 mai 2026.")
    await nadia.says("31.2")
    nadia.sees("Cette date n’existe pas.")
    session = await nadia.session()
    await nadia.presses(f"d1|{session.id}|{session.turn}|day:2020-01-01")
    assert await _answer(nadia, "start") is None


async def test_slots_are_typed_shown_in_both_zones_and_never_taken_when_gone(nadia: Player) -> None:
    await nadia.begins(Booking)
    nadia.sees("Fuseau horaire : Zurich", "1. mardi 5 mai · 3 créneaux")
    await nadia.says("samedi")
    nadia.sees("Aucun créneau ce jour-là (samedi 9 mai)", "1. mardi 5 mai · 3 créneaux")
    await nadia.says("2")
    nadia.sees("mercredi 6 mai", "À New York : − 6 h (à 10:00 ici, il y est 04:00)", "Tous les jours")
    assert nadia.labels[:3] == ["10:00", "11:00", "15:00"]
    await nadia.says("12h")
    nadia.sees("Pas de créneau à 12:00 le mercredi 6 mai ; voici ceux qui restent ce jour-là", "11:00")
    await nadia.says("11")
    assert await _answer(nadia, "slot") == {
        "start": "2026-05-06T09:00:00+00:00",
        "end": "2026-05-06T09:30:00+00:00",
    }


async def test_the_hour_that_a_clock_change_repeats_is_told_apart(nadia: Player) -> None:
    clock.freeze(START + timedelta(days=170))
    autumn = FREE[0].replace(month=10, day=25, hour=0, minute=30)
    FREE.extend([autumn, autumn + timedelta(hours=1)])
    try:
        await nadia.begins(Booking)
        await nadia.taps("dimanche 25 octobre")
        nadia.sees("02:30 UTC+0200", "02:30 UTC+0100")
    finally:
        del FREE[-2:]
