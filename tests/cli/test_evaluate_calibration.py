"""`evaluate calibration` as a person runs it: accounts in, a table of scores out."""

import json
import subprocess
import sys


def calibration(folder, *words):
    done = subprocess.run(
        [sys.executable, "-m", "tallybook", "evaluate", "calibration", *words],
        cwd=folder,
        capture_output=True,
        timeout=110,
    )
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def test_scores_of_made_up_accounts_are_compared_with_the_truth(tmp_path):
    code, out, err = calibration(tmp_path, "--made", "200", "--seed", "3", "--json")
    assert (code, err) == (0, "")
    found = json.loads(out)
    assert found["pairs"] == sum(one["pairs"] for one in found["tenths"])
    assert 0 < found["brier"] < 0.2
    code, out, _ = calibration(tmp_path, "--made", "200", "--seed", "3")
    assert code == 0
    assert "0.9-1.0" in out
    assert "Brier score" in out


def test_pairs_of_passages_have_no_scores(tmp_path):
    row = {"report_dict": {"doctext": "x"}, "source_dict": {"doctext": "y"}, "valid_source": True}
    (tmp_path / "dev.jsonl").write_text(json.dumps(row))
    code, _, err = calibration(tmp_path, ".")
    assert code == 1
    assert "pairs of passages have no accounts" in err
