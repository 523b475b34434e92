"""How many of a thing or of people does the text tell of?"""

import pytest
from muc4_accounts import account, people, report, said, thing

from tallybook.export.muc4_counts import count_of, number_of
from tallybook.export.muc4_people import people_fills
from tallybook.export.muc4_strings import Filler, head_of, is_plural
from tallybook.export.muc4_targets import target_fills
from tallybook.records import TargetDetail


def told_in(text, words):
    """A statement of these words where the text has them."""
    return report(text=text, sentences=()), said("victims", words, words, start=text.index(words))


@pytest.mark.parametrize(
    ("text", "words", "number"),
    [
        pytest.param("REBELS SHOT FIVE MINERS.", "MINERS", "5", id="word-before"),
        pytest.param("REBELS SHOT 1,200 MINERS.", "MINERS", "1200", id="digits-before"),
        pytest.param("REBELS SHOT FIVE MINERS.", "FIVE MINERS", "5", id="word-inside"),
        pytest.param("REBELS SHOT THE OTHER TWO MINERS.", "OTHER TWO MINERS", "2", id="other-two"),
        pytest.param("SIX LIBERAL PARTY LEADERS DIED.", "LEADERS", "6", id="words-between"),
        pytest.param("TWENTY-ONE NUNS DIED.", "NUNS", "21", id="tens-and-ones"),
        pytest.param("AT LEAST\n14 NUNS DIED.", "NUNS", "14-", id="at-least"),
        pytest.param("MORE THAN 30 NUNS DIED.", "30 NUNS", "30-", id="more-than"),
        pytest.param("NO FEWER THAN 30 NUNS DIED.", "NUNS", "30-", id="no-fewer-than"),
        pytest.param("ABOUT 100 NUNS DIED.", "NUNS", "~100", id="about"),
        pytest.param("AT LEAST [9] NUNS DIED.", "NUNS", "9-", id="editors-brackets"),
        pytest.param("TWO BOMBS KILLED NUNS.", "NUNS", None, id="a-verb-stands-between"),
        pytest.param("TWO MINERS AND NUNS DIED.", "NUNS", None, id="another-count"),
        pytest.param("IN 1989, NUNS DIED.", "NUNS", None, id="a-mark-stands-between"),
        pytest.param("NUNS DIED.", "NUNS", None, id="no-count"),
    ],
)
def test_the_count_stands_in_or_before_the_words(text, words, number):
    assert count_of(*told_in(text, words)) == number


@pytest.mark.parametrize(
    ("words", "head", "plural"),
    [
        ("MEMBER OF THE PUBLIC FORCES", "member", False),
        ("LEADERS OF A PARTY", "leaders", True),
        ("NEWSMEN", "newsmen", True),
        ("PRIEST", "priest", False),
        ("", "", False),
    ],
)
def test_a_head_before_of_tells_how_many(words, head, plural):
    assert (head_of(words), is_plural(words)) == (head, plural)


def test_words_count_before_a_rule_does_since_they_hold_the_bound():
    text = "BLASTS DAMAGED ABOUT 20 SHOPS."
    detail = TargetDetail(target_kind="physical", name="SHOPS", count_low=20, count_high=20)
    shops = said("targets", "business", "SHOPS", start=text.index("SHOPS"), detail=detail)
    filler = Filler(text="SHOPS", statements=(shops,))
    assert number_of(report(text=text, sentences=()), filler) == "~20"
    assert number_of(report(text="x" * 40, sentences=()), filler) == "20"


def test_a_thing_and_people_are_counted_from_the_text():
    text = "THEY BURNED THREE BUSES AND SEIZED ABOUT 20 DRIVERS."
    where = report(text=text, sentences=())
    buses = account(thing("BUSES", start=text.index("BUSES")))
    drivers = people("DRIVERS")
    drivers = account(
        said("targets", "civilian", "DRIVERS", detail=drivers.detail, start=text.index("DRIVERS"))
    )
    number = target_fills(where, [buses], "ARSON", None)[14][0]
    assert (number.values, number.tags) == (("3",), ("BUSES",))
    number = people_fills(where, [drivers], "KIDNAPPING", None)[21][0]
    assert (number.values, number.tags) == (("~20",), ("DRIVERS",))
