"""Lines of a page become paragraphs."""

import pytest

from tallybook.read.paragraphs import paragraphs_of

LONG = "Gunmen opened fire at a crowded market on the edge of the town on"


@pytest.mark.parametrize(
    ("page", "text"),
    [
        (f"{LONG}\r\n{LONG}\r\nSunday.", f"{LONG} {LONG} Sunday."),
        (f"{LONG}\nSunday.\nThe police {LONG}", f"{LONG} Sunday.\n\nThe police {LONG}"),
        (f"{LONG}\n\n{LONG}", f"{LONG}\n\n{LONG}"),
        (f"Market attacked\n{LONG}\nSunday.", f"Market attacked\n\n{LONG} Sunday."),
        (f"{LONG} Sun-\nday and after.", f"{LONG} Sunday and after."),
        (f"{LONG} Sun\x02\nday and after.", f"{LONG} Sunday and after."),
        (f"{LONG} North-\nSouth line.", f"{LONG} North-South line."),
        ("", ""),
        ("\n \n", ""),
    ],
    ids=["joined", "short-end", "empty-line", "heading", "hyphen", "soft", "name", "none", "blank"],
)
def test_a_line_goes_on_unless_it_ends_its_paragraph(page: str, text: str) -> None:
    assert paragraphs_of(page) == text
