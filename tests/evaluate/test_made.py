"""Made-up reports with known truth: the same for a seed, streamed, their words where they say."""

from __future__ import annotations

import itertools
from collections import Counter

import msgspec
import pytest

from tallybook.evaluate.made import MadeReport, made_reports
from tallybook.evaluate.made_dice import Dice
from tallybook.evaluate.made_tellings import misspelt
from tallybook.records import codes

NUMBER = 1500


@pytest.fixture(scope="module")
def made() -> list[MadeReport]:
    return list(made_reports(NUMBER, seed=3))


def test_so_many_accounts_are_made_as_asked_for(made: list[MadeReport]) -> None:
    assert sum(len(one.accounts) for one in made) == NUMBER
    assert all(len(one.accounts) == len(one.incidents) for one in made)


def test_a_seed_makes_the_same_reports(made: list[MadeReport]) -> None:
    again = list(made_reports(NUMBER, seed=3))
    assert msgspec.json.encode(again) == msgspec.json.encode(made)
    other = list(made_reports(NUMBER, seed=4))
    assert [one.report.text for one in other] != [one.report.text for one in made]


def test_fewer_accounts_are_the_first_of_more(made: list[MadeReport]) -> None:
    fewer = list(made_reports(200, seed=3))
    assert [one.accounts for one in fewer[:-1]] == [one.accounts for one in made[: len(fewer) - 1]]


def test_reports_are_made_one_by_one() -> None:
    """The first of a million are there at once: nothing waits for the last."""
    first = list(itertools.islice(made_reports(1_000_000, seed=3), 5))
    assert len(first) == 5


def test_every_statement_has_its_words(made: list[MadeReport]) -> None:
    for one in made:
        for account in one.accounts:
            assert account.statements
            assert one.report.quote(account.anchor_start, account.anchor_end) == (
                account.anchor_quote
            )
            for statement in account.statements:
                assert one.report.quote(statement.start, statement.end) == statement.quote
                sentence = one.report.sentences[statement.sentence]
                assert sentence.start <= statement.start < statement.end <= sentence.end


def test_codes_are_those_of_the_codebook(made: list[MadeReport]) -> None:
    found = {words for one in made for words in codes.unknown_codes(one.report)}
    found |= {words for one in made for words in codes.unknown_codes(list(one.accounts))}
    assert found == set()


def test_ids_are_no_two_alike(made: list[MadeReport]) -> None:
    accounts = [account for one in made for account in one.accounts]
    statements = [each for account in accounts for each in account.statements]
    assert len({one.account_id for one in accounts}) == len(accounts)
    assert len({one.statement_id for one in statements}) == len(statements)
    assert len({one.report.report_id for one in made}) == len(made)


def test_there_is_what_makes_linking_hard(made: list[MadeReport]) -> None:
    """Round-ups, reprints, looks back, missing dates and places, several attacks in one town."""
    told = [account.of_field("occurred_from") for one in made for account in one.accounts]
    assert sum(len(one.accounts) > 2 for one in made) > 10
    assert sum(one.copy is not None for one in made) > 10
    assert any(account.role == "background" for one in made for account in one.accounts)
    assert 0.1 < sum(not one for one in told) / len(told) < 0.3
    assert any(one.report.published_at is None for one in made)
    towns: dict[str, set[str]] = {}
    for one in made:
        for account, incident in zip(one.accounts, one.incidents, strict=True):
            for place in account.of_field("place"):
                towns.setdefault(str(place.value), set()).add(incident)
    assert max(map(len, towns.values())) > 3


def test_an_account_of_a_reprint_tells_of_the_incident_of_the_original(
    made: list[MadeReport],
) -> None:
    known = {one.report.report_id: one for one in made}
    copies = [one for one in made if one.copy]
    for one in copies[:-1]:
        assert one.copy is not None
        original = known[one.copy.original_id]
        assert (one.report.text, one.incidents) == (original.report.text, original.incidents)
        assert one.accounts[0].account_id != original.accounts[0].account_id


def test_most_incidents_are_told_more_than_once(made: list[MadeReport]) -> None:
    counts = Counter(incident for one in made for incident in one.incidents)
    assert 1.5 < sum(counts.values()) / len(counts) < 8


def test_a_name_is_spelt_in_another_way() -> None:
    dice = Dice("spelling")
    found = {misspelt(dice, "Shalim") for _ in range(50)}
    # The first letter stays: it is what a reader looks up.
    assert {one[0] for one in found} == {"S"}
    assert len(found) > 3
