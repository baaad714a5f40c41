"""Texts become what their sender meant: tags, marks and UTF-16 offsets."""

import html
from typing import Any

import pytest
from aiogram.types import MessageEntity
from aiogram.utils.text_decorations import html_decoration, markdown_decoration
from hypothesis import given
from hypothesis import strategies as st

from sandbox import utf16
from sandbox.errors import ApiError
from sandbox.formatting import format_text
from sandbox.html_text import parse_html
from sandbox.markdown_text import parse_markdown_v2

PLAIN = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=40)
WORDS = st.text("ab é😀<&>\"'*_[]()~`#+-=|{}.!\\", min_size=1, max_size=8)
KINDS = ("bold", "italic", "underline", "strikethrough", "spoiler")

TAGS: list[tuple[str, str, list[dict[str, Any]]]] = [
    ("<b>a</b>", "a", [{"type": "bold"}]),
    ("<strong>a</strong>", "a", [{"type": "bold"}]),
    ("<em>a</em>", "a", [{"type": "italic"}]),
    ("<ins>a</ins>", "a", [{"type": "underline"}]),
    ("<del>a</del>", "a", [{"type": "strikethrough"}]),
    ("<tg-spoiler>a</tg-spoiler>", "a", [{"type": "spoiler"}]),
    ('<span class="tg-spoiler">a</span>', "a", [{"type": "spoiler"}]),
    ("<code>a</code>", "a", [{"type": "code"}]),
    ("<pre>a</pre>", "a", [{"type": "pre"}]),
    ('<pre><code class="language-python">a</code></pre>', "a", [{"type": "pre", "language": "python"}]),
    ("<blockquote>a</blockquote>", "a", [{"type": "blockquote"}]),
    ("<blockquote expandable>a</blockquote>", "a", [{"type": "expandable_blockquote"}]),
    ('<a href="https://a.ch/?x=1&amp;y=2">a</a>', "a", [{"type": "text_link", "url": "https://a.ch/?x=1&y=2"}]),
    ("<a href='http://127.0.0.1:8080'>a</a>", "a", [{"type": "text_link", "url": "http://127.0.0.1:8080/"}]),
    ('<a href="http://localhost/">a</a>', "a", []),
    ('<tg-emoji emoji-id="5368">a</tg-emoji>', "a", [{"type": "custom_emoji", "custom_emoji_id": "5368"}]),
    ('<tg-time unix="1647531900" format="wDT">a</tg-time>', "a",
     [{"type": "date_time", "unix_time": 1647531900, "date_time_format": "wDT"}]),
    ('<tg-time unix="5">a</tg-time>', "a", [{"type": "date_time", "unix_time": 5}]),
    ("<B >a</b >", "a", [{"type": "bold"}]),
    ("&lt;b&gt; &#233; &#x1F600; &copy; &", "<b> é 😀 &copy; &", []),
]  # fmt: skip


@pytest.mark.parametrize(("source", "text", "entities"), TAGS)
def test_each_tag_makes_its_entity(source: str, text: str, entities: list[dict[str, Any]]) -> None:
    placed = [{**entity, "offset": 0, "length": 1} for entity in entities]
    assert parse_html(source) == (text, placed)


WRONG = [
    '<tg-time unix="soon">a</tg-time>', '<tg-time unix="5" format="zz">a</tg-time>',
    '<tg-emoji emoji-id="x">a</tg-emoji>',
    "<a href>a</a>", '<a ="x">a</a>', '<a href="x>a', "<b><i>a</b></i>", "<b", "</b>", "<b>a</b",
    "<script>a</script>", "<blockquote hidden>a</blockquote>", "<a href=x_y>a</a>", "<br>", "<b>a<b>",
]  # fmt: skip


@pytest.mark.parametrize("source", WRONG)
def test_what_is_not_well_formed_is_refused(source: str) -> None:
    with pytest.raises(ApiError, match="can't parse entities: "):
        format_text(source, "HTML")


@given(PLAIN)
def test_escaped_text_is_shown_as_it_was(text: str) -> None:
    assert parse_html(html.escape(text)) == (text, [])
    assert parse_markdown_v2(markdown_decoration.quote(text)) == (text, [])


@st.composite
def decorated(draw: st.DrawFn) -> tuple[str, list[dict[str, Any]]]:
    """Draw a text with properly nested entities over its pieces."""
    pieces = draw(st.lists(WORDS, min_size=1, max_size=5))
    entities: list[dict[str, Any]] = []
    offset = 0
    for piece in pieces:
        kinds = draw(st.lists(st.sampled_from(KINDS), max_size=2, unique=True))
        length = utf16.length(piece)
        entities += [{"type": kind, "offset": offset, "length": length} for kind in kinds]
        offset += length
    return "".join(pieces), entities


def in_order(entities: list[dict[str, Any]]) -> list[tuple[int, int, str]]:
    return sorted((entity["offset"], entity["length"], entity["type"]) for entity in entities)


@given(decorated())
def test_aiograms_html_of_a_decorated_text_gives_the_same_text_and_entities(
    drawn: tuple[str, list[dict[str, Any]]],
) -> None:
    text, entities = drawn
    source = html_decoration.unparse(text, [MessageEntity(**entity) for entity in entities])
    parsed, found = parse_html(source)
    assert parsed == text
    assert in_order(found) == in_order(entities)


@given(
    st.text("ab<>/&;\"'= \né😀\\*_[]()~`|!>#", max_size=30),
    st.sampled_from(["HTML", "MarkdownV2", "Markdown"]),
)
def test_any_text_is_parsed_or_refused_and_entities_stay_inside(text: str, mode: str) -> None:
    try:
        formatted = format_text(text, mode)
    except ApiError as refused:
        assert refused.description.startswith("Bad Request: can't parse entities: ")
        return
    size = utf16.length(formatted.text)
    assert formatted.text == formatted.text.strip() or formatted.entities
    for entity in formatted.entities:
        assert 0 <= entity["offset"] < entity["offset"] + entity["length"] <= size


MARKS = [
    ("*a*", "bold"), ("_a_", "italic"), ("__a__", "underline"), ("~a~", "strikethrough"),
    ("||a||", "spoiler"), ("`a`", "code"), ("```a```", "pre"),
    (">a", "blockquote"), (">a||", "expandable_blockquote"),
    ("[a](https://b.ch)", "text_link"), ("![a](tg://emoji?id=5)", "custom_emoji"),
    ("![a](tg://time?unix=5&format=t)", "date_time"),
]  # fmt: skip


@pytest.mark.parametrize(("source", "kind"), MARKS)
def test_each_mark_makes_its_entity(source: str, kind: str) -> None:
    text, entities = parse_markdown_v2(source)
    assert text == "a"
    assert [(entity["type"], entity["offset"], entity["length"]) for entity in entities] == [(kind, 0, 1)]


def test_marks_nest_and_offsets_are_utf16() -> None:
    assert parse_markdown_v2("😀*a _b_*") == (
        "😀a b",
        [{"type": "italic", "offset": 4, "length": 1}, {"type": "bold", "offset": 2, "length": 3}],
    )


def test_telegram_finds_commands_addresses_and_names_by_itself() -> None:
    formatted = format_text(
        "/start@essai_bot, a@b.ch www.a.ch @ana_muster #thé https://c.ch/d. 😀 +41 79 123 45 67"
    )
    found = [
        (entity["type"], utf16.cut(formatted.text, entity["offset"], entity["length"]))
        for entity in formatted.entities
    ]
    assert found == [
        ("bot_command", "/start@essai_bot"), ("email", "a@b.ch"), ("url", "www.a.ch"),
        ("mention", "@ana_muster"), ("hashtag", "#thé"),
        ("url", "https://c.ch/d"), ("phone_number", "+41 79 123 45 67"),
    ]  # fmt: skip


def test_telegram_finds_nothing_inside_code_and_links() -> None:
    formatted = format_text('<code>/start</code> <a href="https://a.ch">b@c.ch</a>', "HTML")
    assert [entity["type"] for entity in formatted.entities] == ["code", "text_link"]


def test_given_entities_are_kept_and_wrong_ones_refused() -> None:
    entity = {"type": "bold", "offset": 2, "length": 1}
    assert format_text("😀a", entities=[entity]).entities == [entity]
    for wrong in ({**entity, "length": 9}, {**entity, "type": "shout"}, {"type": "bold"}):
        with pytest.raises(ApiError, match="can't parse entities"):
            format_text("😀a", entities=[wrong])


def test_spaces_around_a_text_go_and_entities_follow() -> None:
    formatted = format_text("  a <b>b </b> ", "HTML")
    assert formatted.text == "a b"
    assert formatted.entities == [{"type": "bold", "offset": 2, "length": 1}]
