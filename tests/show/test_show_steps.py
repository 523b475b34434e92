"""Every stated figure is drawn with its bound, its speaker and its fate; a floor stays a floor."""

import pytest
from lxml import etree
from show_builders import HOSTILE, figure, incident, ref, report, tally

from tallybook.show import svg
from tallybook.show.figures import figures_of, whose
from tallybook.show.plots import plot_file
from tallybook.show.steps import step_chart
from tallybook.show.voices import MOST, legend, voices


def figures(*statements, tallies=None, reports=None):
    found = figures_of(incident(tallies=tallies or {}, reports=reports or (ref(),)), statements)
    return found.get("killed", ())


def chart(*statements, tally=None):
    found = figures(*statements, tallies={"killed": tally} if tally else {})
    drawn = step_chart("killed", found, tally)
    return None if drawn is None else etree.fromstring(svg.render(drawn).encode())


def texts(tree, path):
    return tree.xpath(path, namespaces={"s": "http://www.w3.org/2000/svg"})


def test_a_figure_says_who_when_and_what_became_of_it():
    noon = figure(12, at="2031-05-04T12:00:00Z")
    night = figure(15, at="2031-05-04T22:00:00Z")
    copied = figure(15, at="2031-05-05", report_id="r2", statement_id="s-copy")
    denied = figure(90, at="2031-05-05", modality="denied", speaker="the army")
    rejected = figure(3, at="2031-05-06", review_state="rejected", reviewed_by="ana")
    made = tally("killed", night, low=15, best=15, high=15, superseded=(noon.statement_id,))
    made = made.__class__(**{**_fields(made), "best_from": (night.statement_id,)})

    found = figures(
        rejected,
        copied,
        denied,
        night,
        noon,
        tallies={"killed": made},
        reports=(ref(), ref("r2", copy_of="r1")),
    )

    assert [(one.words, one.fate, one.why, one.behind) for one in found] == [
        ("12", "revised", "a later figure of the same speaker replaces it", ()),
        ("15", "stands", "", ("best",)),
        ("15", "not counted", "the same words in a copy: one voice", ()),
        ("90", "not counted", "denied", ()),
        ("3", "not counted", "rejected by ana", ()),
    ]


def _fields(one):
    return {name: getattr(one, name) for name in one.__struct_fields__}


def test_a_figure_of_a_subset_is_a_part_whatever_its_own_words_say():
    """ "More than 100 of the dead": its scope is total, but the tally has it as a part."""
    whole, part = figure(276), figure(100, bound="at_least", speaker="a doctor")
    subset = tally("killed", part, low=100, best=100, scope="place")
    found = figures(whole, part, tallies={"killed": tally("killed", whole, subsets=(subset,))})

    assert [(one.words, one.scope, one.is_part) for one in found] == [
        ("at least 100", "at one of several places", True),
        ("276", "total", False),
    ]


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        (figure(9, speaker="police"), "police"),
        (figure(9, speaker="an officer", via="AFP"), "an officer via AFP"),
        (figure(9, speaker=None), "The Daily Note (own voice)"),
    ],
)
def test_speakers_are_told_apart_and_an_outlet_has_a_voice_of_its_own(statement, words):
    assert whose(statement, report()) == words


@pytest.mark.parametrize(
    ("statement", "classes", "label"),
    [
        (figure(276), "figure voice-0 exact", "276"),
        (figure(231, bound="at_least"), "figure voice-0 at-least", "≥231"),
        (figure(170, bound="at_most"), "figure voice-0 at-most", "≤170"),
        (figure(300, bound="about"), "figure voice-0 about", "≈300"),
        (
            figure(10, bound="range", number_high=15, value=None),
            "figure voice-0 range",
            "10–15",
        ),
    ],
    ids=["exact", "floor", "ceiling", "about", "range"],
)
def test_each_bound_is_drawn_as_such(statement, classes, label):
    tree = chart(statement, tally=tally("killed", statement))

    assert texts(tree, "//s:g[@class='figures']/s:g/@class") == [classes]
    assert texts(tree, "//s:g[@class='labels']/s:text/text()") == [label]


def test_a_floor_points_up_and_a_ceiling_down_and_an_exact_figure_has_no_arrow():
    def bound(one):
        tree = chart(one, tally=tally("killed", one))
        marked = texts(tree, "//s:path[@class='bound']/@d")
        return [float(d.split("V")[1].split("M")[0]) - float(d.split(",")[1].split("V")[0])
                for d in marked]  # fmt: skip

    assert bound(figure(50, bound="at_least")) == [-17]
    assert bound(figure(50, bound="at_most")) == [17]
    assert bound(figure(50)) == []


def test_a_figure_holds_until_the_same_speaker_gives_another():
    noon, night = figure(12, at="2031-05-04"), figure(15, at="2031-05-06")
    other = figure(14, at="2031-05-05", speaker="a doctor")
    made = tally("killed", noon, night, other)
    tree = chart(noon, night, other, tally=made)
    ends = [d.rsplit("H", 1)[1] for d in texts(tree, "//s:g[@class='holds']/s:path/@d")]

    # The first goes over to the second by a step, the other two run on to the end of the chart.
    assert ["V" in end for end in ends] == [True, False, False]
    assert ends[1:] == ["640", "640"]


def test_a_revised_figure_is_faint_and_a_part_hollow_without_a_line():
    old, new = figure(12, at="2031-05-04"), figure(15, at="2031-05-05")
    part = figure(3, at="2031-05-05", scope="child", scope_text="children", speaker="a doctor")
    made = tally("killed", new, part, superseded=(old.statement_id,))
    tree = chart(old, new, part, tally=made)

    assert texts(tree, "//s:g[@class='figures']/s:g/@class") == [
        "figure voice-0 exact revised",
        "figure voice-1 exact part",
        "figure voice-0 exact",
    ]
    assert len(texts(tree, "//s:g[@class='holds']/s:path")) == 2


def test_a_tally_without_a_ceiling_is_an_open_bracket():
    floor = figure(27, bound="at_least")
    tree = chart(floor, tally=tally("killed", floor, low=27, best=27))
    closed = chart(figure(27), tally=tally("killed", figure(27), low=20, best=27, high=30))

    # An arrow has no foot; a closed end has a foot of ten pixels.
    assert texts(tree, "//s:path[@class='bracket']/@d")[0].count("h10") == 1
    assert texts(closed, "//s:path[@class='bracket']/@d")[0].count("h10") == 2
    assert texts(tree, "//s:g[@class='tally']/s:text/text()") == ["best 27"]


def test_the_figure_behind_the_tally_is_named_with_speaker_time_and_quote():
    tree = chart(figure(9, hedge="believed"), tally=tally("killed", figure(9)))

    assert texts(tree, "//s:g[@class='figures']//s:title/text()") == [
        "9; police; 4 May 2031; hedged: believed; “9 killed”"
    ]


def test_words_without_a_number_are_in_the_table_and_not_on_the_chart():
    several = figure(None, bound="vague", number_low=None, number_high=None, value_raw="several")
    assert chart(several) is None
    tree = chart(several, figure(4))
    assert (
        "1 more without a number or a time stand in the table"
        in (texts(tree, "/s:svg/s:desc/text()")[0])
    )


def test_more_speakers_than_can_be_told_apart_share_the_last_mark():
    many = [figure(n, speaker=f"speaker {n}", at=f"2031-05-{n:02}") for n in range(1, 12)]
    numbers = voices(figures(*many, tallies={"killed": tally("killed", *many)}))

    assert legend(numbers)[-1] == (MOST - 1, "4 other speakers")
    assert max(numbers.values()) == MOST - 1


def test_the_plot_of_an_incident_has_a_chart_a_harm_and_hostile_words_stay_text():
    killed = figure(9, speaker=HOSTILE, quote=HOSTILE)
    wounded = figure(20, harm="wounded", bound="at_least")
    made = {"killed": tally("killed", killed, low=9, best=9, high=9)}
    drawn = plot_file(incident(title=HOSTILE, tallies=made), [killed, wounded])
    tree = etree.fromstring(drawn.encode())

    assert texts(tree, "//s:text[@class='subheading']/text()") == [
        "killed  9",
        "wounded  not stated",
    ]
    assert texts(tree, "//s:script | //s:img | //s:image") == []
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))


def test_an_incident_without_figures_says_so():
    tree = etree.fromstring(plot_file(incident(), []).encode())

    assert "No figure with a number and a time is stated." in tree.xpath("//text()")
