"""Names of victims are covered by as many blocks as they have characters."""

import pytest
from show_builders import figure, report

from tallybook.records import VictimDetail
from tallybook.show.withheld import Names, names_of, withheld


def victim(name, *variants):
    detail = VictimDetail(name=name, name_variants=variants)
    return figure(1, field="victims", detail=detail)


@pytest.mark.parametrize(
    ("text", "covered"),
    [
        ("Ruth Ode was 31.", "████████ was 31."),
        ("Ms Ode was 31.", "Ms ███ was 31."),
        ("RUTH ODE WAS 31.", "████████ WAS 31."),
        ("Ruth\nOde", "████████"),
        ("An ode was read at Odessa.", "An ode was read at Odessa."),
        ("Ruthless men", "Ruthless men"),
        ("the Odes' house; Ode's house", "the Odes' house; ███'s house"),
    ],
)
def test_a_name_and_each_of_its_words_is_covered_as_a_whole_word(text, covered):
    assert names_of([victim("Ruth Ode")]).cover(text) == covered


def test_words_that_name_nobody_are_not_covered():
    names = names_of([victim("Sheikh Omar al Din bin Salim")])

    assert names.forms == ("Sheikh Omar al Din bin Salim", "Salim", "Omar", "Din")
    assert names.cover("The sheikh and Sheikh Khalid saw Salim") == (
        "The sheikh and Sheikh Khalid saw █████"
    )


def test_a_description_is_no_name():
    assert names_of([victim("a passer-by"), victim(None)]).forms == ()
    assert withheld(report(), Names(())) == report()


def test_variants_and_named_persons_of_figures_are_names_too():
    named = figure(1, scope="named_person", scope_text="Jo Ferrant")

    assert names_of([victim("Ruth Ode", "Ruthie")]).cover("Ruthie") == "██████"
    assert names_of([named]).cover("Ferrant fell") == "███████ fell"


def test_addresses_and_file_names_are_covered_however_they_spell_a_name():
    names = names_of([victim("Ruth Ode")])

    assert names.cover_address("https://n.example/ruth-ode-31") == "https://n.example/████████-31"
    assert names.cover_address("2031_RUTH_ODE.html") == "2031_████████.html"
    assert names.cover_address("episode-1.txt") == "episode-1.txt"


def test_the_length_of_a_text_stays_so_that_evidence_stays_in_its_place():
    before = report(text="Ruth Ode and 8 more were killed.", title="Ruth Ode")
    after = withheld(before, names_of([victim("Ruth Ode")]))

    assert (after.text, after.title) == ("████████ and 8 more were killed.", "████████")
    assert after.quote(13, 14) == before.quote(13, 14) == "8"


def test_a_name_without_capitals_in_its_script_is_covered():
    names = names_of([victim("سالم عمر")])

    assert names.cover("قتل سالم عمر أمس") == "قتل ████████ أمس"
