"""`evaluate isaf` and `evaluate gvc` as a person runs them: texts in, figures out."""

import json
import subprocess
import sys

import pytest

RELEASE = {
    "text": "KABUL, Afghanistan (May 5, 2012) - A combined patrol killed two insurgents and"
    " detained three others in Khost province, Friday.",
    "gold": {
        "start_date": "2012-05-04",
        "province": ["khost"],
        "min_killed": 2,
        "min_captured": 3,
    },
}
ARTICLE = {
    "doc": "d1",
    "incident": "7",
    "dct": "2016-05-06",
    "title": "Clerk killed",
    "url": "https://news.example/1",
    "text": "Clerk killed\n\nA gunman shot and killed a clerk and wounded two customers at a shop.",
}
INCIDENT = {"incident": "7", "num_killed": 1, "num_injured": 2}


def tallybook(*arguments, folder):
    done = subprocess.run(
        [sys.executable, "-m", "tallybook", "evaluate", *arguments, "--workers", "0"],
        cwd=folder,
        capture_output=True,
        timeout=110,
    )
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def test_isaf_gives_flat_figures_and_a_table(tmp_path):
    (tmp_path / "test.jsonl").write_text(json.dumps(RELEASE) + "\n")
    code, out, err = tallybook("isaf", ".", "--json", folder=tmp_path)
    assert (code, err) == (0, "")
    score = json.loads(out)
    assert (score["min_killed_exact"], score["min_captured_exact"]) == (1, 1)
    assert (score["start_date_exact"], score["province_right"], score["releases"]) == (1, 1, 1)
    code, out, _ = tallybook("isaf", ".", "--part", "test", folder=tmp_path)
    assert code == 0
    assert "least captured exact" in out


def test_gvc_gives_flat_figures_and_a_table(tmp_path):
    (tmp_path / "test.docs.jsonl").write_text(json.dumps(ARTICLE) + "\n")
    (tmp_path / "test.incidents.jsonl").write_text(json.dumps(INCIDENT) + "\n")
    code, out, err = tallybook("gvc", ".", "--json", folder=tmp_path)
    assert (code, err) == (0, "")
    score = json.loads(out)
    assert (score["killed_exact"], score["injured_exact"], score["articles"]) == (1, 1, 1)
    code, out, _ = tallybook("gvc", ".", "--part", "test", folder=tmp_path)
    assert code == 0
    assert "killed exact" in out


@pytest.mark.parametrize(("name", "ending"), [("isaf", "NAME.jsonl"), ("gvc", "NAME.docs.jsonl")])
def test_a_folder_without_the_files_ends_with_1(tmp_path, name, ending):
    code, out, err = tallybook(name, ".", folder=tmp_path)
    assert (code, out) == (1, "")
    assert ending in " ".join(err.split())
