"""Who says a figure, in the many ways in which newsrooms tell it."""

from pathlib import Path

import pytest
from voice_documents import read

from tallybook.understand.parties import find_parties
from tallybook.understand.speakers import read_speech

FILE = Path(__file__).parent / "speakers_told.txt"


def told_lines() -> list[tuple[str, str]]:
    """Each line of the file with the heading that it stands under."""
    heading, found = "", []
    for line in FILE.read_text("utf-8").splitlines():
        if line.startswith("== "):
            heading = line[3:]
        elif " => " in line and not line.startswith("#"):
            found.append((heading, line))
    return found


@pytest.mark.parametrize(
    "line", [pytest.param(line, id=f"{under}: {line[:50]}") for under, line in told_lines()]
)
def test_the_speaker_of_a_figure_is_who_the_words_name(line: str) -> None:
    marked, _, expected = line.replace(" ¶ ", "\n\n").partition(" => ")
    start, end = marked.index("["), marked.index("]") - 1
    document = read(marked.replace("[", "").replace("]", ""))
    sentence = document.report.sentence_at(start)
    assert sentence is not None

    said = read_speech(document, find_parties(document)).at(sentence.index, start, end)

    told = [one for one in (said.speaker, said.speaker_type, said.via) if one is not None]
    assert (" | ".join(told) or "-") == expected
