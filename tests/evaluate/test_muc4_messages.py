"""Messages are found by their id lines, and chosen by the start of an id or a file's name."""

import pytest

from tallybook.evaluate.muc4_messages import Message, read_messages

FIRST = """DEV-MUC3-9001 (SITE ONE)

   LIMA, 3 MAY 31 -- [TEXT] A BOMB WENT OFF.

   DEV-MUC3-9001 IS NAMED HERE IN A SENTENCE.

dev-muc3-9002
   QUIET.
"""


@pytest.fixture
def folder(tmp_path):
    texts = tmp_path / "texts"
    texts.mkdir()
    (texts / "dev-9001-9002").write_text(FIRST)
    (texts / "late.txt").write_text("TST9-MUC4-0001\r\n\r\n   NOTHING.\r\n")
    return tmp_path


def ids(messages):
    return [one.message_id for one in messages]


def test_a_message_is_what_follows_its_id_line(folder):
    assert read_messages(folder)[0] == Message(
        message_id="DEV-MUC3-9001",
        text="   LIMA, 3 MAY 31 -- [TEXT] A BOMB WENT OFF.\n\n"
        "   DEV-MUC3-9001 IS NAMED HERE IN A SENTENCE.",
        file_name="dev-9001-9002",
    )


@pytest.mark.parametrize(
    ("splits", "expected"),
    [
        ([], ["DEV-MUC3-9001", "DEV-MUC3-9002", "TST9-MUC4-0001"]),
        (["dev"], ["DEV-MUC3-9001", "DEV-MUC3-9002"]),
        (["TST9"], ["TST9-MUC4-0001"]),
        (["dev-9001"], ["DEV-MUC3-9001", "DEV-MUC3-9002"]),
        (["dev-muc3-9002", "late"], ["DEV-MUC3-9002", "TST9-MUC4-0001"]),
        (["tst8"], []),
    ],
    ids=["all", "id prefix", "upper case", "file name", "two splits", "none"],
)
def test_a_split_is_the_start_of_an_id_or_of_a_file_name(folder, splits, expected):
    assert ids(read_messages(folder, splits)) == expected


def test_of_two_messages_with_one_id_the_first_is_kept(folder):
    (folder / "texts" / "zz").write_text("TST9-MUC4-0001\n\nAGAIN.\n")
    assert [one.text for one in read_messages(folder, ["tst9"])] == ["   NOTHING."]
