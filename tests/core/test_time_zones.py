"""A city says in which time zone it lies, where a zone is named after it."""

from core.time_zones import zone_of_city


def test_a_city_is_known_in_several_languages() -> None:
    for city in ("London", "Londres", "londra", " LONDON ", "London, UK", "Londres (Royaume-Uni)"):
        assert zone_of_city(city) == "Europe/London"
    assert zone_of_city("Zürich") == zone_of_city("zurich") == "Europe/Zurich"
    assert zone_of_city("New York") == "America/New_York"
    assert zone_of_city("São Paulo") == "America/Sao_Paulo"


def test_other_places_say_nothing() -> None:
    for city in ("Lausanne", "", ",", "Etc", "Norfolk", "Vincennes", "Central", "🌍"):
        assert zone_of_city(city) is None
