"""Which places are meant by words that somebody marked."""

import pytest
from report_documents import document

from tallybook.understand.places_given import resolve_given


def meant(text, *words):
    """Return name, country and first division of each, None for unknown."""
    spans = [(text.index(one), text.index(one) + len(one)) for one in words]
    return [
        None if one is None else (one.name, one.country, one.adm1)
        for one in resolve_given(document(text), spans)
    ]


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        pytest.param(
            "The mayor of Springfield met officials of Chicago and Peoria, Ill.",
            ("Springfield", "Peoria"),
            [("Springfield", "US", "Illinois"), ("Peoria", "US", "Illinois")],
            id="what-else-is-told-decides",
        ),
        pytest.param(
            "He moved from Reno, Nev., to Kandahar province.",
            ("Nev.", "Kandahar province"),
            [("Nevada", "US", "Nevada"), ("Kandahar", "AF", "Kandahar")],
            id="states-and-kinds",
        ),
        pytest.param(
            "Reading was calm.",
            ("Reading",),
            [("Reading", "GB", "England")],
            id="no-doubt-of-words",
        ),
    ],
)
def test_marked_words_are_resolved(
    text: str, words: tuple[str, ...], expected: list[tuple[str, str, str]]
) -> None:
    assert meant(text, *words) == expected


def test_a_name_that_the_gazetteer_lacks_is_near_its_neighbour_and_no_finer() -> None:
    text = "Officers closed Plimpton Hollow Road in Peshawar."
    start = text.index("Plimpton")
    (detail,) = resolve_given(document(text), [(start, start + len("Plimpton Hollow Road"))])
    assert detail is not None
    assert (detail.name, detail.country, detail.gazetteer_id, detail.geoprecision) == (
        "Plimpton Hollow Road", "PK", None, 2,
    )  # fmt: skip


def test_words_in_a_text_without_any_place_are_unknown() -> None:
    assert meant("They met at Plimpton Hollow.", "Plimpton Hollow") == [None]
