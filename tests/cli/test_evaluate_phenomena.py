"""`evaluate phenomena` as a person runs it: labelled texts in, figures and misses out."""

import json
import subprocess
import sys

LINE = {
    "phenomenon": "figure: at least",
    "text": "A bomb killed at least 12 people in Kabul on Friday, police said.",
    "published_at": "2019-03-17",
    "figures": [
        {
            "words": "at least 12 people",
            "harm": "killed",
            "value": 12,
            "bound": "at_least",
            "speaker": "police",
        }
    ],
    "date": {"from": "2019-03-15"},
}
TRAP = {"phenomenon": "trap: time", "text": "The explosion was heard at 7.45 in Kabul."}


def tallybook(*arguments, folder):
    done = subprocess.run(
        [sys.executable, "-m", "tallybook", "evaluate", "phenomena", *arguments, "--workers", "0"],
        cwd=folder,
        capture_output=True,
        timeout=110,
    )
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def half(folder, name, *rows):
    (folder / name).mkdir()
    (folder / name / "sentences.jsonl").write_text("\n".join(map(json.dumps, rows)))


def test_both_halves_are_printed_apart(tmp_path):
    half(tmp_path, "first", LINE, TRAP)
    half(tmp_path, "second", LINE | {"figures": [LINE["figures"][0] | {"value": 13}]})
    code, out, err = tallybook(".", "--json", folder=tmp_path)
    assert (code, err) == (0, "")
    score = json.loads(out)
    assert (score["first_figure_exact"], score["second_figure_exact"]) == (1, 0)
    assert (score["figure_exact"], score["figure_exact_total"]) == (0.5, 2)
    assert (score["speaker_right"], score["date_right"], score["false_figures"]) == (1, 1, 0)
    code, out, _ = tallybook(".", folder=tmp_path)
    assert code == 0
    assert out.split("\n")[0].split() == ["first", "second", "all"]
    assert "killed 13 exact" not in out
    assert "“at least 12 people” killed 13 at_least; told: killed 12 at_least" in out


def test_a_bad_line_is_named_and_the_rest_is_scored(tmp_path):
    half(tmp_path, "first", {"phenomenon": "x"}, LINE)
    code, out, err = tallybook("first", "--json", folder=tmp_path)
    assert code == 1
    assert "first/sentences.jsonl:1" in err
    score = json.loads(out)
    assert (score["figure_exact"], score["left_out"]) == (1, 1)


def test_a_folder_without_labels_is_told(tmp_path):
    code, out, err = tallybook(".", folder=tmp_path)
    assert (code, out) == (1, "")
    assert "NAME.jsonl" in err


def test_a_folder_without_one_usable_line_gives_no_score(tmp_path):
    half(tmp_path, "first", {"phenomenon": "x"})
    code, out, err = tallybook(".", folder=tmp_path)
    assert (code, out) == (1, "")
    assert "first/sentences.jsonl:1" in err
