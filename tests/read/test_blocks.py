"""Where paragraphs begin and end, and which are headings, bylines, datelines."""

import pytest

from tallybook.read.blocks import paragraphs_in


def told(text, body_start=0):
    return [
        (one.kind, text[one.start : one.end].replace("\n", "|"))
        for one in paragraphs_in(text, body_start)
    ]


def bodies(text):
    return [words for kind, words in told(text) if kind == "body"]


def test_a_wire_wrapped_at_its_margin_is_cut_at_indents():
    text = (
        "   TOWN, 3 JAN 90 (XYZ) -- [TEXT] A BOMB WENT OFF LAST NIGHT IN FRONT OF THE\n"
        "MINISTRY OF AGRICULTURE. NOBODY WAS HURT, ACCORDING TO A STATEMENT OF THE\n"
        "POLICE, WHO ARE LOOKING FOR TWO MEN.\n"
        "   MEANWHILE, A BRIDGE ON THE NORTHERN HIGHWAY WAS BLOWN UP IN THE EARLY\n"
        "HOURS OF THE MORNING."
    )

    assert [one[:12] for one in bodies(text)] == ["TOWN, 3 JAN ", "MEANWHILE, A"]


def test_paragraphs_of_one_wire_may_be_wrapped_at_different_widths():
    """A desk sets its first paragraph wider than the rest, in capitals that look like titles."""
    text = (
        "   TOWN, 3 JAN 90 (RADIO XYZ) -- [TEXT] THE GOVERNOR OF THE NORTHERN PROVINCE\n"
        "SAID THAT THE CAMPAIGN OF THE LAST MONTHS HAS LEFT MANY VILLAGES WITHOUT POWER\n"
        "OR WATER, AND THAT THE MEN WHO ARE BEHIND IT ARE KNOWN TO THE AUTHORITIES OF\n"
        "THE COUNTRY AND ITS NEIGHBORS.\n\n"
        "   HE ADDED THAT A GROUP OF ARMED MEN FIRED ON\n"
        "A BUS THAT CARRIED FARMERS TO THE MARKET OF\n"
        "THE NEXT TOWN, AND THAT THE DRIVER OF THE BUS\n"
        "LOST CONTROL OF IT NEAR THE OLD WOODEN BRIDGE\n"
        "OVER THE RIVER, WHERE FOUR OF THE PASSENGERS\n"
        "DIED AND NINE OTHERS WERE HURT.\n\n"
        "   NOBODY CLAIMED RESPONSIBILITY FOR WHAT HE\n"
        "CALLED A COWARDLY ACT OF PEOPLE WHO HATE THE\n"
        "REGION AND THOSE WHO LIVE AND WORK IN IT WITH\n"
        "THEIR OWN HANDS."
    )

    assert [(kind, words[:8]) for kind, words in told(text)] == [
        ("body", "TOWN, 3 "),
        ("body", "HE ADDED"),
        ("body", "NOBODY C"),
    ]


def test_a_wrapped_line_that_begins_with_a_number_is_no_list():
    text = (
        "The commission said that the two men were arrested in the capital on November\n"
        "30. They had planned to attack the bridge that leads to the north of the town\n"
        "and the railway station, which was closed."
    )

    assert len(bodies(text)) == 1


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param("The assault began around 4", "p.m. Last night was calm.", id="number"),
        pytest.param("He had warned of more attacks in", "Kenya. It was calm.", id="preposition"),
        pytest.param("The order was given by Lt. Col.", "Roe of the army.", id="title"),
        pytest.param("Those killed were a teacher,", "Ann Roe, and a nurse.", id="comma"),
        pytest.param("The bomb went off at 4 p.m.", "on the main road.", id="hour"),
    ],
)
def test_a_blank_line_in_mid_sentence_is_mended(before, after):
    assert bodies(f"# Title\n\n{before}\n\n{after}\n\nThe end came.")[0] == f"{before}||{after}"


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("# What is known", id="markdown"),
        pytest.param("What Is Known So Far", id="title-case"),
        pytest.param("By Jane Roe", id="byline"),
        pytest.param("KABUL, Afghanistan (Jan. 25, 2013)", id="dateline"),
        pytest.param("3 May 2031", id="date"),
        pytest.param("- Ten people were killed", id="bullet"),
        pytest.param("The police chief said:", id="colon"),
    ],
)
def test_a_line_of_its_own_swallows_nothing(line):
    """Even before a paragraph that begins in lower case."""
    text = f"# Title\n\nThe bomb went off.\n\n{line}\n\nal-Example said it had done it."

    assert bodies(text)[-1] == "al-Example said it had done it."


def test_lines_without_blank_lines_between_are_told_apart():
    text = (
        "Patrol Finds Bomb In Ditch\n2031-05-S-024\nKABUL, Example (May 13, 2031)\n"
        "A patrol found a bomb in a ditch, and nobody was hurt by it on that day or later.\n"
        "Later it was told that two more had been found."
    )

    assert [kind for kind, _ in told(text)] == ["headline", "body", "dateline", "body", "body"]


def test_a_name_beside_the_date_is_the_author():
    assert [kind for kind, _ in told("# Title\n\nJane Roe\n\n3 May 2031\n\nA bomb fell.")] == [
        "headline",
        "byline",
        "dateline",
        "body",
    ]


def test_a_one_line_report_is_no_headline():
    assert told("Gunmen kill ten in town") == [("body", "Gunmen kill ten in town")]


def test_the_title_given_apart_ends_where_the_body_starts():
    text = "Bomb goes off in\nThe town was shaken."

    assert told(text, body_start=17) == [
        ("headline", "Bomb goes off in"),
        ("body", "The town was shaken."),
    ]


def test_ten_thousand_headings_are_read():
    assert len(paragraphs_in("# One\n" * 10_000)) == 10_000
