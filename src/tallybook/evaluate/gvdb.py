"""Which articles does this folder of the Gun Violence Database hold, and which may be scored?

One file `PART.articles.jsonl` a part (`dev`, `test`), one article a line: article (its number),
url, title, text, gold. Half of the part `dev` teaches the encoder, told apart by the number; the
other half is held back, so that a figure on it means something. Every article of other parts is
unseen.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from pathlib import Path

import msgspec

from tallybook.errors import BadGold
from tallybook.evaluate.gold_lines import parts_of, read_lines

TAUGHT_PART = "dev"
_ENDING = ".articles.jsonl"
_DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")


class Words(msgspec.Struct, frozen=True):
    """Words of the article that a worker marked; empty for not stated."""

    value: str = ""


class Victim(msgspec.Struct, frozen=True, rename={"was": "victim-was"}):
    """One victim with what became of them: killed, injured, hospitalized, or none of these."""

    was: tuple[str, ...] = ()


class When(msgspec.Struct, frozen=True):
    """The day and the city of the shooting."""

    date: str = ""
    city: Words = Words()


class Gold(
    msgspec.Struct, frozen=True, rename={"victims": "victim-section", "when": "date-and-time"}
):
    """What a worker wrote down of one article, as far as it is scored."""

    victims: tuple[Victim, ...]
    when: When

    @property
    def killed(self) -> int:
        """Victims who were killed."""
        return sum("killed" in one.was for one in self.victims)

    @property
    def injured(self) -> int:
        """Victims who were injured or taken to hospital and lived."""
        return sum(bool(one.was) and "killed" not in one.was for one in self.victims)

    @property
    def day(self) -> str | None:
        """The day as ISO 8601, None if not stated."""
        match = _DAY.fullmatch(self.when.date.strip())
        return match and f"{match[1]}-{int(match[2]):02}-{int(match[3]):02}"

    @property
    def city(self) -> str | None:
        """The city as marked, None if not stated."""
        return self.when.city.value.strip() or None


class Article(msgspec.Struct, frozen=True, kw_only=True):
    """One article with its gold; `article` is its number."""

    article: str
    text: str
    gold: Gold
    url: str = ""
    title: str = ""

    @property
    def body(self) -> str:
        """The text without the title, which the corpus writes before it with no break."""
        return self.text.removeprefix(self.title).strip() or self.text


class Articles(msgspec.Struct, frozen=True, kw_only=True):
    """The articles to score, and how many were left out because the encoder learnt from them."""

    articles: tuple[Article, ...]
    left_out: int


def teaches(article: str) -> bool:
    """Return whether the article of this number belongs to the half that teaches the encoder."""
    return hashlib.sha256(article.encode()).digest()[0] % 2 == 0


def read_articles(
    folder: Path, parts: Sequence[str] = (), *, with_taught: bool = False
) -> Articles:
    """Return the articles of the parts, all parts of the folder if none is named.

    Those that teach are left out unless asked for. Raises BadGold, naming file and line.
    """
    found: list[Article] = []
    left_out = 0
    for part in parts or parts_of(folder, _ENDING):
        path = folder / f"{part}{_ENDING}"
        for article in read_lines(path, _ENDING, Article, "article, title, text and gold"):
            if part == TAUGHT_PART and teaches(article.article) and not with_taught:
                left_out += 1
            else:
                found.append(article)
    if not found:
        raise BadGold(
            f"{folder}: no article to score in {', '.join(parts) or 'it'}",
            next_step=f"name a folder that holds NAME{_ENDING}, one article a line",
        )
    return Articles(articles=tuple(found), left_out=left_out)
