"""Rare shared words tell; common ones do not, even in a book of two reports."""

from link_builders import account, report

from tallybook.link.wording import Rarity, cosine, shared_words, words_of


def wording(*texts):
    bags = []
    for number, text in enumerate(texts):
        of = report(str(number), text)
        bags.append(words_of(account(str(number), of=of), of))
    rarity = Rarity(bags)
    return [rarity.weigh(bag) for bag in bags]


def test_common_words_weigh_little_in_a_small_book():
    common = cosine(*wording("Police said people were killed", "Police said people were wounded"))
    rare = cosine(*wording("The Kestrel depot at Quillon burned", "Fire at the Quillon depot"))

    assert common < rare


def test_the_words_that_tell_most_come_first():
    left, right = wording("Police at the Quillon depot", "Police at a depot in Quillon")

    assert shared_words(left, right) == ("depot", "quillon", "police")


def test_equal_texts_have_cosine_one_and_disjoint_ones_none():
    one, same, other = wording("Quillon depot burned", "Quillon depot burned", "Market reopened")

    assert round(cosine(one, same), 9) == 1
    assert cosine(one, other) == 0


def test_without_text_the_quotes_are_the_words():
    of = report("bare")

    assert "pipe" in words_of(account("bare", of=of, weapons=("pipe bomb",)), None)
