"""Which full stops end a sentence."""

import pytest

from tallybook.read.sentences import split_sentences


def cut(text, **more):
    return [text[s.start : s.end] for s in split_sentences(text, **more)]


# Each case is its sentences; the text is what they give when they are put together.
CASES = {
    "hour-before-weekday": ["The blast came at 4 p.m. Friday in the market.", " It was loud."],
    "hour-before-zone": ["At 9 p.m. GMT it ended.", " It was over."],
    "hour-at-the-end": ["They left at 4 p.m.", " The market was closed."],
    "hour-before-police": ["It began at 9 a.m.", " Police came late."],
    "titles": ["Lt. Col. Ann Roe spoke to Gen. Doe.", " He left."],
    "title-in-brackets": ["Mr. Doe [of the U.N.] left.", " He was hurt."],
    "initials": ["J. K. Roe and W. Doe met in the town.", " They spoke."],
    "country-before-a-noun": ["The U.S. Army killed two.", " The U.S. denied it."],
    "country-at-the-end": ["He flew to the U.S.", " The plane landed."],
    "number-five": ["Brigade No. 5 moved.", " He said no.", " They left."],
    "money": ["He paid Rs. 500 to them.", " They left."],
    "month-before-a-day": ["It was on Jan. 5 in the north.", " It rained."],
    "month-at-the-end": ["It began in Dec.", " The army came."],
    "saint": ["They went to St. Louis to talk.", " He was there."],
    "street": ["He was shot on Main St.", " Police came."],
    "for-example": ["Weapons, e.g. old rifles, were found.", " All were old."],
    "state-before-comma": ["The man from Oakland, Calif., was hit.", " He died."],
    "state-at-the-end": ["He lives in Mobile, Ala.", " Police came."],
    "company": ["He worked for Acme Inc. of Ohio.", " He quit."],
    "junior": ["John Doe Jr. was hit.", " He died."],
    "words-like-states": ["The man was ill.", " They went to mass.", " They dig ore.", " He died."],
    "words-like-days": ["They sat in the sun.", " There he sat.", " Ten died."],
    "year": ["It happened in 2013.", " Police came."],
    "figure": ["The toll was 35.", " It rose."],
    "address-of-a-page": ["The site example.com tells more of it.", " It is long."],
    "quote-of-several": ['"They came at night.', ' We ran," he said.', " She wept."],
    "mismatched-quotes": ["‘They came at night.”", " He ran."],
    "guillemets": ["« Ils sont venus. »", " Il a fui."],
    "loose-quotes": ["He said they came . ''", " Then he ran ."],
    "dots-inside": ['He said: "We ran ... The men shot at us."', " He hid."],
    "dots-at-the-end": ["We waited...", " Then they came."],
    "call-goes-on": ['"Stop!" he cried.', " They ran."],
    "both-marks": ["What?!", " They ran."],
    "hindi": ["यह हमला था।", " लोग भागे।"],
    "chinese": ["袭击发生在周五。", "十人死亡。"],
    "small-letter-name": ["The mall was hit.", " al-Shabab said it did it."],
    "capitals": ["TWO MEN DIED AT 4 P.M. IN THE CITY.", "  THE BOMB WENT OFF."],
    "capitals-country": ["HE LEFT THE U.S. EMBASSY.", "  THE BOMB WENT OFF."],
    "missing-space": ["Ten were killed.", "The police came late."],
    "brackets": ["He died (he was 30).", " She lived."],
    "wire-after-a-state": ["OAKLAND, Calif. (AP) — Gunmen attacked.", " Ten died."],
    "versus": ["It was army vs. Rebels again.", " Nobody won."],
    "begins-with-a-number": ["The men fled.", " 15 people were hurt."],
    "item-of-a-list": ["1. The first bomb killed two.", " It was big."],
    "letter-at-the-end": ["They had a plan B.", " The men fled."],
}


@pytest.mark.parametrize("sentences", [pytest.param(v, id=k) for k, v in CASES.items()])
def test_a_sentence_ends_where_it_ends(sentences):
    assert cut("".join(sentences)) == [one.strip() for one in sentences]


def test_an_ordinal_with_a_stop_ends_nothing_where_the_language_writes_so():
    text = "Am 3. Mai griffen sie an. Es war Nacht."

    assert cut(text, language="de") == ["Am 3. Mai griffen sie an.", "Es war Nacht."]


def test_a_lower_case_text_is_cut_all_the_same():
    assert cut("two men were killed. the police came.") == [
        "two men were killed.",
        "the police came.",
    ]
