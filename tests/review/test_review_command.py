"""The review desk by commands: what is printed, what is stored, what is refused."""

import json
from pathlib import Path

import pytest
from review_builders import figures, incident_of, make_book
from typer.testing import CliRunner

from tallybook.cli import app
from tallybook.errors import StaleDecision, UsageError
from tallybook.store import Book

RUNNER = CliRunner()


@pytest.fixture(scope="module")
def made(tmp_path_factory) -> bytes:
    """The bytes of a book that is made once; each test writes its own copy."""
    folder = make_book(tmp_path_factory.mktemp("made"))
    return (folder / "book.sqlite").read_bytes()


@pytest.fixture
def folder(tmp_path: Path, made: bytes) -> Path:
    path = tmp_path / "a.book"
    path.mkdir()
    (path / "book.sqlite").write_bytes(made)
    return path


def run(folder: Path, *words: str) -> str:
    done = RUNNER.invoke(app, [*words, "--book", str(folder)])
    if done.exception is not None and not isinstance(done.exception, SystemExit):
        raise done.exception
    assert done.exit_code == 0, done.output
    return done.stdout


def known(folder: Path) -> tuple[str, str, str]:
    """The incident of the market, that of the bombing, and the ministry's figure."""
    with Book.open(folder, read_only=True) as book:
        market, bombing = (incident_of(book, one).incident_id for one in ("mon", "other"))
        return market, bombing, figures(book, "wed")[0].statement_id


def test_the_queue_prints_the_disputed_toll_first_with_its_statements(folder):
    market, _, ministry = known(folder)

    printed = run(folder, "review", "queue", "--limit", "1")

    assert printed.splitlines() == [
        "  1  Armed assault at market, 4 May 2031",
        "     figures: killed 9 to 40, disagreement; 4 statements, 3 independent reports",
        f"     {market[:9]} version 1",
        f"       {ministry[:9]}  “40 people were killed”  ministry spokesman",
        *printed.splitlines()[4:],
    ]


def test_a_correction_prints_what_changed(folder):
    market, _, ministry = known(folder)

    printed = run(folder, "review", "correct", ministry[:9], "14", "--by", "ana")

    assert printed.splitlines() == [
        "value corrected to 14: “40 people were killed”",
        f"  {market[:9]}  Armed assault at market, 4 May 2031  version 1 to 2",
        "      killed 40 (9 to 40) to 14 (9 to 15)",
    ]
    shown = run(folder, "show", market)
    assert "corrected to 14 by ana" in " ".join(shown.split())


def test_json_gives_the_outcome_and_the_changes(folder):
    market, _, ministry = known(folder)

    told = json.loads(run(folder, "review", "reject", ministry, "--by", "ana", "--json"))

    assert told["outcome"]["decisions"][0]["verdict"] == "rejected"
    assert told["changes"][0]["incident_id"] == market
    assert told["changes"][0]["fields"]["killed.best"] == [40, 9]


def test_merge_undo_and_history(folder):
    market, bombing, _ = known(folder)

    merged = run(folder, "review", "merge", market, bombing, "--by", "ana")
    assert f"merged into {market}" in merged
    assert "stands again" in run(folder, "review", "undo", "--by", "ana")

    told = run(folder, "review", "history", market)
    assert "ana  took back: merge" in told.splitlines()[0]
    assert "taken back by x" in told


def test_every_other_command_of_the_desk_is_done(folder):
    market, bombing, ministry = known(folder)
    with Book.open(folder, read_only=True) as book:
        account = figures(book, "tue")[0].account_id
    by = ("--by", "ana", "--reason", "seen")

    assert "accepted:" in run(folder, "review", "accept", ministry, *by)
    assert "cannot verify:" in run(folder, "review", "cannot-verify", ministry, *by)
    assert "keep apart:" in run(folder, "review", "apart", market, bombing, *by)
    assert "split:" in run(folder, "review", "split", market, account, *by)
    assert "move:" in run(folder, "review", "move", bombing, account, *by)
    assert "killed.best set to 13" in run(folder, "review", "pin", market, "killed.best", "13", *by)
    assert "set to unknown" in run(folder, "review", "pin", market, "site", "--unknown", *by)
    assert "status set to accepted" in run(folder, "review", "status", market, "accepted", *by)
    assert "note: call" in run(folder, "review", "note", market, "call", "--by", "ana")
    shown = " ".join(run(folder, "show", market).split())
    assert "killed.best set to 13 by ana; the program has" in shown
    assert "ana: call" in shown


def test_one_key_is_done_once(folder):
    market, _, _ = known(folder)
    words = ("review", "note", market, "call", "--by", "ana", "--key", "k")

    run(folder, *words)

    assert run(folder, *words).startswith("done before under this key: note: call")


def test_an_older_version_is_refused_with_what_changed_since(folder):
    _, _, ministry = known(folder)
    run(folder, "review", "correct", ministry, "14", "--by", "ana")

    with pytest.raises(StaleDecision) as told:
        run(folder, "review", "accept", ministry, "--by", "bea", "--on-version", "1")

    assert told.value.next_step.startswith("since then: killed 40 (9 to 40) to 14 (9 to 15); look")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        pytest.param(("correct", "{}", "many"), "'many' is no number of people", id="no number"),
        pytest.param(("correct", "{}", "-1"), "No such option", id="a negative number"),
        pytest.param(
            ("correct", "{}", "x", "--field", "place"), "it has no place", id="no place of a toll"
        ),
        pytest.param(("correct", "{}"), "give a value, or --own-voice", id="no value"),
    ],
)
def test_a_value_that_cannot_be_is_refused(folder, words, told):
    _, _, ministry = known(folder)
    filled = [word.format(ministry) for word in words]

    done = RUNNER.invoke(app, ["review", *filled, "--book", str(folder)])

    said = str(done.exception) if isinstance(done.exception, UsageError) else done.output
    assert told in said


def test_changes_since_a_day_are_printed(folder):
    market, _, ministry = known(folder)
    run(folder, "review", "reject", ministry, "--by", "ana")

    printed = run(folder, "changes", "--since", "2020-01-01")

    assert "new, killed 9 (9 to 15), wounded 30" in printed
    assert market[:9] in printed
    nothing = run(folder, "changes", "--since", "2999-01-01")
    assert nothing == "No incident changed since 2999-01-01.\n"


def test_another_rule_is_asked_and_the_book_stays(folder):
    market, _, _ = known(folder)

    asked = json.loads(run(folder, "incidents", "--rule", "most_conservative", "--json"))
    (found,) = [one for one in asked if one["incident_id"] == market]
    assert (found["tallies"]["killed"]["best"], found["version"]) == (9, 1)

    shown = json.loads(run(folder, "show", market, "--rule", "min_max", "--json"))
    assert shown["incident"]["tallies"]["killed"]["best"] is None
    kept = json.loads(run(folder, "show", market, "--json"))
    assert kept["incident"]["tallies"]["killed"]["best"] == 40


def test_what_the_book_held_is_shown_as_of_a_moment(folder):
    market, _, ministry = known(folder)
    with Book.open(folder, read_only=True) as book:
        (_, before) = book.versions_of(market)[0]
    run(folder, "review", "reject", ministry, "--by", "ana")

    then = json.loads(run(folder, "show", market, "--as-of", before, "--json"))

    assert then["incident"]["tallies"]["killed"]["best"] == 40
    states = {one["statement_id"]: one["review_state"] for one in then["statements"]}
    assert states[ministry] == "proposed"
    by_rule = run(folder, "show", market, "--as-of", before, "--rule", "majority", "--json")
    assert json.loads(by_rule)["incident"]["tallies"]["killed"]["rule"] == "majority"
