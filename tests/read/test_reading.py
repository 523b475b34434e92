"""The public functions: whatever the input, its reports, their facts and their originals."""

import gzip
import json
from pathlib import Path

import pytest
from bad_files import MORE, STORY, feed, item, mail, pdf, tarred, warc_record, zipped

from tallybook.read import Reading, ReadOptions, read_bytes, read_paths
from tallybook.records import Report, Unreadable

INLINE = ReadOptions(workers=0)
PAGE = f"""<!doctype html><html lang="en-GB"><head><meta charset="utf-8">
<title>Market attacked | Example Times</title>
<meta property="og:title" content="Market attacked">
<meta property="og:site_name" content="Example Times"><meta name="author" content="Ann Writer">
<link rel="canonical" href="https://example.org/2031/05/04/market">
<meta property="article:published_time" content="2031-05-04T18:30:00+02:00"></head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/w">World</a></li></ul></nav>
<article><h1>Market attacked</h1><p>{STORY}</p><p>{MORE}</p></article>
<footer>Copyright 2031 Example Times. All rights reserved.</footer></body></html>"""


def read(name: str, data: bytes | str) -> list[Reading]:
    return list(read_bytes(name, data.encode() if isinstance(data, str) else data, options=INLINE))


def report(name: str, data: bytes | str) -> Report:
    (reading,) = read(name, data)
    assert isinstance(reading.item, Report), reading.item
    return reading.item


def facts(one: Report, *names: str) -> tuple[object, ...]:
    return tuple(getattr(one, name) for name in names)


def test_a_text_is_stored_letter_for_letter() -> None:
    """Gold offsets count the code points of the file."""
    text = f"# Market attacked\r\n\r\n  {STORY}\r\n \u2019\U0001f525\n"

    assert report("a.txt", text).text == text
    assert report("a.md", "\ufeff" + text).text == text


def test_a_page_gives_its_main_text_and_what_it_says_of_itself() -> None:
    one = report("a.html", PAGE)

    assert one.text == f"Market attacked\n\n{STORY}\n\n{MORE}"
    assert facts(one, "body_start", "title", "author", "publisher", "language") == (
        17,
        "Market attacked",
        "Ann Writer",
        "Example Times",
        "en",
    )
    assert facts(one, "url", "published_at", "published_at_basis", "media_type") == (
        "https://example.org/2031/05/04/market",
        "2031-05-04T18:30:00+02:00",
        "metadata",
        "text/html",
    )
    assert one.warnings == ()


def test_a_page_without_metadata_gives_what_its_body_shows() -> None:
    bare = "\n".join(line for line in PAGE.split("\n") if not line.startswith("<meta"))

    one = report("a.html", bare)

    assert facts(one, "title", "published_at", "published_at_basis") == (
        "Market attacked",
        "2031-05-04",
        "url",
    )


def test_a_date_in_linked_data_counts_also_where_its_json_is_broken() -> None:
    script = (
        '<script type="application/ld+json">{"datePublished": "2031-05-05T08:00:00Z", }</script>'
    )
    page = PAGE.replace("article:published_time", "x").replace("</head>", script + "</head>")

    assert report("a.html", page).published_at == "2031-05-05T08:00:00Z"


def test_a_page_too_deep_for_its_parser_keeps_its_words_and_says_so() -> None:
    one = report("a.html", "<html><body>" + "<div>" * 5_000 + f"<p>{STORY}</p>")

    assert one.text == STORY
    assert one.warnings == (
        "the page nests too deep to tell its main text: all its words were kept",
    )


def test_a_page_nested_300_deep_loses_nothing() -> None:
    """libxml2 stops at 255 by itself, without a word."""
    one = report("a.html", "<html><body>" + "<div>" * 300 + f"<p>{STORY}</p><p>{MORE}</p>")

    assert one.text == f"{STORY}\n\n{MORE}"


def test_a_pdf_gives_its_text_layer_in_paragraphs() -> None:
    one = report(
        "a.pdf", pdf("Gunmen opened fire at a market on the edge of the town of Old Ford. ")
    )

    assert one.text == "Gunmen opened fire at a market on the edge of the town of Old Ford."
    assert one.media_type == "application/pdf"


def test_the_day_a_pdf_was_made_is_a_hint_for_its_publication() -> None:
    made = pdf(STORY, info="/CreationDate(D:20310504120000Z)/Title(report-final2.doc)")

    assert facts(report("a.pdf", made), "published_at", "published_at_basis", "title") == (
        "2031-05-04",
        "metadata",
        None,
    )


def test_json_fields_are_known_by_their_names() -> None:
    one = report(
        "a.json",
        json.dumps(
            {
                "report_id": "w-7",
                "url": "https://example.org/7",
                "title": "Market attacked",
                "published": "2031-05-04",
                "lang": "en",
                "publisher": "Wire",
                "author": ["Ann Writer", "Bo Helper"],
                "text": STORY,
            }
        ),
    )

    assert facts(one, "given_id", "url", "title", "published_at", "published_at_basis") == (
        "w-7",
        "https://example.org/7",
        "Market attacked",
        "2031-05-04",
        "given",
    )
    assert facts(one, "language", "publisher", "author", "text") == (
        "en",
        "Wire",
        "Ann Writer, Bo Helper",
        f"Market attacked\n\n{STORY}",
    )


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"id": 7}, {"given_id": "7"}),
        ({"published_at": "2031-05-04", "date": "x"}, {"published_at": "2031-05-04"}),
        ({"date": 1_935_828_900}, {"published_at": "2031-05-06T10:15:00Z"}),
        ({"source": {"id": None, "name": "Wire"}}, {"publisher": "Wire"}),
        ({"language": "sw"}, {"language": "sw"}),
        ({"headline": "Market attacked"}, {"title": "Market attacked"}),
    ],
    ids=lambda value: next(iter(value)),
)
def test_json_fields_are_known_by_their_other_names(
    fields: dict[str, object], expected: dict[str, str]
) -> None:
    one = report("a.json", json.dumps({"text": STORY, **fields}))

    assert {name: getattr(one, name) for name in expected} == expected


@pytest.mark.parametrize("name", ["text", "body", "content"])
def test_the_text_of_json_has_three_names(name: str) -> None:
    assert report("a.json", json.dumps({name: STORY})).text == STORY


def test_paragraphs_in_a_list_and_markup_in_json_become_text() -> None:
    assert report("a.json", json.dumps({"text": [STORY, MORE]})).text == f"{STORY}\n\n{MORE}"
    assert report("a.json", json.dumps({"content": f"<p>{STORY}</p>"})).text == STORY


@pytest.mark.parametrize(
    "document",
    [[{"text": STORY}, {"text": MORE}], {"reports": [{"text": STORY}, {"text": MORE}]}],
    ids=["list", "named-list"],
)
def test_a_list_in_json_gives_a_report_an_object(document: object) -> None:
    readings = read("a.json", json.dumps(document))

    assert [(one.item.source_name, one.item.text) for one in readings] == [
        ("a.json:1", STORY),
        ("a.json:2", MORE),
    ]


def test_a_line_of_json_is_its_own_original_and_is_named_by_its_number() -> None:
    first, second = json.dumps({"text": STORY}), json.dumps({"text": MORE, "title": "Ü"})

    readings = read("a.jsonl", f"{first}\r\n\n{second}\n")

    assert [(one.item.source_name, one.original) for one in readings] == [
        ("a.jsonl:1", first.encode()),
        ("a.jsonl:3", second.encode()),
    ]


def test_an_item_of_a_feed_is_a_report_with_the_facts_of_the_feed() -> None:
    more = "<link>https://example.org/a</link><pubDate>Sun, 04 May 2031 20:00:00 GMT</pubDate>"

    first, second = read("a.rss", feed(item(more=more) + item("Second", MORE)))

    assert isinstance(first.item, Report)
    assert facts(first.item, "source_name", "title", "publisher", "url", "published_at") == (
        "a.rss:1",
        "Market attacked",
        "Wire",
        "https://example.org/a",
        "2031-05-04T20:00:00Z",
    )
    assert second.item.source_name == "a.rss:2"


def test_a_whole_text_in_a_feed_wins_over_its_summary() -> None:
    atom = (
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>Wire</title><entry><title>T</title>'
        f"<summary>Short.</summary><content type='html'>&lt;p&gt;{STORY}&lt;/p&gt;</content>"
        "</entry></feed>"
    )

    assert facts(report("a.xml", atom), "text", "warnings") == (f"T\n\n{STORY}", ())


def test_a_mail_gives_its_plain_part_subject_date_and_sender() -> None:
    headers = (
        "Subject: =?utf-8?q?Market_attacked_=E2=80=93_update?=\n"
        "Date: Sun, 04 May 2031 20:00:00 +0300\n"
        'MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="b"\n'
    )
    body = (
        f"--b\nContent-Type: text/html\n\n<p>no</p>\n--b\nContent-Type: text/plain\n\n{STORY}\n"
        "--b\nContent-Type: image/png\nContent-Disposition: attachment; filename=map.png\n\n"
        "x\n--b--"
    )

    one = report("a.eml", mail(body, headers))

    assert facts(one, "title", "publisher", "published_at", "warnings") == (
        "Market attacked – update",
        "Desk",
        "2031-05-04T20:00:00+03:00",
        ("attachments not read: map.png",),
    )
    assert one.text[one.body_start :].strip() == STORY


def test_a_mail_of_html_alone_is_read_as_a_page() -> None:
    one = report("a.eml", mail(PAGE, "Subject: Fwd\nContent-Type: text/html; charset=utf-8\n"))

    assert one.text == f"Fwd\n\nMarket attacked\n\n{STORY}\n\n{MORE}"


def test_a_mailbox_gives_a_report_a_message() -> None:
    box = b"From a Mon\n" + mail(STORY) + b"\n\nFrom b Mon\n" + mail(f"From now on:\n{MORE}")

    assert [one.item.source_name for one in read("a.mbox", box)] == ["a.mbox:1", "a.mbox:2"]


def test_a_page_of_a_web_archive_knows_when_it_was_fetched() -> None:
    dated = ("<meta property", "<link")
    bare = "\n".join(line for line in PAGE.split("\n") if not line.startswith(dated)).encode()

    one = report("a.warc", warc_record(bare))

    assert facts(one, "source_name", "url", "retrieved_at") == (
        "a.warc:1",
        "https://news.example.org/a",
        "2031-05-04T10:00:00Z",
    )
    assert facts(one, "published_at", "published_at_basis") == ("2031-05-04T10:00:00Z", "archive")


def test_what_a_page_says_of_its_date_wins_over_the_time_of_fetching() -> None:
    one = report("a.warc.gz", gzip.compress(warc_record(PAGE.encode())))

    assert one.published_at == "2031-05-04T18:30:00+02:00"


def test_members_of_archives_are_named_by_both() -> None:
    members = {"x/b.txt": STORY.encode(), "a.jsonl": json.dumps({"text": MORE}).encode()}

    for name, data in (("a.zip", zipped(members)), ("a.tar", tarred(members))):
        readings = read(name, data)
        assert [(one.item.source_name, one.item.text) for one in readings] == [
            (f"{name}/x/b.txt", STORY),
            (f"{name}/a.jsonl:1", MORE),
        ]


def test_an_archive_in_an_archive_is_opened_when_the_options_say_so() -> None:
    data = zipped({"in.zip": zipped({"a.txt": STORY.encode()})})

    (closed,) = read("a.zip", data)
    (opened,) = read_bytes("a.zip", data, options=ReadOptions(workers=0, archive_depth=2))

    assert isinstance(closed.item, Unreadable)
    assert closed.item.cause == "an archive inside an archive"
    assert opened.item.source_name == "a.zip/in.zip/a.txt"


def test_the_same_report_twice_has_one_id() -> None:
    """So that exact copies can be counted."""
    first, second = read("a.zip", zipped({"a.txt": STORY.encode(), "b.txt": STORY.encode()}))

    assert isinstance(first.item, Report)
    assert isinstance(second.item, Report)
    assert first.item.report_id == second.item.report_id


def test_folders_files_and_children_keep_the_order(tmp_path: Path) -> None:
    lines = "".join(json.dumps({"text": f"{STORY} {n}"}) + "\n" for n in range(100))
    (tmp_path / "b.jsonl").write_text(lines)
    (tmp_path / "a.txt").write_text(STORY)
    (tmp_path / "c.txt").write_text(MORE)

    readings = list(read_paths([tmp_path], options=ReadOptions(workers=2)))

    assert [one.item.source_name for one in readings] == [
        "a.txt",
        *(f"b.jsonl:{n}" for n in range(1, 101)),
        "c.txt",
    ]
    assert readings == list(read_paths([tmp_path], options=INLINE))


def test_a_line_that_kills_its_child_costs_only_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    """The lines behind it in its piece are read by another child."""
    monkeypatch.setattr("tallybook.read.flow.TASK", "killing_task:kill_on_bad_lines")
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parent))
    lines = [json.dumps({"text": f"{STORY} {word}"}) for word in ("a", "BAD", "b", "BAD", "c")]

    readings = list(
        read_bytes("a.jsonl", "\n".join(lines).encode(), options=ReadOptions(workers=1))
    )

    assert [(r.item.source_name, isinstance(r.item, Report)) for r in readings] == [
        ("a.jsonl:1", True),
        ("a.jsonl:2", False),
        ("a.jsonl:3", True),
        ("a.jsonl:4", False),
        ("a.jsonl:5", True),
    ]
    assert readings[1].original == lines[1].encode()
    assert isinstance(readings[1].item, Unreadable)
    assert readings[1].item.cause.startswith("the child process that worked on it died")


def test_an_input_over_the_limit_is_named_with_the_limit() -> None:
    (reading,) = read_bytes("a.txt", b"a " * 600_000, options=ReadOptions(workers=0, max_file_mb=1))

    assert reading.item == Unreadable(
        source_name="a.txt",
        cause="larger than the limit of 1 MB",
        next_step="split it, or raise the setting max_file_mb",
    )
