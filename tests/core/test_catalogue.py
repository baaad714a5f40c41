"""The catalogue says the same things in every language, lacks nothing, and keeps the house style."""

from datetime import timedelta
from pathlib import Path

import pytest

from core.errors import DatabaseBehind
from core.i18n import (
    LANGUAGES,
    Markup,
    MissingSentence,
    _parts_of,
    _Variable,
    bundle,
    every,
    language_of,
    words,
)
from tools import catalogue as checks

GOOD = {
    "fr": "a-title = L’accueil de { $name }\n    .hint = Une aide\na-button = Oui\n",
    "en": "a-title = The home of { $name }\n    .hint = A help\na-button = Yes\n",
}


def _written(folder: Path, **languages: str) -> checks.Catalogue:
    for language, text in languages.items():
        (folder / language).mkdir()
        (folder / language / "example.ftl").write_text(text, "utf-8")
    return checks.read_catalogue(folder)


@pytest.fixture(scope="module")
def ours() -> checks.Catalogue:
    """The catalogue of the project, with every module imported."""
    checks.import_everything()
    return checks.read_catalogue()


@pytest.mark.parametrize("check", checks.CHECKS, ids=lambda check: str(check.__name__))
def test_the_catalogue_passes_the_check(ours: checks.Catalogue, check: object) -> None:
    problems = list(check(ours))  # type: ignore[operator]
    assert not problems, "\n".join(problems)


def test_every_language_of_the_program_has_its_folder_and_no_other(ours: checks.Catalogue) -> None:
    assert set(ours) == set(LANGUAGES)
    assert all(bundle(language) for language in LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_quick_way_to_a_sentence_says_what_fluent_says(language: str) -> None:
    said, compared = words(language), 0
    for name in bundle(language)._messages:
        message = bundle(language).get_message(name)
        for key, pattern in {
            name: message.value,
            **{f"{name}.{a}": p for a, p in message.attributes.items()},
        }.items():
            parts = _parts_of(pattern) if pattern is not None else None
            values = {
                str(part): value
                for part in parts or ()
                if isinstance(part, _Variable)
                for value in (7, "a & « b »")
            }
            if values:
                first, second = said.plain(key, **values), said.plain(key, **values)
                slowly, errors = bundle(language).format_pattern(pattern, values)
                assert (first, second, errors) == (slowly, slowly, [])
                compared += 1
    assert compared > 100
    said.plain("engine-step", n=1234, total=999, name="x")
    assert said.plain("engine-step", n=1234, total=999, name="x").count("1234") == 0, (
        "separators are Fluent’s affair"
    )


def test_a_good_catalogue_has_no_problem(tmp_path: Path) -> None:
    good = _written(tmp_path, **GOOD)
    assert [*checks.differing(good), *checks.ill_written(good), *checks.badly_tagged(good)] == []


@pytest.mark.parametrize(
    ("english", "found"),
    [
        ("a-title = The home of { $name }\n    .hint = A help\n", "a-button is missing"),
        (GOOD["en"] + "more = More\n", "more is not in fr"),
        (GOOD["en"].replace("    .hint = A help\n", ""), "a-title.hint is in one language only"),
        (GOOD["en"].replace("$name", "$who"), "a-title: variables differ: name, who"),
    ],
)
def test_a_language_that_says_something_else_is_found(english: str, found: str, tmp_path: Path) -> None:
    assert found in "\n".join(checks.differing(_written(tmp_path, fr=GOOD["fr"], en=english)))


@pytest.mark.parametrize(
    ("french", "found"),
    [
        ("a = L'accueil\n", "a straight apostrophe"),
        ("a = Bienvenue !\n", "an exclamation mark"),
        ("a = Candidat·e\n", "a middle dot"),
        ("a = Inscrit(e)\n", "a middle dot"),
    ],
)
def test_what_the_house_does_not_write_is_found(french: str, found: str, tmp_path: Path) -> None:
    assert found in "\n".join(checks.ill_written(_written(tmp_path, fr=french)))


def test_figures_and_names_that_stand_apart_may_follow(tmp_path: Path) -> None:
    fine = "a = De { $min } à { $max }, { $name } : jusqu’au { $day }, le profil de « { $name } »\n"
    assert list(checks.elided_names(_written(tmp_path, fr=fine))) == []


@pytest.mark.parametrize("french", ["a = Le compte de { $name }\n", "a = Ce que <b>{ $name }</b> attend\n"])
def test_a_name_after_a_word_that_elides_is_found(french: str, tmp_path: Path) -> None:
    assert "a value after « de »" in "\n".join(checks.elided_names(_written(tmp_path, fr=french)))


@pytest.mark.parametrize("text", ["a = <b>gras\n", "a = <marquee>x</marquee>\n"])
def test_tags_that_telegram_would_refuse_are_found(text: str, tmp_path: Path) -> None:
    assert [*checks.badly_tagged(_written(tmp_path, fr=text))]


@pytest.mark.parametrize("text", ["a.b = No dots in a name\n", "not a message\n", "a = { $open\n"])
def test_an_unreadable_line_is_refused(text: str, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="unreadable"):
        _written(tmp_path, fr=text)


def test_a_key_that_is_there_twice_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="twice"):
        _written(tmp_path, fr="a = Un\na = Deux\n")


def test_a_refusal_without_its_sentence_is_found(ours: checks.Catalogue) -> None:
    without = {language: dict(sentences) for language, sentences in ours.items()}
    del without["en"]["err-database-behind"]
    assert any("en: err-database-behind" in problem for problem in checks.unsaid_refusals(without))
    assert DatabaseBehind.code == "database-behind"


def test_a_missing_sentence_is_noticed_even_when_its_error_is_swallowed(missing_sentences: list[str]) -> None:
    try:
        words("fr")("no-such-key")
    except MissingSentence:
        pass
    assert missing_sentences == ["no-such-key"]
    missing_sentences.clear()


def test_a_missing_variable_is_a_missing_sentence(missing_sentences: list[str]) -> None:
    with pytest.raises(MissingSentence):
        words("fr")("err-database-unusable")
    assert len(missing_sentences) == 1
    missing_sentences.clear()


def test_values_are_escaped_for_html_and_left_alone_for_buttons() -> None:
    hostile = "<b>&\u2068x"
    assert "&lt;b&gt;&amp;\u2068x" in words("fr")("err-database-unusable", reason=hostile)
    assert hostile in words("fr").plain("err-database-unusable", reason=hostile)
    assert "<i>y</i>" in words("fr")("err-database-unusable", reason=Markup("<i>y</i>"))


def test_plurals_follow_the_language() -> None:
    one, many = (every(lambda say, n=n: say("err-database-behind", missing=n)) for n in (1, 3))
    assert "une migration" in one["fr"] and "one migration" in one["en"]
    assert "3 migrations" in many["fr"] and "3 migrations" in many["en"]


@pytest.mark.parametrize(
    ("code", "spoken"),
    [(None, "fr"), ("fr-CH", "fr"), ("en-US", "en"), ("de", "fr"), ("rm", "fr"), ("pt-BR", "en"), ("", "fr")],
)
def test_we_speak_french_to_the_swiss_and_english_to_whoever_else_does_not_speak_it(
    code: str | None, spoken: str
) -> None:
    assert language_of(code) == spoken


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("fr", ["1 minute", "58 minutes", "1 heure", "1 h 25", "2 h 30", "5 h 55", "6 heures", "3 jours"]),
        (
            "en",
            [
                "1 minute",
                "58 minutes",
                "1 hour",
                "1 h 25 min",
                "2 h 30 min",
                "5 h 55 min",
                "6 hours",
                "3 days",
            ],
        ),
    ],
)
def test_a_duration_is_said_in_hours_and_minutes_from_an_hour_on(language: str, said: list[str]) -> None:
    spans = [timedelta(seconds=9), *(timedelta(minutes=each) for each in (58, 61, 85, 150, 356, 380, 4000))]
    assert [words(language).span(each).replace("\xa0", " ") for each in spans] == said


def test_only_french_puts_a_space_before_a_percent_sign() -> None:
    assert _percent_apart("en") == [] and _percent_apart("fr") != []


def _percent_apart(language: str) -> list[str]:
    folder = Path(checks.__file__).parent.parent / "core" / "locales" / language
    return [
        line
        for file in sorted(folder.glob("*.ftl"))
        for line in file.read_text("utf-8").splitlines()
        if " %" in line
    ]
