"""Where do the paragraphs of a page lie, when all there is are its lines?

A line goes on in the next unless it ends a sentence well before the margin, an empty line
follows, or it is a short line by itself, such as a heading.
"""

from __future__ import annotations

import re

# A line this much shorter than the usual one ends its paragraph if it also ends a sentence.
_SHORT = 0.85
_HEADING = 0.6
_SENTENCE_END = re.compile(r"[.!?:][\"'”’)\]]{0,2}$")
# pdfium marks a hyphen that it takes for a line break's with this character.
_SOFT = "\x02"


def paragraphs_of(page: str) -> str:
    """Return the text of a page with one paragraph a line, empty lines between."""
    lines = [line.strip(" \t\x0c") for line in page.replace("\r\n", "\n").split("\n")]
    lengths = sorted(len(line) for line in lines if line)
    if not lengths:
        return ""
    usual = lengths[int(0.8 * len(lengths))]
    paragraphs: list[str] = [""]
    for line, following in zip(lines, [*lines[1:], ""], strict=True):
        paragraphs[-1] = _joined(paragraphs[-1], line)
        if _ends_paragraph(line, following, usual):
            paragraphs.append("")
    return "\n\n".join(one.replace(_SOFT, "-") for one in paragraphs if one)


def _joined(text: str, line: str) -> str:
    if not text or not line:
        return text + line
    hyphen = text[-1] == "-" and text[-2:-1].isalpha() and line[0].isalpha()
    if text.endswith(_SOFT) or (hyphen and line[0].islower()):
        return text[:-1] + line
    # Before a capital the hyphen is the name's own: "Al-" and "Shabab".
    return text + line if hyphen else f"{text} {line}"


def _ends_paragraph(line: str, following: str, usual: int) -> bool:
    if not line or not following:
        return True
    if _SENTENCE_END.search(line) and len(line) < _SHORT * usual:
        return True
    return len(line) < _HEADING * usual and line[-1] not in ",;-" + _SOFT and following[0].isupper()
