"""How sure a filler is, learnt from candidates and their answers."""

from __future__ import annotations

import itertools

from tallybook.records import WeaponDetail
from tallybook.train.fillers import Filler, _judged, fit, plain
from tallybook.train.labelled import ROLES, LabelledReport, RoleSpan
from tallybook.understand.mentions import Fact
from tallybook.understand.roles import Candidate
from tallybook.understand.sureness import Evidence, sureness_of

TEXT = "A rifle and the knife."
GOLD = LabelledReport(
    name="r", text=TEXT, spans=(RoleSpan(start=0, end=7, role="weapon"),), roles=frozenset(ROLES)
)


def candidate(words: str, odds: float, *, by_rule: bool = False) -> Candidate:
    fact = Fact(
        start=0,
        end=1,
        sentence=0,
        field="weapons",
        value=None,
        detail=WeaponDetail(weapon="x", use="used"),
    )
    evidence = Evidence(odds=odds, by_rule=by_rule)
    return Candidate(role="weapon", words=words, evidence=evidence, mention=fact)


def filler(odds: float, *, by_rule: bool, right: bool) -> Filler:
    evidence = Evidence(odds=odds, by_rule=by_rule)
    return Filler(role="weapon", evidence=evidence, right=right)


def test_words_are_right_in_any_case_and_with_any_article() -> None:
    found = _judged([candidate("the RIFLE", 0.9), candidate("knife", 0.4)], GOLD)
    assert found == [
        filler(0.9, by_rule=False, right=True),
        filler(0.4, by_rule=False, right=False),
    ]


def test_the_same_words_count_once_and_the_word_of_a_rule_goes_first() -> None:
    found = _judged([candidate("rifle", 0.9), candidate("a rifle", 0.2, by_rule=True)], GOLD)
    assert found == [filler(0.2, by_rule=True, right=True)]


def test_plain_words_have_no_marks_case_or_articles() -> None:
    assert plain("The Army's  'Ana'") == "army s ana"


def test_surer_candidates_and_those_of_rules_become_surer_fillers() -> None:
    invented = [
        filler(odds, by_rule=rule, right=number < 10 * odds - 2 + 2 * rule)
        for odds, rule, number in itertools.product((0.2, 0.5, 0.8), (False, True), range(10))
    ]
    numbers = fit(invented)
    assert (numbers["weapon.odds"] > 0, numbers["weapon.rule"] > 0) == (True, True)
    order = [
        sureness_of("weapon", Evidence(odds=odds, by_rule=rule), numbers)
        for odds in (0.2, 0.5)
        for rule in (False, True)
    ]
    assert order == sorted(order)


def test_a_role_without_candidates_learns_nothing() -> None:
    assert set(fit([]).values()) == {0.0}
