"""`evaluate muc4` as a person runs it: raw messages in, templates and two tables out."""

import json
import subprocess
import sys

import pytest

TEXTS = """TST9-MUC4-0001

   LIMA, 3 MAY 90 (RADIO UNO) -- [TEXT] A CAR BOMB EXPLODED OUTSIDE THE NATIONAL BANK IN LIMA
TODAY, KILLING TWO GUARDS.  POLICE SAID THE SHINING PATH PLANTED THE BOMB.

TST9-MUC4-0002

   LIMA, 4 MAY 90 (RADIO UNO) -- [TEXT] THE ORCHESTRA PLAYS TONIGHT.
"""
KEYS = """0.  MESSAGE: ID                     TST9-MUC4-0001
1.  MESSAGE: TEMPLATE               1
4.  INCIDENT: TYPE                  BOMBING
6.  INCIDENT: INSTRUMENT ID         "CAR BOMB"
12. PHYS TGT: ID                    "NATIONAL BANK"
19. HUM TGT: DESCRIPTION            "GUARDS"

0.  MESSAGE: ID                     TST9-MUC4-0003
1.  MESSAGE: TEMPLATE               *
"""
GOLD = {
    "docid": "TST9-MUC4-0001",
    "templates": [{"incident_type": "bombing", "Weapon": [["car bomb", "bomb"]]}],
}


def tallybook(*arguments, folder):
    done = subprocess.run(
        [sys.executable, "-m", "tallybook", *arguments],
        cwd=folder,
        capture_output=True,
        timeout=110,
    )
    return done.returncode, done.stdout.decode(), done.stderr.decode()


@pytest.fixture
def folder(tmp_path):
    for name, file_name, text in (
        ("texts", "tst9-muc4", TEXTS),
        ("keys", "key-tst9.v1", KEYS),
        ("processed", "test.json", json.dumps(GOLD)),
    ):
        (tmp_path / name).mkdir()
        (tmp_path / name / file_name).write_text(text)
    return tmp_path


def test_both_scores_and_both_forms_of_the_predictions(folder):
    code, out, err = tallybook(
        *("evaluate", "muc4", ".", "--split", "tst9", "--predictions", "out", "--json"),
        *("--workers", "0"),
        folder=folder,
    )
    assert (code, err) == (0, "")
    score = json.loads(out)
    assert {"f1", "p", "r", "roles"} <= score["gtt"].keys()
    assert {"f", "p", "r", "matched_missing"} <= score["official"].keys()
    assert set(score["slots"]) == {str(slot) for slot in range(2, 25)}
    assert score["filtering"]["r"] == 1.0
    assert score["keys_without_message"] == ["TST9-MUC4-0003"]
    assert score["without_key"] == ["TST9-MUC4-0002"]
    predicted = json.loads((folder / "out" / "gtt.json").read_text())
    assert predicted["TST9-MUC4-0002"] == []
    assert predicted["TST9-MUC4-0001"][0]["incident_type"] == "bombing"
    assert "TST9-MUC4-0001" in (folder / "out" / "tst9.responses").read_text()


def test_predictions_do_not_depend_on_keys(folder):
    """The same files come out when keys and gold are not there."""
    made = []
    for name in ("with", "without"):
        code, _, _ = tallybook(
            *("evaluate", "muc4", ".", "--predictions", name, "--workers", "0"), folder=folder
        )
        assert code == 0
        made.append({one.name: one.read_bytes() for one in sorted((folder / name).iterdir())})
        for path in (*folder.glob("keys/*"), *folder.glob("processed/*")):
            path.unlink()
    assert made[0] == made[1]


def test_the_tables_fit_80_columns_and_name_what_has_no_gold(folder):
    code, out, _ = tallybook("evaluate", "muc4", ".", "tst9", "--workers", "0", folder=folder)
    assert code == 0
    assert "ALL TEMPLATES" in out
    assert "keys without a message: 1 (TST9-MUC4-0003)" in out
    tables = out.split("text filtering")[0]
    assert max(map(len, tables.splitlines())) <= 80


def test_a_folder_without_such_messages_is_an_error(folder):
    code, _, err = tallybook("evaluate", "muc4", ".", "--split", "tst8", folder=folder)
    assert code == 1
    assert "no message of tst8" in err


LONG = "A BOMB EXPLODED IN LIMA.  " * 45_000


def test_when_every_text_fails_there_is_no_score(folder):
    """Longer than the setting max_text_mb allows: the cause is told, and nothing is written."""
    (folder / "texts" / "tst9-muc4").write_text(f"TST9-MUC4-0001\n\n{LONG}")
    (folder / "tallybook.toml").write_text("max_text_mb = 1\n")
    command = ("evaluate", "muc4", ".", "--predictions", "out", "--workers", "0")
    code, out, err = tallybook(*command, folder=folder)
    assert (code, out) == (1, "")
    assert err.startswith(
        "NothingUnderstood: none of 1 texts could be understood; the first, messages.jsonl:1: "
    )
    assert not (folder / "out").exists()


@pytest.mark.parametrize("as_json", [(), ("--json",)], ids=["tables", "json"])
def test_a_text_that_fails_is_named_and_ends_with_1(folder, as_json):
    path = folder / "texts" / "tst9-muc4"
    path.write_text(f"{path.read_text()}\nTST9-MUC4-0004\n\n{LONG}")
    (folder / "tallybook.toml").write_text("max_text_mb = 1\n")
    command = ("evaluate", "muc4", ".", "--workers", "0", *as_json)
    code, out, err = tallybook(*command, folder=folder)
    assert code == 1
    assert "not understood: messages.jsonl:3: its text is" in (err if as_json else out)
    assert bool(err) is bool(as_json)
