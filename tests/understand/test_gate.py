"""What the gate lets through, and what it drops."""

import pytest
from report_documents import document

from tallybook.understand.gate import tells_of_violence


@pytest.mark.parametrize(
    "text",
    [
        "Man shot in the head outside a bar, police say.",
        "GUERRILLAS HAVE KILLED THE MAYOR OF THE TOWN.",
        "A bomb exploded at a bus stop.",
        "Coalition forces captured several insurgents in an overnight operation.",
        "A priest was abducted on the road to the capital.",
    ],
)
def test_reports_of_attacks_pass(text: str) -> None:
    assert tells_of_violence(document(text))


@pytest.mark.parametrize(
    "text",
    [
        "The council approved a new tram line. Work begins in May.",
        "Shares rose after the bank cut rates. Analysts expect a quiet summer.",
        "The museum shows watercolours of the coast until the end of the year.",
        "",
    ],
)
def test_other_reports_are_dropped(text: str) -> None:
    assert not tells_of_violence(document(text))


def test_a_report_and_its_document_get_one_answer() -> None:
    one = document("Gunmen stormed a hotel.")
    assert tells_of_violence(one) is tells_of_violence(one.report) is True


def test_a_word_of_the_opening_weighs_more_than_one_further_on() -> None:
    """One weak word far down is most often another sense; in the lead it is the story."""
    filler = "The mayor opened the new library and praised its builders. " * 12
    assert tells_of_violence(document("Two people were killed. " + filler))
    assert not tells_of_violence(document(filler + "Two people were killed."))
