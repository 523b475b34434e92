"""Bad inputs, made when they are needed: each with how many reports it gives and what is said
of what gives none.

Four kinds: texts, documents (HTML, PDF, JSON, feeds, mail), containers (archives, web archives,
mailboxes), and things in a folder that are no plain files (made by `put_odd_entries`).
"""

from __future__ import annotations

import bz2
import gzip
import io
import json
import lzma
import os
import random
import socket
import tarfile
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

STORY = "Gunmen killed 12 people at a market in the town on Saturday, the police said."
MORE = "A second bomb went off an hour later and wounded four soldiers near the bridge."
STORY_HTML = f"<p>{STORY}</p><p>{MORE}</p>"


@dataclass(frozen=True)
class Bad:
    """One input, what it should give: `read` reports and one Unreadable for each of `causes`."""

    name: str
    make: Callable[[], bytes]
    read: int = 0
    causes: tuple[str, ...] = ()


def _b(data: bytes | str) -> Callable[[], bytes]:
    made = data.encode() if isinstance(data, str) else data
    return lambda: made


# Texts


def _garbage() -> bytes:
    return random.Random(7).randbytes(50_000)


_RUSSIAN = "В субботу боевики убили двенадцать человек на рынке, сообщила полиция города. " * 5
_ARABIC = "قتل مسلحون اثني عشر شخصا في سوق المدينة يوم السبت حسبما قالت الشرطة المحلية. " * 5
_JAPANESE = "土曜日に市場で武装した男らが十二人を殺害したと警察が発表した。" * 5
_CHINESE = "警方说，星期六武装分子在市场打死十二人，另有四名士兵受伤。" * 5
_FRENCH = "Des hommes armés ont tué douze personnes à Ségou, a déclaré le préfet. " * 5

TEXTS = [
    Bad("nothing.txt", _b(""), causes=("empty",)),
    Bad("spaces.txt", _b(" \t " * 500), causes=("empty",)),
    Bad("line-ends.txt", _b("\r\n" * 500), causes=("empty",)),
    Bad("zeros.txt", _b(b"\x00" * 5_000), causes=("empty",)),
    Bad("mark-only.txt", _b(b"\xef\xbb\xbf"), causes=("no text",)),
    Bad("marks-of-punctuation.txt", _b("--- *** !!! ... \n" * 50), causes=("no text",)),
    Bad("zero-width.txt", _b("\u200b" * 300), causes=("no text",)),
    Bad("garbage.txt", _garbage, causes=("no text in any known charset",)),
    Bad("garbage", _garbage, causes=("no text in any known charset",)),
    Bad("controls.txt", _b(b"\x01\x02\x03" * 400), causes=("no text in any known charset",)),
    Bad("some-zeros.txt", _b(f"{STORY}\x00\x00 {MORE}"), read=1),
    Bad("surrogate-bytes.txt", _b(STORY.encode() + b" \xed\xa0\x80 " + MORE.encode()), read=1),
    Bad("cut-letter.txt", _b((_FRENCH + "é").encode()[:-1]), read=1),
    Bad("latin-1.txt", _b(_FRENCH.encode("latin-1")), read=1),
    Bad("windows-1251.txt", _b(_RUSSIAN.encode("cp1251")), read=1),
    Bad("koi8-r.txt", _b(_RUSSIAN.encode("koi8-r")), read=1),
    Bad("windows-1256.txt", _b(_ARABIC.encode("cp1256")), read=1),
    Bad("shift-jis.txt", _b(_JAPANESE.encode("shift_jis")), read=1),
    Bad("gb18030.txt", _b(_CHINESE.encode("gb18030")), read=1),
    Bad("utf-8-mark.txt", _b(STORY.encode("utf-8-sig")), read=1),
    Bad("utf-16-mark.txt", _b(STORY.encode("utf-16")), read=1),
    Bad("utf-16-be-mark.txt", _b(b"\xfe\xff" + STORY.encode("utf-16-be")), read=1),
    Bad("utf-16-le.txt", _b(STORY.encode("utf-16-le")), read=1),
    Bad("utf-16-be.txt", _b(STORY.encode("utf-16-be")), read=1),
    Bad("utf-16-odd.txt", _b(STORY.encode("utf-16") + b"x"), read=1),
    Bad("utf-32.txt", _b(STORY.encode("utf-32")), read=1),
    Bad("mojibake.txt", _b(_FRENCH.encode().decode("cp1252")), read=1),
    Bad("turned-around.txt", _b(f"\u202e{STORY}\u202c {MORE}"), read=1),
    Bad("stacked-accents.txt", _b(STORY.replace("e", "e" + "\u0301" * 200)), read=1),
    Bad("paragraph-of-20-mb.txt", lambda: (STORY * 260_000).encode(), causes=("the limit is",)),
    Bad("word-of-2-mb.txt", _b("a" * 2_000_000), causes=("the limit is",)),
    Bad("word-of-900-kb.txt", _b("a" * 900_000), read=1),
    Bad("digits-of-900-kb.txt", _b("1234567890," * 80_000 + " killed"), read=1),
    Bad("quotes-of-500-kb.txt", _b("“" * 160_000 + STORY), read=1),
    Bad("stops-of-500-kb.txt", _b("a. " * 160_000), read=1),
    Bad("empty-lines-of-900-kb.txt", _b(STORY + "\n \t" * 300_000 + MORE), read=1),
    Bad("picture.txt", _b(b"\x89PNG\r\n\x1a\n" + bytes(100)), causes=("a PNG picture",)),
    Bad("film.html", _b(b"\x00\x00\x00\x20ftypisom" + bytes(99)), causes=("a film",)),
    Bad("old.doc", _b(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)), causes=("old Office",)),
    Bad("rich.rtf", _b("{\\rtf1 killed}"), causes=("Rich Text",)),
    Bad("program", _b(b"\x7fELF" + bytes(600)), causes=("a program",)),
]

# Pages


def _deep(depth: int) -> bytes:
    return f"<html><body>{'<div>' * depth}{STORY_HTML}{'</div>' * depth}</body></html>".encode()


PAGES = [
    Bad("deep-260.html", lambda: _deep(260), read=1),
    Bad("deep-2000.html", lambda: _deep(2_000), read=1),
    Bad("deep-100000.html", lambda: _deep(100_000), read=1),
    Bad("never-closed-100000.html", _b("<b><i>" * 50_000 + STORY_HTML), read=1),
    Bad(
        "paragraph-of-20-mb.html",
        lambda: f"<p>{STORY * 260_000}</p>".encode(),
        causes=("the limit is",),
    ),
    Bad(
        "no-body.html",
        _b("<html><head><title>News</title></head></html>"),
        causes=("without text",),
    ),
    Bad(
        "script-only.html", _b("<html><script>alert('killed')</script></html>"), causes=("without",)
    ),
    Bad("script-open.html", _b(f"<html><body><script>{STORY}"), causes=("without text",)),
    Bad("comment-open.html", _b(f"<html><body><!-- {STORY}"), read=1),
    Bad("style-only.html", _b("<html><style>p { color: red }</style></html>"), causes=("without",)),
    Bad("false-charset.html", _b(f'<meta charset="utf-16"><p>{_FRENCH}</p>'), read=1),
    Bad("odd-charset.html", _b(f'<meta charset="unicode_escape"><p>{_FRENCH}</p>'), read=1),
    Bad("charset-of-no-name.html", _b(f'<meta charset="../../x"><p>{_FRENCH}</p>'), read=1),
    Bad("utf-7.html", _b(f'<meta charset="utf-7"><p>+ADw-script+AD4- {STORY}</p>'), read=1),
    Bad("utf-16.html", _b(f"<html><body>{STORY_HTML}</body></html>".encode("utf-16")), read=1),
    Bad("zeros.html", _b(f"<html><body>\x00\x00{STORY_HTML}"), read=1),
    Bad("cut-in-tag.html", _b(f"<html><body>{STORY_HTML}<div class='a"), read=1),
    Bad("less-than.html", _b(f"<html><body>{STORY_HTML}" + "<" * 30_000), read=1),
    Bad("attributes.html", _b(f"<html><body><p {'a=1 ' * 200_000}>{STORY}</p>{MORE}"), read=1),
    Bad(
        "entities.html",
        _b(f"<html><body>{STORY_HTML}<p>{'&amp;' * 100_000}&#0;&#xD800;</p>"),
        read=1,
    ),
    Bad("tables-in-tables.html", _b("<table><tr><td>" * 3_000 + STORY_HTML), read=1),
    Bad(
        "xml-head.html",
        _b(f'<?xml version="1.0" encoding="utf-8"?><html>{STORY_HTML}</html>'),
        read=1,
    ),
    Bad(
        "bad-dates.html",
        _b(
            '<html><head><meta property="article:published_time" content="2031-02-31T99:00">'
            f'<script type="application/ld+json">{{"datePublished": "soon"</script>'
            f"</head>{STORY_HTML}"
        ),
        read=1,
    ),
    Bad("plain.html", _b(STORY), read=1),
    Bad("strange.xml", _b('<?xml version="1.0"?><nitf-like><x>y</x></nitf-like>'), causes=("XML",)),
    Bad("is-a-pdf.html", lambda: pdf(STORY), read=1),
]

# PDF


def pdf(
    words: str = "",
    *,
    content: bytes | None = None,
    trailer: str = "",
    info: str = "",
    pages: int = 1,
) -> bytes:
    """A real PDF of one page with these words in Helvetica, or this content stream."""
    if content is None:
        lines = [words[at : at + 80] for at in range(0, len(words), 80)]
        shown = "".join(f"({line}) Tj 0 -14 Td " for line in lines)
        content = f"BT /F1 12 Tf 72 720 Td {shown}ET".encode()
    packed = zlib.compress(content)
    bodies = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count %d>>" % pages,
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R"
        b"/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream" % (len(packed), packed),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        b"<<%s>>" % info.encode(),
    ]
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for number, body in enumerate(bodies, 1):
        places.append(len(out))
        out += b"%d 0 obj%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 7\n0000000000 65535 f \n"
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += f"trailer<</Size 7/Root 1 0 R/Info 6 0 R{trailer}>>\nstartxref\n{start}\n%%EOF".encode()
    return bytes(out)


def bomb_pdf() -> bytes:
    """Two million strings in a stream that packs to a few thousand bytes."""
    return pdf(content=b"BT /F1 12 Tf " + b"(killed) Tj " * 2_000_000 + b"ET")


_LOCK = "/ID[<00><00>]/Encrypt<</Filter/Standard/V 1/R 2/O({})/U({})/P -4>>".format(
    "x" * 32, "y" * 32
)

PDFS = [
    Bad("head-only.pdf", _b("%PDF-1.4\n"), causes=("damaged PDF",)),
    Bad("cut.pdf", lambda: pdf(STORY)[:250], causes=("PDF",)),
    Bad("garbage.pdf", lambda: b"%PDF-1.7\n" + _garbage(), causes=("damaged PDF",)),
    Bad("blank.pdf", lambda: pdf(content=b""), causes=("no text layer",)),
    Bad("locked.pdf", lambda: pdf(STORY, trailer=_LOCK), causes=("locked by a password",)),
    Bad("bomb.pdf", bomb_pdf, causes=("",)),
    Bad("many-pages.pdf", lambda: pdf(STORY, pages=2_000_000_000), read=1),
    Bad(
        "page-loop.pdf",
        lambda: pdf(STORY).replace(b"Kids[3 0 R]", b"Kids[2 0 R]"),
        causes=("no text layer",),
    ),
    Bad("brackets.pdf", lambda: pdf(content=b"[" * 200_000), causes=("no text layer",)),
    Bad("page-in-pdf.pdf", _b(f"%PDF-1.4 <html><body>{STORY_HTML}</body></html>"), causes=("PDF",)),
    Bad("behind-junk.pdf", lambda: b"junk\n" + pdf(STORY), read=1),
]

# JSON


def line(text: str = STORY, **fields: object) -> str:
    """One JSON line."""
    return json.dumps({"text": text, **fields}) + "\n"


JSON = [
    Bad("broken.json", _b('{"text": "a market", '), causes=("not valid JSON",)),
    Bad("nested.json", _b("[" * 100_000), causes=("nested too deep",)),
    Bad("nested-objects.json", _b('{"a":' * 100_000), causes=("nested too deep",)),
    Bad("nothing.json", _b("{}"), causes=("holds text",)),
    Bad("empty-list.json", _b("[]"), causes=("list of reports is empty",)),
    Bad("number.json", _b("42"), causes=("no object",)),
    Bad("not-a-number.json", _b(f'{{"text": "{STORY}", "date": NaN}}'), read=1),
    Bad("huge-number.json", _b(f'{{"text": "{STORY}", "id": {"9" * 5_000}}}'), causes=("JSON",)),
    Bad("long-number.json", _b(f'{{"text": "{STORY}", "date": {"9" * 4_000}}}'), read=1),
    Bad("infinite.json", _b(f'{{"text": "{STORY}", "published": 1e999}}'), read=1),
    Bad("same-name-twice.json", _b(f'{{"text": "", "text": "{STORY}"}}'), read=1),
    Bad(
        "surrogates.json", _b(f'{{"text": "\\ud800 {STORY} \\udfff", "title": "\\udc00"}}'), read=1
    ),
    Bad("zero.json", _b(f'{{"text": "{STORY}\\u0000", "id": "a\\u0000b"}}'), read=1),
    Bad("null-text.json", _b('{"text": null}'), causes=("holds text",)),
    Bad("number-text.json", _b('{"text": {"a": 1}}'), causes=("holds text",)),
    Bad("empty-text.json", _b('{"title": "Attack", "text": "  "}'), causes=("holds text",)),
    Bad("odd-fields.json", _b(line(id=["a"], title={"a": []}, url=7, author=[1], lang=9)), read=1),
    Bad(
        "script-address.json",
        _b(line(url="javascript:alert(1)", title="<script>x</script>")),
        read=1,
    ),
    Bad("in-utf-16.json", _b(line().encode("utf-16")), read=1),
    Bad(
        "list.json",
        _b(json.dumps({"articles": [{"text": STORY}, 7, {"text": MORE}, None]})),
        read=2,
        causes=("no object", "no object"),
    ),
    Bad("middle.jsonl", _b(line() + '{"text": "cut\n' + line(MORE)), read=2, causes=("not valid",)),
    Bad("cut.jsonl", _b(line() + line(MORE)[:30]), read=1, causes=("not valid JSON",)),
    Bad(
        "deep-line.jsonl", _b(line() + "[" * 100_000 + "\n" + line(MORE)), read=2, causes=("deep",)
    ),
    Bad("no-objects.jsonl", _b("7\n[1]\nnull\n" + line()), read=1, causes=("no object",) * 3),
    Bad("empty-lines.jsonl", _b(f"\r\n\r\n{line()}\r\n  \r\n{line(MORE)}"), read=2),
    Bad("mark.jsonl", _b(b"\xef\xbb\xbf" + line().encode() + line(MORE).encode()), read=2),
    Bad("in-utf-16.jsonl", _b((line() + line(MORE)).encode("utf-16")), read=2),
    Bad(
        "bad-dates.jsonl", _b(line(date="2031-02-30") + line(MORE, date="the 45th of May")), read=2
    ),
    Bad(
        "bad-bytes.jsonl",
        lambda: line().encode() + _garbage()[:500].replace(b"\n", b"") + b"\n",
        read=1,
        causes=("",),
    ),
    Bad(
        "long-line.jsonl",
        lambda: (line("a" * 14_000_000) + line()).encode(),
        read=1,
        causes=("a line of more",),
    ),
    Bad(
        "long-text.jsonl",
        lambda: (line("a " * 700_000) + line()).encode(),
        read=1,
        causes=("the limit is",),
    ),
]

# Feeds and mail


def feed(items: str, *, head: str = "") -> str:
    """An RSS feed."""
    return (
        f'<?xml version="1.0"?>{head}<rss version="2.0"><channel><title>Wire</title>{items}'
        "</channel></rss>"
    )


def item(title: str = "Market attacked", text: str = STORY, more: str = "") -> str:
    """One item of a feed."""
    return f"<item><title>{title}</title><description>{text}</description>{more}</item>"


_LAUGHS = (
    "<!DOCTYPE rss ["
    + '<!ENTITY a0 "killed">'
    + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    + "]>"
)
_OUTSIDE = '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>'

FEEDS = [
    Bad("no-items.rss", _b(feed("")), causes=("a feed without items",)),
    Bad("script.rss", _b(feed(item("&lt;img src=x onerror=alert(1)&gt;Attack"))), read=1),
    Bad("outside.rss", _b(feed(item(text="&x; " + STORY), head=_OUTSIDE)), read=1),
    Bad("laughs.rss", _b(feed(item(text="&a11; " + STORY), head=_LAUGHS)), read=1),
    Bad("cut.rss", _b(feed(item() + item(text=MORE))[:-60]), read=2),
    Bad("bad-date.rss", _b(feed(item(more="<pubDate>Foo, 31 Feb 2031 25:61</pubDate>"))), read=1),
    Bad("bad-link.rss", _b(feed(item(more="<link>file:///etc/passwd</link>"))), read=1),
    Bad("wordless.rss", _b(feed(item() + "<item><guid>7</guid></item>")), read=1, causes=("item",)),
    Bad("false-charset.rss", _b(feed(item()).replace("?>", ' encoding="utf-16"?>', 1)), read=1),
    Bad("deep.rss", _b(feed(item(text="&lt;div&gt;" * 50_000 + STORY))), read=1),
    Bad("empty.atom", _b('<feed xmlns="http://www.w3.org/2005/Atom"></feed>'), causes=("items",)),
]


def _nested_mail(depth: int) -> bytes:
    heads = [f'Content-Type: multipart/mixed; boundary="b{n}"\n\n--b{n}\n' for n in range(depth)]
    return ("From: a@example.org\nMessage-ID: <1>\n" + "".join(heads) + "\n" + STORY).encode()


def mail(body: str, headers: str = "") -> bytes:
    """A mail with these further headers."""
    return f"From: Desk <desk@example.org>\nMessage-ID: <1@x>\n{headers}\n{body}".encode()


MAIL = [
    Bad("no-body.eml", lambda: mail(""), causes=("without a part of text",)),
    Bad("picture-only.eml", lambda: mail("AAAA", "Content-Type: image/png\n"), causes=("without",)),
    Bad("nested.eml", lambda: _nested_mail(1_000), causes=("",)),
    Bad(
        "bad-base64.eml",
        lambda: mail("!!!???", "Content-Type: text/plain\nContent-Transfer-Encoding: base64\n"),
        causes=("",),
    ),
    Bad(
        "no-such-charset.eml",
        lambda: mail(STORY, "Content-Type: text/plain; charset=x-klingon\n"),
        read=1,
    ),
    Bad(
        "bad-subject.eml",
        lambda: mail(
            STORY, "Subject: =?x-none?B?!!!?= \udcff\n".encode("utf-8", "replace").decode()
        ),
        read=1,
    ),
    Bad("bad-date.eml", lambda: mail(STORY, "Date: 99 Foo 20311 77:00\n"), read=1),
    Bad("many-headers.eml", lambda: mail(STORY, "X-A: b\n" * 20_000), read=1),
    Bad("many-addresses.eml", lambda: mail(STORY, "To: " + "(" * 3_000 + "\n"), read=1),
    Bad(
        "many-parts.eml",
        lambda: mail(
            "--b\n\nx\n" * 5_000 + "--b--", 'Content-Type: multipart/mixed; boundary="b"\n'
        ),
        causes=("parts",),
    ),
    Bad(
        "two.mbox",
        lambda: b"From a Mon\n" + mail(STORY) + b"\n\nFrom b Mon\n" + mail(""),
        read=1,
        causes=("without",),
    ),
]

# Containers


def zipped(members: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A real zip of these members."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


def tarred(members: dict[str, bytes | tarfile.TarInfo]) -> bytes:
    """A real tar; a TarInfo stands for a link or a device."""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for name, data in members.items():
            if isinstance(data, bytes):
                info = tarfile.TarInfo(name)
                info.size = len(data)
                archive.addfile(info, io.BytesIO(data))
            else:
                archive.addfile(data)
    return out.getvalue()


def _tar_info(name: str, kind: bytes) -> tarfile.TarInfo:
    info = tarfile.TarInfo(name)
    info.type = kind
    info.linkname = "/etc/passwd"
    return info


def _zip_with_link() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        info = zipfile.ZipInfo("link.txt")
        info.external_attr = 0o120777 << 16
        archive.writestr(info, "/etc/passwd")
        archive.writestr("good.txt", STORY)
    return out.getvalue()


def _zip_locked() -> bytes:
    data = bytearray(zipped({"a.txt": STORY.encode()}))
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    return bytes(data)


def _zip_damaged() -> bytes:
    good = STORY.encode()
    data = zipped({"bad.txt": MORE.encode(), "good.txt": good}, zipfile.ZIP_STORED)
    return data.replace(b"wounded", b"Wounded")


def _loose(size: int) -> bytes:
    """Bytes that pack to about a twentieth: no bomb, but much."""
    block = random.Random(8).randbytes(50_000)
    return b"".join(block[at : at + 1_000] + b"a" * 20_000 for at in range(0, 50_000, 1_000)) * (
        size // 1_050_000
    )


_GOOD = {"good.txt": STORY.encode()}
_ZEROS = bytes(25_000_000)


def _lying_tar() -> bytes:
    data = bytearray(tarred(_GOOD))
    data[124:135] = b"77777777777"
    head = bytes(data[:148]) + b" " * 8 + bytes(data[156:512])
    data[148:156] = b"%06o\x00 " % sum(head)
    return bytes(data)


def warc(*records: bytes) -> bytes:
    """A real web archive of these records."""
    return b"".join(records)


def warc_record(
    body: bytes, *, kind: str = "text/html", status: str = "200 OK", length: int | None = None
) -> bytes:
    """One response record, as fetched on 4 May 2031."""
    page = (
        f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n\r\n".encode()
        + body
    )
    size = len(page) if length is None else length
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:1>\r\n"
        "WARC-Target-URI: https://news.example.org/a\r\nWARC-Date: 2031-05-04T10:00:00Z\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {size}\r\n\r\n"
    )
    return head.encode() + page + b"\r\n\r\n"


_PAGE = f"<html><body>{STORY_HTML}</body></html>".encode()

CONTAINERS = [
    Bad("bomb.zip", lambda: zipped({"zeros.txt": _ZEROS, **_GOOD}), read=1, causes=("a bomb",)),
    Bad(
        "up.zip",
        lambda: zipped({"../../up.txt": STORY.encode(), "/etc/abs.txt": MORE.encode()}),
        read=2,
    ),
    Bad("windows.zip", lambda: zipped({"C:\\x\\..\\y.txt": STORY.encode()}), read=1),
    Bad(
        "nested.zip",
        lambda: zipped({"in.zip": zipped(_GOOD), **_GOOD}),
        read=1,
        causes=("inside an archive",),
    ),
    Bad("cut.zip", lambda: zipped(_GOOD)[:-20], causes=("damaged or cut off",)),
    Bad("link.zip", _zip_with_link, read=1, causes=("a link inside",)),
    Bad("locked.zip", _zip_locked, causes=("password",)),
    Bad("damaged.zip", _zip_damaged, read=1, causes=("damaged member",)),
    Bad("empty.zip", lambda: zipped({}), causes=("an empty archive",)),
    Bad("folders-only.zip", lambda: zipped({"a/": b""}), causes=("an empty archive",)),
    Bad("empty-member.zip", lambda: zipped({"a.txt": b"", **_GOOD}), read=1, causes=("empty",)),
    Bad("names.zip", lambda: zipped({"a\nb\u202etxt.txt": STORY.encode()}), read=1),
    Bad(
        "office.docx", lambda: zipped({"[Content_Types].xml": b"<x/>"}), causes=("office document",)
    ),
    Bad(
        "too-much.zip",
        lambda: zipped({f"{n}.txt": _loose(9_000_000) for n in range(5)}),
        causes=(*["the limit is"] * 3, "2 members were not read"),
    ),
    Bad("bomb.txt.gz", lambda: gzip.compress(_ZEROS), causes=("a bomb",)),
    Bad("bomb.bz2", lambda: bz2.compress(_ZEROS), causes=("a bomb",)),
    Bad("cut.txt.gz", lambda: gzip.compress(STORY.encode())[:-12], causes=("cut off",)),
    Bad("junk-behind.txt.gz", lambda: gzip.compress(STORY.encode()) + b"junk", causes=("damaged",)),
    Bad("cut.txt.xz", lambda: lzma.compress(STORY.encode())[:-12], causes=("cut off",)),
    Bad("good.txt.bz2", lambda: bz2.compress(STORY.encode()), read=1),
    Bad(
        "cut.tar",
        lambda: tarred({"a.txt": STORY.encode(), "b.txt": MORE.encode() * 50})[:2_100],
        read=1,
        causes=("cut off",),
    ),
    Bad("lying.tar", _lying_tar, causes=("",)),
    Bad(
        "odd.tar",
        lambda: tarred(
            {
                "link": _tar_info("link", tarfile.SYMTYPE),
                "hard": _tar_info("hard", tarfile.LNKTYPE),
                "disk": _tar_info("disk", tarfile.BLKTYPE),
                "pipe": _tar_info("pipe", tarfile.FIFOTYPE),
                **_GOOD,
            }
        ),
        read=1,
        causes=("a link inside", "a link inside", "a device or pipe", "a device or pipe"),
    ),
    Bad("up.tar.gz", lambda: gzip.compress(tarred({"../../up.txt": STORY.encode()})), read=1),
    Bad("bomb.tar.xz", lambda: lzma.compress(tarred({"zeros.txt": _ZEROS})), causes=("a bomb",)),
    Bad("tar-in.zip", lambda: zipped({"a.tar": tarred(_GOOD)}), causes=("inside an archive",)),
    Bad("web-in.zip", lambda: zipped({"a.warc": warc_record(_PAGE)}), read=1),
    Bad("good.warc.gz", lambda: gzip.compress(warc_record(_PAGE)), read=1),
    Bad(
        "cut.warc",
        lambda: (warc_record(_PAGE) + warc_record(_PAGE * 40))[:-2_000],
        read=1,
        causes=("cut off",),
    ),
    Bad("no-pages.warc", lambda: warc_record(b"x", kind="image/png"), causes=("without pages",)),
    Bad(
        "gone.warc",
        lambda: warc_record(_PAGE) + warc_record(_PAGE, status="404 Gone"),
        read=1,
        causes=("404",),
    ),
    Bad("lying.warc", lambda: warc_record(_PAGE, length=99_999_999_999), causes=("",)),
    Bad("head-only.warc", _b("WARC/1.0\r\n"), causes=("",)),
]

ALL = [*TEXTS, *PAGES, *PDFS, *JSON, *FEEDS, *MAIL, *CONTAINERS]


# Things in a folder


def put_odd_entries(folder: Path, outside: Path) -> dict[str, str]:
    """Fill a folder with what is no plain file; return what should be said of each by its name.

    The empty string means that it gives a report.
    """
    (folder / "pipe").touch()
    (folder / "pipe").unlink()
    os.mkfifo(folder / "pipe")
    (folder / "nowhere.txt").symlink_to("there-is-no-such-file")
    (folder / "circle-a").symlink_to("circle-b")
    (folder / "circle-b").symlink_to("circle-a")
    outside.write_text(STORY)
    (folder / "out.txt").symlink_to(outside)
    (folder / "device").symlink_to("/dev/zero")
    (folder / "up").symlink_to("..", target_is_directory=True)
    (folder / "inner").mkdir()
    (folder / "inner" / "good.txt").write_text(STORY)
    (folder / "inner" / "back").symlink_to("../inner", target_is_directory=True)
    (folder / "same.txt").symlink_to("inner/good.txt")
    (folder / "hollow").mkdir()
    (folder / "two\nlines.txt").write_text(STORY)
    (folder / "turned\u202etxt.txt").write_text(STORY)
    (folder / ("n" * 251 + ".txt")).write_text(STORY)
    Path(os.fsdecode(os.fsencode(folder) + b"/no-utf-8-\xff.txt")).write_text(STORY)
    with socket.socket(socket.AF_UNIX) as server:
        # The path of a socket is short by nature: bind it from inside the folder.
        before = Path.cwd()
        os.chdir(folder)
        server.bind("socket")
        os.chdir(before)
    return {
        "circle-a": "a link that leads in a circle",
        "circle-b": "a link that leads in a circle",
        "device": "a link that leads out of the folder",
        "hollow": "an empty folder",
        "inner/back": "a link to a folder that is read in its own place",
        "inner/good.txt": "",
        "n" * 251 + ".txt": "",
        "no-utf-8-\\xff.txt": "",
        "nowhere.txt": "a link that leads nowhere",
        "out.txt": "a link that leads out of the folder",
        "pipe": "a pipe, not a file",
        "same.txt": "",
        "socket": "a socket, not a file",
        "turned\\u202etxt.txt": "",
        "two\\nlines.txt": "",
        "up": "a link that leads out of the folder",
    }
