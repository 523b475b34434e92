"""`evaluate gvdb` and `evaluate wikievents` as a person runs them: texts in, figures out."""

import json
import subprocess
import sys

ARTICLE = {
    "article": "1",
    "url": "https://news.example/1",
    "title": "Two hurt",
    "text": "Two hurtA gunman shot and killed a clerk and wounded two customers in Chicago.",
    "gold": {
        "victim-section": [
            {"victim-was": ["killed"]},
            {"victim-was": ["injured"]},
            {"victim-was": ["injured", "hospitalized"]},
        ],
        "date-and-time": {"date": "", "city": {"value": "CHICAGO"}},
    },
}
TOKENS = "A bomb killed three soldiers in Kabul .".split()
DOCUMENT = {
    "doc_id": "d1",
    "tokens": TOKENS,
    "sentences": [
        [
            [
                ["A", 0, 1],
                ["bomb", 2, 6],
                ["killed", 7, 13],
                ["three", 14, 19],
                ["soldiers", 20, 28],
                ["in", 29, 31],
                ["Kabul", 32, 37],
                [".", 37, 38],
            ],
            "A bomb killed three soldiers in Kabul.",
        ]
    ],
    "entity_mentions": [
        {"id": "T1", "start": 4, "end": 5, "entity_type": "PER", "text": "soldiers"}
    ],
    "event_mentions": [
        {
            "event_type": "Life.Die.Unspecified",
            "arguments": [{"entity_id": "T1", "role": "Victim"}],
        }
    ],
}


def tallybook(*arguments, folder):
    done = subprocess.run(
        [sys.executable, "-m", "tallybook", "evaluate", *arguments, "--workers", "0"],
        cwd=folder,
        capture_output=True,
        timeout=110,
    )
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def test_gvdb_gives_flat_figures(tmp_path):
    (tmp_path / "test.articles.jsonl").write_text(json.dumps(ARTICLE))
    code, out, err = tallybook("gvdb", ".", "--part", "test", "--json", folder=tmp_path)
    assert (code, err) == (0, "")
    score = json.loads(out)
    assert (score["killed_exact"], score["injured_exact"], score["city_right"]) == (1, 1, 1)
    assert (score["date_exact"], score["articles"], score["left_out"]) == (None, 1, 0)
    code, out, _ = tallybook("gvdb", ".", folder=tmp_path)
    assert code == 0
    assert "killed exact" in out


def test_wikievents_gives_flat_figures_and_a_table(tmp_path):
    (tmp_path / "dev.jsonl").write_text(json.dumps(DOCUMENT))
    code, out, err = tallybook("wikievents", ".", "--split", "dev", "--json", folder=tmp_path)
    assert (code, err) == (0, "")
    score = json.loads(out)
    assert score["roles"]["Life.Die.Victim"]["f1"] == 100
    assert (score["documents"], score["r"]) == (1, 100)
    code, out, _ = tallybook("wikievents", ".", folder=tmp_path)
    assert code == 0
    assert "by head match" in out


def test_a_folder_without_the_files_is_told(tmp_path):
    for name, ending in (("gvdb", "NAME.articles.jsonl"), ("wikievents", "NAME.jsonl")):
        code, out, err = tallybook(name, ".", folder=tmp_path)
        assert (code, out) == (1, "")
        assert ending in " ".join(err.split())
