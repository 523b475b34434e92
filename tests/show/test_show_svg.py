"""A drawing escapes every text and attribute, and has neither style nor script."""

import pytest
from lxml import etree

from tallybook.show import svg

HOSTILE = "<script>alert(1)</script>\"'&\x00\x1b[31m"


def test_text_and_attributes_are_escaped_and_what_xml_cannot_hold_is_replaced():
    drawn = svg.render(svg.node("text", HOSTILE, class_=HOSTILE))

    escaped = "&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#x27;&amp;\ufffd\ufffd[31m"
    assert drawn == f'<text class="{escaped}">{escaped}</text>'
    assert etree.fromstring(drawn.encode()).text == "<script>alert(1)</script>\"'&\ufffd\ufffd[31m"


@pytest.mark.parametrize("name", ["style", "onclick", "onload"])
def test_inline_style_and_script_are_refused(name):
    with pytest.raises(ValueError, match="use a class"):
        svg.node("g", **{name: "x"})


def test_a_drawing_is_told_by_title_and_description():
    drawn = svg.drawing("d", (10, 20.04), ("A title", "What is seen"), [], "map")

    assert svg.render(drawn) == (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 20" role="img"'
        ' aria-labelledby="d-title d-desc" class="drawing map">'
        '<title id="d-title">A title</title><desc id="d-desc">What is seen</desc></svg>'
    )


def test_a_file_has_its_style_sheet_and_a_sheet_with_markup_is_refused():
    drawn = svg.drawing("d", (1, 1), ("t", "d"), [])

    assert "<style>a { fill: red; }</style>" in svg.with_style(drawn, "a { fill: red; }")
    with pytest.raises(ValueError, match="no markup"):
        svg.with_style(drawn, "</style><script>")


@pytest.mark.parametrize(
    ("value", "words"), [(1.0, "1"), (1.04, "1"), (1.06, "1.1"), (-0.04, "0"), (12, "12")]
)
def test_a_coordinate_has_at_most_one_decimal(value, words):
    assert svg.number(value) == words


def test_a_drawing_with_links_is_a_group_so_that_they_can_be_reached():
    linked = svg.group("g", [svg.node("a", "x", href="/x")])

    assert svg.drawing("d", (1, 1), ("t", "d"), [linked]).attributes["role"] == "group"
    assert svg.drawing("d", (1, 1), ("t", "d"), [svg.node("g")]).attributes["role"] == "img"
