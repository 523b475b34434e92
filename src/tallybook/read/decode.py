"""Which characters do these bytes stand for?

Tried in this order: a byte order mark; UTF-16 or UTF-32 without one; UTF-8; the declared charset;
a guess. Zero characters and lone surrogates become U+FFFD one for one, so that offsets hold;
nothing else is changed.
"""

from __future__ import annotations

import codecs
import re

import msgspec

from tallybook.errors import UnreadableReport

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# What a guess may choose from: charsets that news was and is written in.
_GUESSES = (
    "cp1250 cp1251 cp1252 cp1253 cp1254 cp1255 cp1256 cp1257 koi8_r gb18030 big5 shift_jis euc_jp "
    "euc_kr cp874 cp1258"
).split()
_LATIN = frozenset({"cp1250", "cp1254", "cp1257", "cp1258"})
_ODD_CODECS = frozenset({"idna", "punycode", "unicode-escape", "raw-unicode-escape", "undefined"})
_SAMPLE = 65_536
# Below this share of bytes beyond ASCII, a guess has little to go by: a Western charset it is.
_ENOUGH_TO_GUESS = 0.05
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f\ufffd]")
_MOST_CONTROLS = 0.05
_LONE_OR_ZERO = re.compile("[\x00\ud800-\udfff]")
# UTF-8 that was once read as Windows-1252: a curly quotation mark or an accent in two letters.
_MOJIBAKE = re.compile("â€[™œ\x9d“”˜¦]|Ã[©¨¡³±¼¶]")


class Decoded(msgspec.Struct, frozen=True):
    """A text, the charset it was decoded by, and what the reader should know about it."""

    text: str
    charset: str
    warnings: tuple[str, ...] = ()


def decode(data: bytes, name: str, declared: str | None = None) -> Decoded:
    """Return the text that these bytes stand for.

    Raises UnreadableReport if they are no text in any charset.
    """
    found = (
        _by_mark(data)
        or _wide_without_mark(data)
        or _by_escapes(data, declared)
        or _utf8(data)
        or _by_declaration(data, declared)
        or _mostly_utf8(data)
        or _guess(data)
    )
    _check_is_text(found.text, name)
    warnings = found.warnings
    if len(_MOJIBAKE.findall(found.text[:_SAMPLE])) > 1:
        warnings += ("letters look as if they had been decoded by a wrong charset before",)
    return Decoded(plain(found.text), found.charset, warnings)


def plain(text: str) -> str:
    """Return the text with zero characters and lone surrogates as U+FFFD, one for one."""
    return _LONE_OR_ZERO.sub("\ufffd", text)


def _by_mark(data: bytes) -> Decoded | None:
    for mark, charset in _MARKS:
        if data.startswith(mark):
            return _lossy(data[len(mark) :], charset)
    return None


def _lossy(data: bytes, charset: str) -> Decoded:
    """Decode, replacing what cannot be."""
    try:
        return Decoded(data.decode(charset), charset)
    except UnicodeDecodeError as error:
        warning = f"not all bytes are {charset}: byte {error.start} is the first that is not"
        return Decoded(data.decode(charset, "replace"), charset, (warning,))


def _wide_without_mark(data: bytes) -> Decoded | None:
    """UTF-16 text of a Western language has a zero in every second byte."""
    sample = data[:4096]
    if len(sample) < 4 or sample.count(0) < 0.3 * len(sample):
        return None
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if max(even, odd) < 0.35 * len(sample) or min(even, odd) > 0.1 * max(even, odd):
        return None
    return _lossy(data, "utf-16-be" if even > odd else "utf-16-le")


def _by_escapes(data: bytes, declared: str | None) -> Decoded | None:
    """ISO-2022 charsets look like ASCII: only their declaration tells."""
    if declared and "2022" in declared and b"\x1b" in data:
        return _by_declaration(data, declared)
    return None


def _utf8(data: bytes) -> Decoded | None:
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return None


def _by_declaration(data: bytes, declared: str | None) -> Decoded | None:
    try:
        info = codecs.lookup((declared or "").strip().strip("\"'"))
    except (LookupError, ValueError):
        return None
    # Web pages that say ISO-8859-1 or ASCII mean Windows-1252.
    name = "cp1252" if info.name in ("iso8859-1", "ascii") else info.name
    if name in _ODD_CODECS or name.startswith("utf") or not info._is_text_encoding:
        return None
    return _lossy(data, name)


def _mostly_utf8(data: bytes) -> Decoded | None:
    """UTF-8 in which a few bytes are broken, such as a text cut in the middle of a letter."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    beyond_ascii = len(data) - len(text.encode("ascii", "ignore"))
    if broken <= 1 + len(text) // 500 and beyond_ascii > 4 * broken:
        return _lossy(data, "utf-8")
    return None


def _guess(data: bytes) -> Decoded:
    charset = "cp1252"
    sample = data[:_SAMPLE]
    if sum(byte > 127 for byte in sample) > _ENOUGH_TO_GUESS * len(sample):
        import charset_normalizer  # only for the few texts that need a guess

        best = charset_normalizer.from_bytes(sample, cp_isolation=_GUESSES).best()
        # Western and Central European charsets differ in too few letters for its statistics.
        if best and best.encoding not in _LATIN:
            charset = best.encoding
    found = _lossy(data, charset)
    return Decoded(found.text, charset, (f"no charset is declared; read as {charset} by guess",))


def _check_is_text(text: str, name: str) -> None:
    sample = text[:_SAMPLE]
    if len(_CONTROL.findall(sample)) > _MOST_CONTROLS * len(sample):
        raise UnreadableReport(
            name,
            "its bytes are no text in any known charset",
            next_step="open it in the program that made it and save it as text in UTF-8",
        )
