"""The bytes tell the format first, the name second."""

import pytest

from tallybook.read.sniff import Refused, sniff


@pytest.mark.parametrize(
    ("head", "name", "kind"),
    [
        ("Gunmen killed 12.", "a.txt", "text"),
        ("Gunmen killed 12.", "a", "text"),
        ("# Gunmen kill 12", "a.md", "markdown"),
        ("<!DOCTYPE html><html>", "a.txt", "html"),
        ("\n\n <HTML lang=en>", "a", "html"),
        ("<?xml version='1.0'?>\n<html>", "a.xml", "html"),
        ("<p>Gunmen", "a", "html"),
        ("<!-- saved --><body>", "a", "html"),
        ("Gunmen <b>killed</b> 12", "a.htm", "html"),
        ("Gunmen killed 12", "a.htm", "text"),
        ("<3 killed, 4 hurt", "a.txt", "text"),
        ("%PDF-1.7", "a.txt", "pdf"),
        ('{"text": "x"}', "a", "json"),
        ('[\n {"text": "x"}]', "a", "json"),
        ('{"text": "x"}\n{"text": "y"}', "a", "json_lines"),
        ("broken", "a.jsonl", "json_lines"),
        ('{"text"', "a.ndjson", "json_lines"),
        ('{"text": "x"}', "a.jsonl.gz", "json_lines"),
        ("[Update 3] Gunmen killed 12.", "a.txt", "text"),
        ("{Editor's note} Gunmen", "a.txt", "text"),
        ("<?xml version='1.0'?><rss version='2.0'>", "a.xml", "feed"),
        ("<feed xmlns='http://www.w3.org/2005/Atom'>", "a", "feed"),
        ("<rdf:RDF xmlns='x'>", "a", "feed"),
        ("WARC/1.0\r\n", "a", "warc"),
        ("From: a@b.org\r\nMIME-Version: 1.0\r\n\r\nx", "a", "mail"),
        ("From a Mon May\nFrom: a@b.org\n\nx", "a.mbox", "mailbox"),
        ("From Monday on, police will", "a.txt", "text"),
        ("From: our correspondent\nDate: Sunday\n\nGunmen", "a.txt", "text"),
        ("\ufeff<html>", "a", "html"),
    ],
)
def test_a_format_is_known_by_its_head(head: str, name: str, kind: str) -> None:
    assert sniff(head.encode(), name) == kind


def test_a_page_in_utf_16_is_a_page() -> None:
    assert sniff("<html><body>".encode("utf-16"), "a.txt") == "html"


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (b"PK\x03\x04", "zip"),
        (b"\x1f\x8b\x08", "gzip"),
        (b"BZh9", "bzip2"),
        (b"\xfd7zXZ\x00", "xz"),
        (bytes(257) + b"ustar\x00", "tar"),
    ],
)
def test_an_archive_is_known_whatever_its_name(head: bytes, kind: str) -> None:
    assert sniff(head, "a.txt") == kind


@pytest.mark.parametrize(
    ("head", "cause"),
    [
        (b"", "empty: it holds no text"),
        (b" \r\n\x00", "empty: it holds no text"),
        (b"\x89PNG\r\n", "a PNG picture"),
        (b"\xff\xd8\xff\xe0", "a JPEG picture"),
        (b"<?xml version='1.0'?><other>", "XML of a kind that is not known here"),
    ],
)
def test_what_is_not_read_is_named_with_what_to_do(head: bytes, cause: str) -> None:
    found = sniff(head, "a.txt")

    assert isinstance(found, Refused)
    assert found.cause == cause
    assert found.next_step
