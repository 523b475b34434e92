"""The work on a text of one wording repeated grows with its length, and no faster."""

import sys

import pytest
from voice_documents import read

from tallybook.understand.speakers import read_speech

WHOLE, HALF = 40_000, 20_000


def work_on(unit: str, length: int) -> int:
    """Return how many functions are called to read the speakers of so many characters."""
    document = read(unit * (length // len(unit)))
    read_speech(read("Police said twelve people were killed."))  # the word lists are read
    calls = 0

    def count(_frame, event, _argument):
        nonlocal calls
        calls += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        speech = read_speech(document)
        for first, _ in document.spans:
            token = document.tokens[first]
            speech.at(token.sentence, token.start, token.end)
    finally:
        sys.setprofile(None)
    return calls


@pytest.mark.parametrize(
    "unit",
    [
        "said ",
        "he said ",
        "He said it. ",
        "he said she said, ",
        '"',
        '"It was bad. ',
        '"It was bad," he said. ',
        "police: ",
        "Police: ",
        "- police ",
        "(police) ",
        "according to ",
        "as per the ",
        "by the count ",
        "put the toll at ",
        "gave a toll of ",
        "quoted as saying ",
        "spoke of ",
        "who ",
        ", who said ",
        "Lee, 23, ",
        "A. ",
        "St. ",
        "the miners' ",
        ", citing ",
        "Lee said ",
        "Ann Lee hid. He said so. ",
        "[LEE] ",
        "reportedly ",
    ],
)
def test_twice_the_text_takes_twice_the_work(unit: str) -> None:
    assert work_on(unit, WHOLE) <= 2.2 * work_on(unit, HALF) + 1_000
