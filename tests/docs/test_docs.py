"""The docs say what the code does: pages are current, links resolve, nothing is left out."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tallybook import codebook, errors
from tallybook.settings import MEANINGS

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted(
    [ROOT / "README.md", *(ROOT / "docs").rglob("*.md"), *(ROOT / "changes").glob("*.md")]
)
TEXTS = [
    path
    for folder in ("src", "tests", "docs", "scripts", "benchmarks", "samples", "changes", ".ci")
    for path in (ROOT / folder).rglob("*")
    if path.is_file() and path.suffix in ("", ".py", ".md", ".toml", ".txt", ".html", ".jsonl")
]


def page_id(path: Path) -> str:
    return str(path.relative_to(ROOT))


def reference(name: str) -> str:
    return (ROOT / "docs" / "reference" / name).read_text(encoding="utf-8")


def test_generated_pages_are_what_the_code_gives():
    done = subprocess.run(
        [sys.executable, ROOT / "scripts" / "build-docs", "--check"], capture_output=True, text=True
    )

    assert (done.returncode, done.stdout) == (0, "")


def test_every_setting_list_code_and_error_is_documented():
    settings, codes, error_page = map(reference, ("settings.md", "codes.md", "errors.md"))
    classes = [n for n, one in vars(errors).items() if isinstance(one, type)]
    missing = [name for name in MEANINGS if f"`{name}`" not in settings]
    missing += [name for name in classes if f"`{name}`" not in error_page]
    missing += [
        f"{name}.{code}"
        for name in codebook.list_names()
        for code in codebook.code_list(name).codes
        if f"| `{code}` |" not in codes
    ]

    assert missing == []


@pytest.mark.parametrize("page", PAGES, ids=page_id)
def test_every_link_to_a_file_resolves(page):
    text = page.read_text(encoding="utf-8")
    links = re.findall(r"\]\((?!https?:|mailto:|#)([^)#]+)", text)

    assert [link for link in links if not (page.parent / link).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=page_id)
def test_a_page_has_a_title_and_plain_words(page):
    text = page.read_text(encoding="utf-8")

    assert text.startswith("# ")
    assert re.findall(r"\b(simply|powerful|please|just works)\b", text, re.IGNORECASE) == []


def test_every_page_is_reachable_from_the_index():
    index = (ROOT / "docs" / "index.md").read_text(encoding="utf-8")
    pages = [p.relative_to(ROOT / "docs") for p in (ROOT / "docs").rglob("*.md")]

    assert [str(p) for p in pages if f"({p})" not in index and p.name != "index.md"] == []


def test_every_module_says_what_it_answers():
    modules = sorted((ROOT / "src").rglob("*.py"))
    silent = [
        page_id(path)
        for path in modules
        if path.stat().st_size and not ast.get_docstring(ast.parse(path.read_text("utf-8")))
    ]

    assert silent == []


def test_no_file_names_a_folder_of_one_machine():
    # Split so that this file does not find itself.
    places = re.compile(r"/(?:wor" + r"k|roo" + r"t|hom" + r"e/\w+|User" + r"s)/\w")
    found = [page_id(p) for p in TEXTS if places.search(p.read_text("utf-8", "replace"))]

    assert found == []


def test_a_change_has_its_note():
    assert list((ROOT / "changes").glob("[0-9]*.md")) != []
