"""Rare shared words tell; common ones do not, even in a book of two reports."""

import msgspec
from link_builders import account, report

from tallybook.link.wording import Rarity, cosine, sentences_about, shared_words, words_of
from tallybook.records import Report, Sentence


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
    left, right = wording("Police at the quarry depot", "Police at a depot by a quarry")

    assert shared_words(left, right) == ("depot", "quarry")


def test_equal_long_texts_have_cosine_one_and_disjoint_ones_none():
    long = (
        "Quillon kestrel depot furnace gantry orchard lantern bracken cobalt mosaic trellis pewter"
    )
    one, same, other = wording(long, long, "Zephyr turbine cascade")

    assert round(cosine(one, same), 9) == 1
    assert cosine(one, other) == 0


def test_two_short_texts_are_short_of_evidence():
    """Three rare words in common are less than ten, though nothing else is said."""
    one, same = wording("Quillon depot burned", "Quillon depot burned")

    assert 0 < cosine(one, same) < 0.5
    assert one.fullness < 0.5


def test_days_and_years_are_no_words_and_house_numbers_are():
    of = report("n", "On 4 May 2031 at 6700 Quillon, 48th.")
    assert sorted(words_of(account("n", of=of), of)) == ["48th", "6700", "may", "quillon"]


def test_a_word_of_a_name_tells_more_than_another_as_rare():
    """The first word of a sentence is in capitals whatever it is."""
    left, right = wording("Police at the Quillon depot", "Police at a depot in Quillon")

    assert shared_words(left, right) == ("quillon", "depot")


def test_a_report_is_about_its_only_main_story():
    text = "Bomb kills three. It went off at noon. Last year a plot was foiled."
    of = Report(
        report_id="r-x",
        content_sha256="",
        source_name="x",
        text=text,
        sentences=(
            Sentence(index=0, start=0, end=17, paragraph=0),
            Sentence(index=1, start=18, end=38, paragraph=0),
            Sentence(index=2, start=39, end=len(text), paragraph=0),
        ),
    )
    main = account("main", of=of)
    aside = msgspec.structs.replace(account("aside", of=of, role="background"), sentences=(2,))
    second = msgspec.structs.replace(account("second", of=of), sentences=(2,))
    third = account("third", of=of)

    assert sentences_about(main, [main, aside], of) == (0, 1, 2)
    assert sentences_about(aside, [main, aside], of) == (2,)
    assert sentences_about(main, [main, second], of) == (0, 1)
    assert sentences_about(second, [main, second], of) == (1, 2)
    assert sentences_about(second, [main, second, third], of) == (2,)


def test_without_text_the_quotes_are_the_words():
    of = report("bare")

    assert "pipe" in words_of(account("bare", of=of, weapons=("pipe bomb",)), None)


def rarity_of(word, weeks, *, others=0):
    """Return the rarity of a word told of attacks in these weeks, among as many others."""
    bags = [{word: 1}] * len(weeks) + [{"elsewhere": 1}] * others
    return Rarity(bags, [*weeks, *range(1000, 1000 + others)]).of(word)


def test_a_word_told_of_attacks_in_many_weeks_is_less_rare_than_one_told_as_often_of_one_week():
    """A press office writes "facilitator" of each raid; "Quillon" is of one attack."""
    assert rarity_of("facilitator", range(12), others=12) < rarity_of(
        "facilitator", [3] * 12, others=12
    )


def test_two_weeks_take_nothing_off():
    """Of what followed months later a court tells once more, and one date in some is misread."""
    assert rarity_of("quillon", [1, 1, 20]) == rarity_of("quillon", [1, 1, 1])


def test_accounts_of_unknown_weeks_take_nothing_off():
    assert rarity_of("quillon", [None] * 12) == rarity_of("quillon", [5] * 12)


def test_the_more_weeks_the_book_knows_the_less_the_same_weeks_of_a_word_tell():
    assert rarity_of("facilitator", range(12)) < rarity_of("facilitator", range(12), others=200)
