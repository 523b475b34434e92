"""What the gate lets through, and what it drops."""

import pytest
from report_documents import document

from tallybook.understand import gate
from tallybook.understand.gate import message_odds, tells_of_violence


@pytest.fixture(params=["trained", "rules"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """The shipped part, or the rules that stand in for it."""
    if request.param == "rules":
        monkeypatch.setattr(gate, "_trained", lambda: None)
    return str(request.param)


@pytest.mark.parametrize(
    "text",
    [
        "Man shot in the head outside a bar, police say.",
        "GUERRILLAS HAVE KILLED THE MAYOR OF THE TOWN.",
        "A bomb exploded at a bus stop.",
        "Coalition forces captured several insurgents in an overnight operation.",
        "A priest was abducted on the road to the capital.",
        "Rebels shelled an army post at dawn, and both sides lost men in the fighting.",
    ],
)
@pytest.mark.usefixtures("way")
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
@pytest.mark.usefixtures("way")
def test_other_reports_are_dropped(text: str) -> None:
    assert not tells_of_violence(document(text))


@pytest.mark.usefixtures("way")
def test_a_report_and_its_document_get_one_answer() -> None:
    one = document("Gunmen stormed a hotel.")
    assert tells_of_violence(one) is tells_of_violence(one.report) is True


def test_by_rule_a_word_of_the_opening_weighs_more(monkeypatch: pytest.MonkeyPatch) -> None:
    """One weak word far down is most often another sense; in the lead it is the story."""
    monkeypatch.setattr(gate, "_trained", lambda: None)
    filler = "The mayor opened the new library and praised its builders. " * 12
    assert tells_of_violence(document("Two people were killed. " + filler))
    assert not tells_of_violence(document(filler + "Two people were killed."))


def test_capitals_change_nothing() -> None:
    text = "Gunmen ambushed a bus on the coast road and killed nine passengers."
    assert message_odds(document(text).report) == message_odds(document(text.upper()).report)


def test_murder_by_guerrillas_is_likelier_wanted_by_muc4_than_a_fight_with_soldiers() -> None:
    murder = document("Terrorists murdered the mayor of the town and his two bodyguards.").report
    fight = document("Fifteen rebels died in combat with troops, an army communique said.").report
    assert message_odds(murder)["message"] > message_odds(fight)["message"]


def test_without_the_part_there_are_no_odds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gate, "_trained", lambda: None)
    assert message_odds(document("Two people were killed.").report) == {}
