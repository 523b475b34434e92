"""Bytes become the characters they stand for, and nothing else is changed."""

import pytest

from tallybook.errors import UnreadableReport
from tallybook.read.decode import Decoded, decode, plain

PLAIN = "Police said 12 died.\r\nMore followed.\n\n\tEnd"
ACCENTS = "Des hommes armés ont tué douze personnes à Ségou, a déclaré le préfet."
RUSSIAN = "В субботу боевики убили двенадцать человек на рынке, сообщила полиция города. " * 4


@pytest.mark.parametrize(
    ("data", "charset"),
    [
        (PLAIN.encode(), "utf-8"),
        (b"\xef\xbb\xbf" + PLAIN.encode(), "utf-8"),
        (b"\xff\xfe" + PLAIN.encode("utf-16-le"), "utf-16-le"),
        (b"\xfe\xff" + PLAIN.encode("utf-16-be"), "utf-16-be"),
        (PLAIN.encode("utf-16-le"), "utf-16-le"),
        (PLAIN.encode("utf-16-be"), "utf-16-be"),
        (b"\xff\xfe\x00\x00" + PLAIN.encode("utf-32-le"), "utf-32-le"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_line_ends_and_spaces_stay_and_only_the_mark_goes(data: bytes, charset: str) -> None:
    assert decode(data, "a.txt") == Decoded(PLAIN, charset)


@pytest.mark.parametrize(
    ("text", "charset"),
    [(ACCENTS, "iso-8859-1"), (ACCENTS, "windows-1252"), (RUSSIAN, "koi8-r"), (RUSSIAN, "cp1251")],
)
def test_a_declared_charset_is_believed_when_the_bytes_are_no_utf_8(
    text: str, charset: str
) -> None:
    assert decode(text.encode(charset), "a", charset).text == text


def test_utf_8_is_believed_against_a_false_declaration() -> None:
    assert decode(ACCENTS.encode(), "a", "iso-8859-1").text == ACCENTS


@pytest.mark.parametrize("declared", ["unicode_escape", "rot13", "zlib", "x-none", "", "utf-7"])
def test_a_declaration_of_what_is_no_charset_of_texts_is_passed_over(declared: str) -> None:
    assert decode(ACCENTS.encode("cp1252"), "a", declared).text == ACCENTS


def test_an_escaping_charset_is_known_by_its_declaration_only() -> None:
    japanese = "警察が発表した"

    assert decode(japanese.encode("iso-2022-jp"), "a", "iso-2022-jp").text == japanese


@pytest.mark.parametrize("charset", ["cp1252", "cp1251", "koi8-r", "cp1256"])
def test_a_guess_is_made_and_said(charset: str) -> None:
    texts = {
        "cp1252": ACCENTS,
        "cp1256": "قتل مسلحون اثني عشر شخصا في سوق المدينة يوم السبت حسبما قالت الشرطة. " * 4,
    }
    text = texts.get(charset, RUSSIAN)

    found = decode(text.encode(charset), "a")

    assert found.text == text
    assert "by guess" in found.warnings[0]


def test_a_letter_cut_at_the_end_does_not_change_the_others() -> None:
    found = decode((ACCENTS + "é").encode()[:-1], "a")

    assert found.text == ACCENTS + "\ufffd"
    assert found.warnings == ("not all bytes are utf-8: byte 77 is the first that is not",)


def test_letters_decoded_wrongly_before_are_kept_and_said() -> None:
    broken = ACCENTS.encode().decode("cp1252")

    found = decode(broken.encode(), "a")

    assert found.text == broken
    assert found.warnings == ("letters look as if they had been decoded by a wrong charset before",)


def test_zeros_and_lone_surrogates_are_replaced_one_for_one() -> None:
    """So that offsets hold."""
    assert plain("a\x00b\ud800c\udfff\x00") == "a\ufffdb\ufffdc\ufffd\ufffd"


@pytest.mark.parametrize("data", [bytes(range(256)) * 40, b"\x01\x02\x03" * 100])
def test_bytes_of_no_charset_are_no_text(data: bytes) -> None:
    with pytest.raises(UnreadableReport, match="no text in any known charset"):
        decode(data, "a.txt")
