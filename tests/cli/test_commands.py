"""The commands as a person runs them: real processes, real files, real exit codes."""

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "samples" / "reports"
README = (ROOT / "README.md").read_text(encoding="utf-8")


def tallybook(*arguments, folder, stdin=None, **environ):
    done = subprocess.run(
        [sys.executable, "-m", "tallybook", *map(str, arguments)],
        cwd=folder,
        input=stdin,
        capture_output=True,
        timeout=110,
        env={**os.environ, **environ},
    )
    return done.returncode, done.stdout.decode(), done.stderr.decode()


@pytest.fixture(scope="module")
def book(tmp_path_factory):
    """A book of the sample reports, with what the run printed."""
    folder = tmp_path_factory.mktemp("samples")
    code, out, err = tallybook("run", SAMPLES, "--book", "s.book", folder=folder)
    return folder, code, out, err


def test_the_main_job_prints_the_incidents_of_the_samples(book):
    _, code, out, err = book

    assert code == 0
    assert "Mogadishu" in out
    assert "Quetta" in out
    assert "12 given = 12 read + 0 unreadable + 0 copies" in err
    assert "Freetown" not in out


def test_lines_fit_80_columns(book):
    assert max(map(len, book[2].splitlines())) <= 80


def test_the_same_input_twice_changes_nothing(book):
    folder, *_ = book
    before = tallybook("export", "json", "--book", "s.book", "--times", folder=folder)
    code, _, err = tallybook("run", SAMPLES, "--book", "s.book", folder=folder)
    after = tallybook("export", "json", "--book", "s.book", "--times", folder=folder)

    assert code == 0
    assert "(12 already in the book)" in err
    assert before == after


def test_a_book_verifies_and_rebuilds_to_equal_tables(book):
    folder, *_ = book

    assert tallybook("verify", "--book", "s.book", folder=folder)[0] == 0
    code, out, _ = tallybook("rebuild", "--book", "s.book", "--json", folder=folder)
    assert (code, json.loads(out)) == (0, {"rebuilt": True, "equal": True})


def test_incidents_are_listed_by_day(book):
    folder, *_ = book
    listed = json.loads(tallybook("incidents", "--book", "s.book", "--json", folder=folder)[1])
    days = {
        one["incident_id"][:9]: one["occurred_from"] or one["occurred_to"] or "9999"
        for one in listed
    }
    printed = tallybook("incidents", "--book", "s.book", folder=folder)[1]
    ids = [found for found in re.findall(r"\bi[0-9a-f]{8}\b", printed) if found in days]

    assert len(ids) == len(days) > 10
    assert [days[one] for one in ids] == sorted(days.values())


def test_the_readme_shows_what_the_samples_give(book):
    """Its excerpts leave lines out, and put none in."""
    folder, *_ = book
    first, second = re.findall(r"```text\n(.*?)```", README, re.S)
    listed = tallybook("incidents", "--book", "s.book", folder=folder)[1]
    some = re.search(r"\bi[0-9a-f]{8}\b", first).group()
    shown = tallybook("show", some, "--book", "s.book", folder=folder)[1]
    for excerpt, whole in ((first, listed), (second, shown)):
        printed = iter(line.rstrip() for line in whole.splitlines())
        missing = [line for line in excerpt.splitlines() if line not in printed]

        assert missing == []


def test_the_page_of_linking_shows_an_undone_merge_as_it_is_printed(book, tmp_path):
    """Line ends apart: the terminal breaks lines that the page does not."""
    shutil.copytree(book[0] / "s.book", tmp_path / "first.book")
    page = (ROOT / "docs" / "explain" / "linking.md").read_text(encoding="utf-8")
    (example,) = re.findall(r"```console\n(.*?)```", page, re.S)
    commands = re.split(r"^\$ tallybook ", example, flags=re.M)[1:]

    assert len(commands) == 2
    for one in commands:
        line, _, expected = one.partition("\n")
        code, out, err = tallybook(*line.split(), folder=tmp_path)

        assert (code, out.split()) == (0, expected.split()), err


def test_show_leads_from_every_figure_to_its_sentence(book):
    folder, *_ = book
    incidents = json.loads(tallybook("incidents", "--book", "s.book", "--json", folder=folder)[1])
    some = next(one for one in incidents if one["place"] == "Mogadishu")
    code, out, _ = tallybook("show", some["incident_id"][:8], "--book", "s.book", folder=folder)

    assert code == 0
    assert "“" in out
    assert "reports" in out


def test_report_marks_the_evidence_in_the_text(book):
    folder, *_ = book
    code, out, _ = tallybook("report", "03-mogadishu-monday.md", "--book", "s.book", folder=folder)

    assert code == 0
    assert "killed: 276" in out


def test_every_statement_of_the_export_stands_in_its_report(book):
    folder, *_ = book
    whole = json.loads(tallybook("export", "json", "--book", "s.book", folder=folder)[1])
    texts = {one["report_id"]: one["text"] for one in whole["reports"]}

    assert whole["statements"]
    for one in whole["statements"]:
        assert texts[one["report_id"]][one["start"] : one["end"]] == one["quote"]
    accounts = {one["account_id"]: one for one in whole["accounts"]}
    incidents = {one["incident_id"] for one in whole["incidents"]}
    assert {one["account_id"] for one in whole["statements"]} <= set(accounts)
    assert {one["incident_id"] for one in accounts.values()} == incidents


def test_another_order_and_other_workers_give_the_same_export(book, tmp_path):
    folder, *_ = book
    files = sorted(SAMPLES.iterdir(), reverse=True)
    tallybook("run", *files, "--book", "o.book", "--workers", "1", folder=tmp_path)
    first = tallybook("export", "json", "--book", "s.book", folder=folder)[1]

    assert tallybook("export", "json", "--book", "o.book", folder=tmp_path)[1] == first


def test_stages_one_by_one_give_what_run_gives(book, tmp_path):
    folder, *_ = book
    tallybook("read", SAMPLES, "--book", "o.book", folder=tmp_path)
    for stage in ("understand", "link", "reconcile"):
        assert tallybook(stage, "--book", "o.book", folder=tmp_path)[0] == 0

    whole = tallybook("export", "json", "--book", "s.book", folder=folder)[1]
    assert tallybook("export", "json", "--book", "o.book", folder=tmp_path)[1] == whole


def test_a_rule_can_be_changed_without_touching_statements(book, tmp_path):
    tallybook("run", SAMPLES, "--book", "o.book", "--rule", "min_max", folder=tmp_path)
    first = json.loads(tallybook("export", "json", "--book", "o.book", folder=tmp_path)[1])
    tallybook("reconcile", "--book", "o.book", "--rule", "most_conservative", folder=tmp_path)
    second = json.loads(tallybook("export", "json", "--book", "o.book", folder=tmp_path)[1])

    assert first["statements"] == second["statements"]
    rules = {t["rule"] for one in second["incidents"] for t in one["tallies"].values()}
    assert rules == {"most_conservative"}


def test_standard_input_is_read(tmp_path):
    line = json.dumps({"id": "x", "published": "2031-05-05", "text": "A bomb killed 3 people."})
    code, out, _ = tallybook(
        "run", "-", "--book", "o.book", "--json", folder=tmp_path, stdin=line.encode()
    )

    assert code == 0
    assert json.loads(out)["summary"]["read"] == 1


def test_input_that_fails_is_listed_and_the_rest_is_done(tmp_path):
    (tmp_path / "good.txt").write_text("Gunmen killed 3 people in Nairobi on Monday.")
    (tmp_path / "bad.pdf").write_bytes(b"%PDF-1.7 nothing more")
    code, _, err = tallybook(
        "run", "good.txt", "bad.pdf", "gone.txt", "--book", "o.book", folder=tmp_path
    )

    assert code == 1
    assert "3 given = 1 read + 2 unreadable + 0 copies" in err
    assert "unreadable: bad.pdf: " in err
    assert "unreadable: gone.txt: " in err


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        pytest.param(["incidents", "--book", "no.book"], 2, "no book at no.book", id="no-book"),
        pytest.param(["run", "--workers", "99", "x"], 2, "64", id="bad-option"),
        pytest.param(
            ["run", ".", "--rule", "majorty"], 2, "did you mean 'majority'", id="bad-rule"
        ),
        pytest.param(["nonsense"], 2, "nonsense", id="no-such-command"),
        pytest.param(["evaluate", "seeds", "."], 1, "gold.jsonl", id="no-gold"),
    ],
)
def test_a_mistake_is_named_with_the_next_step(tmp_path, arguments, code, words):
    got, _, err = tallybook(*arguments, folder=tmp_path)

    assert got == code
    assert words in err
    assert "Traceback" not in err


def test_an_unknown_incident_is_named(book):
    folder, *_ = book
    code, _, err = tallybook("show", "iffffffff", "--book", "s.book", folder=folder)

    assert code == 2
    assert "iffffffff" in err


def test_a_damaged_book_ends_with_3(tmp_path):
    (tmp_path / "d.book").mkdir()
    (tmp_path / "d.book" / "book.sqlite").write_bytes(b"not a database" * 100)
    code, _, err = tallybook("incidents", "--book", "d.book", folder=tmp_path)

    assert code == 3
    assert "Traceback" not in err


def test_doctor_names_settings_and_where_they_were_set(tmp_path):
    (tmp_path / "tallybook.toml").write_text("workers = 1\n")
    code, out, _ = tallybook("doctor", "--json", folder=tmp_path, TALLYBOOK_RULE="min_max")
    answer = json.loads(out)

    assert code == 0
    assert answer["settings"]["workers"] == 1
    assert answer["origins"]["workers"] == "tallybook.toml"
    assert answer["origins"]["rule"] == "env TALLYBOOK_RULE"
    assert answer["problems"] == []


def test_results_hold_no_escape_codes_when_piped(book):
    assert "\x1b" not in book[2]


def test_interrupted_ends_with_130_and_goes_on_later(tmp_path):
    for number in range(300):
        text = f"Gunmen killed {number % 7 + 1} people in town {number} on Monday.\n" * 10
        (tmp_path / f"r{number}.txt").write_text(text)
    command = [sys.executable, "-m", "tallybook", "run", ".", "--book", "../i.book"]
    child = subprocess.Popen(
        command,
        cwd=tmp_path,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        # A shell that starts the tests in the background has children ignore the signal.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    time.sleep(1.5)
    child.send_signal(signal.SIGINT)
    _, err = child.communicate(timeout=60)

    assert child.returncode == 130
    assert b"interrupted" in err
    assert tallybook("run", ".", "--book", "../i.book", folder=tmp_path)[0] == 0


def test_samples_that_ship_are_the_demo(tmp_path):
    code, out, _ = tallybook("demo", folder=tmp_path)

    assert code == 0
    assert "Quetta" in out
