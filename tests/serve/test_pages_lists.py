"""The list of incidents says what is selected, adds it up by the rule, and keeps its filters."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from lxml import html
from pages_builders import frame, incidents, row

from tallybook.serve import pages
from tallybook.serve.pages.document import names_address
from tallybook.serve.pages.queries import address, without_value
from tallybook.serve.pages.view_incidents import cell
from tallybook.serve.shapes import Choice
from tallybook.store.listing import Filters, TallyCell, TimelineBar


def read(answer, **more):
    return html.fromstring(pages.render_incidents(frame(**more), answer))


def words(tree, path):
    return [" ".join(one.text_content().split()) for one in tree.xpath(path)]


@pytest.mark.parametrize(
    ("tally", "main", "span"),
    [
        (None, "not stated", ""),
        (TallyCell(low=0, best=0, high=0), "0", ""),
        (TallyCell(low=9, best=9, high=9), "9", ""),
        (TallyCell(low=27, best=27), "at least 27", ""),
        (TallyCell(high=170), "at most 170", ""),
        (TallyCell(low=59, best=68, high=68), "68", "59 – 68"),
        (TallyCell(low=15, best=1350), "1,350", "15 – ?"),
        (TallyCell(vague="several"), "several", ""),
        (TallyCell(low=12345, best=12345), "at least 12,345", ""),
    ],
    ids=["none", "zero", "exact", "floor", "ceiling", "span", "open", "vague", "thousands"],
)
def test_a_cell_keeps_floors_and_ceilings_and_never_takes_not_stated_for_zero(tally, main, span):
    found = cell(tally)

    assert (found.main, found.span) == (main, span)


def test_a_line_has_when_where_figures_who_and_how_many_reports():
    tree = read(incidents(row()))

    assert words(tree, "//table[contains(@class, 'incidents')]/tbody/tr/*") == [
        "Bombing at Aster market bombing",
        "4 May 2031",
        "Nairobi, Kenya",
        "at least 9",
        "not stated",
        "The Aster Front claimed or admitted",
        "11 + 1 copied",
    ]
    assert tree.xpath("//tbody//th/a/@href") == ["/incidents/i1"]


def test_totals_tell_the_rule_and_what_has_no_ceiling():
    tree = read(incidents(row()))

    assert words(tree, "//section[@class='totals']//table[caption]/tbody/tr/*") == [
        "killed",
        "9",
        "9",
        "no ceiling",
        "1",
        "1 without a ceiling",
    ]
    assert "by the rule “latest as of”" in words(tree, "//caption")[0]


def test_a_bar_of_the_timeline_leads_to_its_month_with_the_same_filters():
    answer = incidents(row(), filters=Filters(country=("KE",), words="market"))
    links = read(answer).xpath("//figure[@class='timeline-figure']//*[local-name()='a']/@href")

    assert [parse_qs(urlsplit(one).query) for one in links] == [
        {"country": ["KE"], "words": ["market"], "from": ["2031-05-01"], "to": ["2031-05-31"]}
    ]


def test_a_long_time_is_drawn_by_years_and_months_in_between_are_empty():
    bars = (
        TimelineBar(month="1989-11", incidents=2, killed=3),
        TimelineBar(month="2031-05", incidents=1, killed=9),
    )
    tree = read(incidents(row(), timeline=bars))

    assert words(tree, "//details[summary='Timeline as a table']//tbody/tr") == ["198923", "203119"]


def test_each_filter_that_is_set_can_be_taken_out_by_itself():
    filters = Filters(country=("KE", "SO"), from_="2031-01-01", page=3, view="cards")
    choices = {"country": (Choice(code="KE", label="Kenya", incidents=4),)}
    tree = read(incidents(row(), filters=filters, choices=choices))
    chips = dict(zip(words(tree, "//ul[@class='chips']//a"),
                     tree.xpath("//ul[@class='chips']//a/@href"), strict=True))  # fmt: skip

    assert list(chips) == ["from: 2031-01-01 ×", "country: Kenya ×", "country: SO ×", "Clear all"]
    assert chips["country: SO ×"] == "/incidents?from=2031-01-01&country=KE&view=cards"


def test_what_was_asked_for_and_the_book_does_not_have_can_be_unticked():
    tree = read(incidents(filters=Filters(country=("ZZ",)), in_book=3))
    boxes = tree.xpath("//fieldset[legend='country']//input")

    assert [(one.get("value"), one.get("checked")) for one in boxes] == [("ZZ", "checked")]


def test_a_column_sorts_down_first_and_up_when_asked_again():
    tree = read(incidents(row(), filters=Filters(sort="-killed")))
    head = tree.xpath("//th[contains(., 'killed')]")[0]

    assert head.get("aria-sort") == "descending"
    assert head.xpath("a/@href") == ["/incidents?sort=killed"]


def test_pages_of_the_list_lead_on_and_back():
    answer = incidents(row(), filters=Filters(page=2, per_page=1, words="a b"), total=3)
    tree = read(answer)

    assert tree.xpath("//nav[@class='pages']/a/@href") == [
        "/incidents?words=a+b&per_page=1",
        "/incidents?words=a+b&per_page=1&page=3",
    ]
    assert words(tree, "//nav[@class='pages']/span[@class='num']") == ["2 – 2 of 3"]


def test_nothing_selected_and_an_empty_book_say_what_to_do():
    selected = read(incidents(filters=Filters(words="x"), total=0, in_book=4))
    empty = read(incidents())

    assert words(selected, "//div[@class='empty']//strong") == ["No incident is selected."]
    assert words(empty, "//div[@class='empty']//strong") == ["This book has no incidents yet."]


def test_the_map_has_a_drawing_for_who_has_no_script_and_a_source_for_the_island():
    answer = incidents(row(), filters=Filters(view="map", country=("KE",)))
    tree = read(answer)

    assert len(tree.xpath("//div[@data-island='map']/*[local-name()='svg']")) == 1
    assert tree.xpath("//script[@id='map-data']/text()") == [
        '{"source":"/api/map?country=KE\\u0026view=map"}'
    ]


def test_cards_say_the_same_as_the_table():
    tree = read(incidents(row(disputed=True), filters=Filters(view="cards")))

    assert words(tree, "//article[@class='card']//h2") == ["Bombing at Aster market"]
    assert words(tree, "//article[@class='card']//dd") == ["at least 9", "not stated"]
    assert words(tree, "//article[@class='card']//span[@title]") == ["disputed"]


def test_an_address_changes_one_thing_and_goes_back_to_the_first_page():
    filters = Filters(country=("KE", "SO"), page=4, sort="title")

    assert address("/incidents", filters, view="cards") == (
        "/incidents?country=KE&country=SO&sort=title&view=cards"
    )
    assert address("/incidents", filters, page=5).endswith("&page=5")
    assert without_value("/incidents", filters, "country", "KE") == (
        "/incidents?country=SO&sort=title"
    )


def test_the_page_is_marked_where_it_stands_and_carries_the_token():
    text = pages.render_incidents(frame(path="/incidents"), incidents(row()))

    assert re.findall(r'<a href="([^"]*)" aria-current="page"', text) == ["/incidents"]
    assert '<meta name="tallybook-token" content="t0k3n">' in text


def test_withheld_names_are_told():
    assert words(
        read(incidents(row()), names_withheld=True), "//p[contains(@class, 'banner')]"
    ) == ["Names of victims are withheld."]


@pytest.mark.parametrize(
    ("query", "withheld", "address"),
    [
        ("", False, ("/incidents?names=withheld", "Cover the names of victims")),
        ("words=a&page=2", False, ("/incidents?words=a&page=2&names=withheld",
                                   "Cover the names of victims")),
        ("names=withheld&words=a", True, ("/incidents?words=a", "Show the names of victims")),
        ("words=a", True, ("", "")),
    ],
    ids=["shown", "kept", "asked", "everywhere"],
)  # fmt: skip
def test_names_are_covered_or_shown_by_a_link_that_keeps_the_rest(query, withheld, address):
    assert names_address(frame(query=query, names_withheld=withheld)) == address
