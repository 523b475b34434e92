"""Places are drawn as finely as they are known, on land that is cut where the world's edge is."""

from itertools import pairwise

import pytest
from lxml import etree
from show_builders import HOSTILE, incident

from tallybook.show import basemap, frame, land, selection, svg
from tallybook.show.map import incident_map, selection_map
from tallybook.show.places import PlaceMark, area_words, mark_of, precision_words, spots


def mark(precision=2, *, at=(-1.28, 36.82), country="KE", name="i1", href=None):
    return PlaceMark(
        incident_id=name,
        label=f"Incident {name}",
        precision=precision,
        country=country,
        latitude=at[0] if at else None,
        longitude=at[1] if at else None,
        href=href,
    )


def found(drawing, path):
    tree = etree.fromstring(svg.render(drawing).encode())
    return tree.xpath(path, namespaces={"s": "http://www.w3.org/2000/svg"})


def test_no_outline_jumps_over_the_antimeridian():
    """A ring that crosses 180 degrees is cut: else a line would run across the whole map."""
    jumps = [
        (one.name, a, b)
        for one in basemap.countries()
        for outline in one.outlines
        for a, b in pairwise(outline.points)
        if abs(a[0] - b[0]) > 180 and a[1] > -89
    ]

    assert jumps == []


def test_a_border_along_the_cut_is_not_drawn():
    """Fiji lies on both sides of 180 degrees; its islands have no border through them."""
    view = frame.around([(179.0, -17.0), (-179.0, -17.0)], (640, 420), 9)
    drawn = found(land.land(view), "s:path[@class='borders']/@d | path[@class='borders']/@d")

    assert (view.west < 180 < view.east, view.east - view.west < 40) == (True, True)
    assert len(drawn) == 1 and "m" in drawn[0]


def test_points_on_both_sides_of_the_antimeridian_are_shown_the_short_way_round():
    view = frame.around([(179.5, -17.0), (-179.5, -17.0)], (640, 420), 9)

    left, right = view.at(179.5, -17.0), view.at(-179.5, -17.0)
    assert 0 < left[0] < right[0] < 640
    assert left[1] == right[1]


def test_one_point_is_in_the_middle_of_its_frame():
    view = frame.around([(66.9969, 30.1841)], (640, 420), 9)

    assert [round(one) for one in view.at(66.9969, 30.1841)] == [320, 210]


def test_a_known_point_has_a_dot_in_its_area_and_a_coarse_place_has_none():
    fine = found(incident_map(mark(2)), "//s:g[@class='spot precision-2']/*")
    coarse = found(incident_map(mark(4)), "//s:g[@class='spot precision-4']/*")

    assert [etree.QName(one).localname for one in fine] == ["title", "ellipse", "circle"]
    assert [etree.QName(one).localname for one in coarse] == ["title", "ellipse"]


def test_the_area_is_as_wide_as_the_precision_says():
    """25 km are half the width of the circle; a bar of 200 km stands beside it."""
    drawn = incident_map(mark(2))
    radius = float(found(drawn, "//s:ellipse/@ry")[0])
    bar = float(found(drawn, "//s:g[@class='scale']/s:path/@d")[0].split("h")[1].split("v")[0])
    words = found(drawn, "//s:g[@class='scale']/s:text/text()")[0]

    assert abs(radius / 25 - bar / float(words.removesuffix(" km"))) < 0.02


def test_a_country_is_drawn_whole_and_beneath_what_is_known_finer():
    drawn = selection_map([mark(1), mark(6, at=None, name="i2")])

    assert found(drawn, "//s:g[@class='areas']/s:g/@class") == [
        "spot precision-6",
        "spot precision-1",
    ]
    assert found(drawn, "//s:g[@class='spot precision-6']/s:path/@class") == ["area"]


def test_incidents_of_one_spot_are_one_mark_with_their_number():
    marks = [mark(name="i2"), mark(name="i1"), mark(name="i3", at=(4.0, 45.0))]

    assert [[one.incident_id for one in spot] for spot in spots(marks)] == [["i1", "i2"], ["i3"]]
    drawn = selection_map(marks)
    assert found(drawn, "//s:text[@class='count']/text()") == ["2"]
    assert found(drawn, "//s:g[@class='spot precision-2']/s:title/text()")[0] == (
        "Incident i1\nIncident i2"
    )


def test_a_single_mark_leads_to_its_incident():
    assert found(selection_map([mark(href="/incidents/i1")]), "//s:a/@href") == ["/incidents/i1"]


def test_an_incident_without_a_point_is_its_country_and_without_a_country_it_is_nowhere():
    country = mark_of(
        incident(latitude=None, longitude=None, geoprecision=None), "label", "Kenya", None
    )
    assert country is not None
    assert (country.precision, country.country, country.radius_km) == (6, "KE", None)
    nowhere = incident(latitude=None, longitude=None, geoprecision=None, country=None)
    assert mark_of(nowhere, "label", "", None) is None


@pytest.mark.parametrize(
    ("code", "words", "area"),
    [
        (1, "exact: the very place", "drawn as a point"),
        (
            2,
            "near: within about 25 km of a known point",
            "drawn as the circle of 25 km in which it lies",
        ),
        (
            4,
            "first-order division: a province or state",
            "drawn as a circle of 120 km; the outline of the area itself is not shipped",
        ),
        (6, "country: only the country", "drawn as the whole country"),
    ],
)
def test_precision_is_told_in_words(code, words, area):
    assert (precision_words(code), area_words(code)) == (words, area)


def test_no_incident_at_all_is_an_empty_map_of_the_world():
    drawn = selection_map([])

    assert found(drawn, "//s:g[@class='areas']/*") == []
    assert found(drawn, "/s:svg/s:title/text()") == ["Map of 0 incidents"]


def test_the_file_of_a_map_is_whole_and_a_hostile_title_stays_text():
    hostile = incident(title=HOSTILE, place=HOSTILE, site=HOSTILE)
    as_svg = etree.fromstring(selection.map_file([hostile]).encode())
    page = selection.map_page([hostile], HOSTILE)

    assert as_svg.xpath("//*[local-name()='script' or local-name()='img']") == []
    assert "<script" not in page and "<img" not in page
    assert "&lt;script&gt;alert(1)" in page
    assert "http://" not in page.replace("http://www.w3.org/2000/svg", "")


def test_the_table_of_the_map_has_every_incident_also_the_one_without_a_place():
    nowhere = incident(
        incident_id="i2", title="Somewhere", latitude=None, longitude=None, country=None
    )
    page = selection.map_page([incident(), nowhere], "Two")

    assert page.count("<tr>") == 3
    assert "1 incidents on the map. 1 of no known place are in the table only." in page
