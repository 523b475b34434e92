"""A run is compared with hand-coded facts: what is right, found, false, linked and invented."""

import msgspec
import pytest

from tallybook.errors import BadGold
from tallybook.evaluate.seeds import GoldFact, read_forbidden, read_gold, score_seeds
from tallybook.records import Account, Incident, Report, Statement

TEXT = "Gunmen killed 12 at a bank on Monday. In 2019 a war began. 40 guests were there."


def gold(incident, field, value, quote, **more):
    start = TEXT.index(quote)
    return GoldFact(
        incident=incident,
        report="a.txt",
        field=field,
        value=value,
        qualifier=more.get("qualifier", "exact"),
        start=start,
        end=start + len(quote),
        quote=quote,
        speaker=more.get("speaker"),
        hedge=None,
    )


def killed(quote, value, speaker=None):
    start = TEXT.index(quote)
    return Statement(
        statement_id=f"s{value}",
        report_id="r1",
        account_id="a1",
        sentence=0,
        start=start,
        end=start + len(quote),
        quote=quote,
        field="killed",
        value=value,
        number_low=value,
        number_high=value,
        bound="exact",
        scope="total",
        speaker=speaker,
    )


def account(account_id, quote, *statements):
    start = TEXT.index(quote)
    return Account(
        account_id=account_id,
        report_id="r1",
        role="main",
        anchor_start=start,
        anchor_end=start + len(quote),
        anchor_quote=quote,
        statements=statements,
    )


REPORT = Report(report_id="r1", content_sha256="0", source_name="in/a.txt", text=TEXT)
GOLD = (
    gold("I1", "killed", "12", "killed 12"),
    gold("I1", "wounded", None, "killed 12"),
    gold("X1", "campaign", "war", "a war began"),
)


def score(*accounts, forbidden=()):
    incidents = [
        Incident(incident_id=f"i{one.account_id}", account_ids=(one.account_id,))
        for one in accounts
    ]
    return score_seeds(GOLD, forbidden, [REPORT], accounts, incidents)


def test_a_right_run_has_no_misses():
    result = score(account("a1", "Gunmen killed", killed("killed 12", 12)))

    assert (result.facts_right, result.facts_total, result.misses) == (3, 3, ())
    assert (result.incidents_found, result.incidents_total, result.false_records) == (1, 1, 0)


def test_an_account_of_a_campaign_is_a_false_record():
    result = score(
        account("a1", "Gunmen killed", killed("killed 12", 12)), account("a2", "a war began")
    )

    assert (result.false_records, result.facts_right) == (1, 2)


def test_a_second_account_of_one_incident_is_a_split():
    result = score(
        account("a1", "Gunmen killed", killed("killed 12", 12)), account("a2", "killed 12")
    )

    assert result.split_incidents == 1


def test_a_speaker_for_the_reports_own_voice_is_invented():
    result = score(account("a1", "Gunmen killed", killed("killed 12", 12, speaker="police")))

    assert result.speakers_invented == 1


def test_a_forbidden_number_that_became_a_harm_is_named():
    mine = account("a1", "Gunmen killed", killed("killed 12", 12), killed("40 guests", 40))

    result = score(mine, forbidden=[("A", "40 guests")])

    assert (result.forbidden_harms, result.harms_not_in_gold) == (1, 1)
    assert "forbidden harm a.t killed 40 “40 guests”" in result.misses


def test_nothing_said_is_nothing_right_but_the_campaign():
    result = score()

    assert (result.facts_right, result.incidents_found) == (1, 0)


def test_a_line_that_is_no_fact_is_named(tmp_path):
    (tmp_path / "gold.jsonl").write_bytes(msgspec.json.encode(GOLD[0]) + b'\n{"incident": 3}\n')

    with pytest.raises(BadGold, match=r"gold\.jsonl, line 2"):
        read_gold(tmp_path)


def test_forbidden_phrases_are_read_from_the_readme(tmp_path):
    (tmp_path / "README.md").write_text(
        "## 5. Numbers that must not become casualties\n\n"
        "| doc | text | what |\n|---|---|---|\n"
        '| A | "40 guests", "3 dogs" | present |\n\n## 6. Next\n'
    )

    assert read_forbidden(tmp_path) == (("A", "40 guests"), ("A", "3 dogs"))
