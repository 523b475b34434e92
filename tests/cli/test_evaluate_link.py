"""`evaluate link` as a person runs it: a folder of texts in, figures out."""

import json
import subprocess
import sys

ARTICLES = [
    {
        "doc": "d1",
        "incident": "7",
        "dct": "2016-05-06",
        "title": "Clerk killed in Fresno",
        "text": "Clerk killed in Fresno\n\nFRESNO, Calif. - A gunman shot and killed Ann Verrill,"
        " 41, at the Quillon Market in Fresno, California, on Thursday, police said.",
    },
    {
        "doc": "d2",
        "incident": "7",
        "dct": "2016-05-07",
        "title": "Victim of shooting named",
        "text": "Victim of shooting named\n\nPolice named the clerk who was shot dead on Thursday"
        " at Quillon Market in Fresno, California, as Ann Verrill, 41.",
    },
]
INCIDENT = {"incident": "7", "num_killed": 1, "num_injured": 0}


def evaluate(folder, *options):
    return run_in(folder, ".", "--workers", "0", *options)


def run_in(folder, *words):
    done = subprocess.run(
        [sys.executable, "-m", "tallybook", "evaluate", "link", *words],
        cwd=folder,
        capture_output=True,
        timeout=110,
    )
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def test_two_articles_of_one_incident_give_flat_figures_and_a_table(tmp_path):
    (tmp_path / "test.docs.jsonl").write_text("\n".join(map(json.dumps, ARTICLES)))
    (tmp_path / "test.incidents.jsonl").write_text(json.dumps(INCIDENT))
    code, out, err = evaluate(tmp_path, "--json")
    assert (code, err) == (0, "")
    score = json.loads(out)
    wanted = "b_cubed_f1 conll_f1 lea_f1 pairwise_f1 killed_equal injured_equal".split()
    assert [score[name] for name in wanted] == [1, 1, 1, 1, 1, 1]
    assert score["accuracy"] is None
    code, out, _ = evaluate(tmp_path)
    assert code == 0
    assert "2 texts, 1 incidents, 1 groups" in out


def test_a_folder_without_gold_is_an_error_with_a_next_step(tmp_path):
    code, _, err = evaluate(tmp_path)
    assert code == 1
    assert "no text to link" in err


def test_made_up_accounts_are_linked_and_scored_by_account(tmp_path):
    code, out, err = run_in(tmp_path, "--made", "150", "--seed", "5", "--json")
    assert (code, err) == (0, "")
    score = json.loads(out)
    assert (score["accounts"], score["killed_equal"]) == (150, None)
    assert score["b_cubed_f1"] > 0.85
    code, out, _ = run_in(tmp_path, "--made", "150", "--seed", "5")
    assert code == 0
    assert "150 accounts" in out


def test_made_up_accounts_and_a_folder_are_not_linked_together(tmp_path):
    code, _, err = run_in(tmp_path, ".", "--made", "10")
    assert code == 2
    assert "--made with DIR" in err
    code, _, err = run_in(tmp_path)
    assert code == 2
    assert "nothing to link" in err
