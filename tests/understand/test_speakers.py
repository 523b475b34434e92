"""Who says the words at a place, and how surely."""

import pytest
from voice_documents import read

from tallybook.understand.mentions import Said
from tallybook.understand.parties import find_parties
from tallybook.understand.speakers import Speech, read_speech


def said(text: str, words: str) -> Said:
    document = read(text)
    start = text.index(words)
    sentence = document.report.sentence_at(start)
    assert sentence is not None
    speech = read_speech(document, find_parties(document))
    return speech.at(sentence.index, start, start + len(words))


def speaker(text: str, words: str) -> str | None:
    return said(text, words).speaker


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Police said 12 people died.", "Police", id="said"),
        pytest.param("Officials told reporters that 12 people died.", "Officials", id="told"),
        pytest.param("12 people died, police said.", "police", id="at-the-end"),
        pytest.param(
            "12 people died, the ministry said on Friday in a statement.",
            "ministry",
            id="at-the-end-with-occasion",
        ),
        pytest.param(
            "At least 12 people died, CNN reported late Friday.", "CNN", id="outlet-at-the-end"
        ),
        pytest.param(
            "According to hospital officials, 12 people died.",
            "hospital officials",
            id="according-first",
        ),
        pytest.param("12 people died, according to the mayor.", "mayor", id="according-last"),
        pytest.param("12 people died, said Mayor Ann Lee.", "Mayor Ann Lee", id="inverted"),
        pytest.param("The blast, police said, left 12 people died.", "police", id="in-the-middle"),
        pytest.param("In the capital, the army said 12 people died.", "army", id="place-first"),
        pytest.param(
            "Shoppers who escaped said 12 people died.",
            "Shoppers who escaped",
            id="relative-clause",
        ),
        pytest.param(
            "John Doe, a spokesman for the army, said 12 people died.", "John Doe", id="apposition"
        ),
        pytest.param("A report said 12 people died.", "report", id="a-text-speaks"),
        pytest.param("Witnesses saw how 12 people died.", "Witnesses", id="perception"),
        pytest.param(
            "THE ATONAL BATTALION REPORTED THAT 12 people died IN USULUTAN.",
            "ATONAL BATTALION",
            id="upper-case-wire",
        ),
        pytest.param(
            "MORALES SAID 12 people died IN THE TOWN OF PERQUIN.", "MORALES", id="upper-case-name"
        ),
        pytest.param(
            "Officials confirmed to AFP that 12 people died.", "Officials", id="confirmed-to"
        ),
    ],
)
def test_reported_speech_has_its_speaker(text: str, expected: str) -> None:
    assert speaker(text, "12 people died") == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Gunmen came, and 12 people died in an attack claimed by X.", id="claimed-by"),
        pytest.param("The attack claimed 12 lives and 12 people died.", id="claimed-lives"),
        pytest.param(
            "After word that 12 people died, the embassy released a statement.", id="word-that"
        ),
        pytest.param("12 people died, as officials announced they were leaving.", id="as-clause"),
        pytest.param("Police said it was over, but 12 people died.", id="but-clause"),
        pytest.param("A man accused of theft fled when 12 people died.", id="accused-of"),
        pytest.param("A man shot by state police fled when 12 people died.", id="state-police"),
        pytest.param("The mayor confirmed the attack, in which 12 people died.", id="relative"),
        pytest.param("Police would not say whether 12 people died.", id="would-not-say"),
        pytest.param("Officers responded to a report of a fight; 12 people died.", id="a-report"),
        pytest.param(
            "The group claimed responsibility for a blast in which 12 people died.",
            id="claimed-responsibility",
        ),
        pytest.param("12 people died. Police said it was over.", id="sentence-before"),
        pytest.param("Police said it was over. 12 people died.", id="sentence-after"),
        pytest.param("12 people died when the bomb exploded near a police post.", id="no-saying"),
    ],
)
def test_the_reports_own_voice_has_no_speaker(text: str) -> None:
    assert speaker(text, "12 people died") is None


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("“Some 12 people died here,” said Mayor Ann Lee.", id="curly-then-said"),
        pytest.param('"Some 12 people died here," Mayor Ann Lee said.', id="straight-then-said"),
        pytest.param('Mayor Ann Lee said: "Some 12 people died here."', id="colon"),
        pytest.param('Mayor Ann Lee told the BBC, "Some 12 people died here."', id="told"),
        pytest.param("Mayor Ann Lee said: ‘Some 12 people died here.’", id="single"),
        pytest.param("Mayor Ann Lee said: «Some 12 people died here.»", id="angle"),
        pytest.param("Mayor Ann Lee said: ‘Some 12 people died here.”", id="mismatched"),
        pytest.param(
            "Mayor Ann Lee noted:\n\n“Some 12 people died here, in all.”",
            id="colon-before-a-paragraph",
        ),
        pytest.param(
            "“It was bad,” said Mayor Ann Lee. “Some 12 people died here.”", id="quote-goes-on"
        ),
        pytest.param(
            "“It was bad. Some 12 people died here. It is over,” Mayor Ann Lee said.",
            id="over-three-sentences",
        ),
    ],
)
def test_a_quote_goes_to_the_saying_beside_it(text: str) -> None:
    assert said(text, "12 people died").speaker == "Mayor Ann Lee"
    assert said(text, "12 people died").speaker_type == "authority"


def test_a_quoted_term_is_no_saying() -> None:
    assert speaker('They fled what locals call "the pit" when 12 died.', "12 died") is None


def test_a_stray_mark_does_not_make_the_paragraph_a_quote() -> None:
    text = "Man hurt « Local News. Some 12 people died in town. “It was bad,” said Ann Lee."

    assert speaker(text, "12 people died") is None


def test_transcripts_name_their_speakers_in_brackets() -> None:
    text = "[GOMEZ] I CAN TELL YOU THAT 12 PEOPLE DIED. IT WAS BAD."

    assert speaker(text, "12 PEOPLE DIED") == "GOMEZ"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "“It was bad,” said Mayor Ann Lee. She added that 12 people died.",
            "Mayor Ann Lee",
            id="she",
        ),
        pytest.param(
            "Mayor Ann Lee said it was bad. Lee said 12 people died.", "Mayor Ann Lee", id="surname"
        ),
        pytest.param(
            "Police spokesman Bo Ray said it was bad. The spokesman said 12 people died.",
            "Police spokesman Bo Ray",
            id="the-spokesman",
        ),
        pytest.param(
            "Residents said it was bad. They said 12 people died.", "Residents", id="they"
        ),
    ],
)
def test_a_later_word_for_the_speaker_keeps_the_name(text: str, expected: str) -> None:
    assert speaker(text, "12 people died") == expected


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        pytest.param("Police said 12 people died.", "authority", id="police"),
        pytest.param("A hospital spokeswoman said 12 people died.", "medical", id="hospital"),
        pytest.param("Neighbors said 12 people died.", "witness", id="neighbors"),
        pytest.param("UN officials said 12 people died.", "igo", id="un"),
        pytest.param("A rights group said 12 people died.", "ngo", id="rights-group"),
        pytest.param("Reuters reported that 12 people died.", "media", id="agency"),
        pytest.param("A rebel spokesman said 12 people died.", "claimant", id="rebels"),
        pytest.param("The Taliban said 12 people died.", "claimant", id="named-group"),
        pytest.param("Jim Poe said 12 people died.", "unknown", id="only-a-name"),
        pytest.param("A security analyst said 12 people died.", "unknown", id="analyst"),
        pytest.param(
            "John Doe, a police spokesman, said 12 people died.", "authority", id="apposition-tells"
        ),
    ],
)
def test_the_type_follows_the_words_for_the_speaker(text: str, kind: str) -> None:
    assert said(text, "12 people died").speaker_type == kind


@pytest.mark.parametrize(
    ("text", "expected", "via"),
    [
        pytest.param("An official told AFP that 12 people died.", "official", "AFP", id="told"),
        pytest.param(
            "12 people died, according to officials who spoke to Reuters.",
            "officials",
            "Reuters",
            id="who-spoke-to",
        ),
        pytest.param(
            "AFP, citing medics, reported that 12 people died.", "medics", "AFP", id="citing"
        ),
    ],
)
def test_the_outlet_through_which_the_words_came_is_kept(
    text: str, expected: str, via: str
) -> None:
    found = said(text, "12 people died")
    assert (found.speaker, found.via) == (expected, via)


@pytest.mark.parametrize(
    ("text", "words", "hedge", "modality"),
    [
        pytest.param(
            "Five guards were reportedly killed.",
            "Five guards were reportedly killed",
            "reportedly",
            "hedged",
            id="reportedly",
        ),
        pytest.param(
            "Five guards are feared dead.", "Five guards", "are feared", "hedged", id="are-feared"
        ),
        pytest.param(
            "There were reports of gunfire.", "gunfire", "reports of", "hedged", id="reports-of"
        ),
        pytest.param(
            "The alleged attackers fled.",
            "attackers",
            "alleged",
            "hedged",
            id="adjective-before-the-words",
        ),
        pytest.param(
            "The group may have obtained arms.",
            "obtained arms",
            "may have",
            "possible",
            id="may-have",
        ),
        pytest.param(
            "They vowed to kill ten more.", "kill ten more", "vowed to", "planned", id="vowed"
        ),
        pytest.param("On 5 May ten died.", "ten died", None, "asserted", id="the-month"),
        pytest.param(
            "Ten died, and others reportedly fled.",
            "Ten died",
            None,
            "asserted",
            id="another-clause",
        ),
    ],
)
def test_marks_of_doubt_count_where_they_reach(
    text: str, words: str, hedge: str | None, modality: str
) -> None:
    found = said(text, words)
    assert (found.hedge, found.modality) == (hedge, modality)


def test_believing_is_hedged_and_denying_denied() -> None:
    belief = said("Police believe the gunmen fled.", "gunmen fled")
    denial = said("The army denied that it had killed ten.", "killed ten")

    assert (belief.speaker, belief.hedge, belief.modality) == ("Police", "believe", "hedged")
    assert (denial.speaker, denial.modality) == ("army", "denied")


def test_a_speaker_inside_a_quote_comes_before_the_one_who_quotes() -> None:
    text = "The Telegraph noted:\n\n“Arms are spreading, a UN report says.”"
    found = said(text, "Arms are spreading")

    assert (found.speaker, found.speaker_type, found.via) == ("UN report", "igo", "Telegraph")


def test_a_report_without_speech_has_no_speakers() -> None:
    speech = read_speech(read("Ten people died on Friday."))

    assert isinstance(speech, Speech)
    assert speech.speakers() == ()


def test_he_behind_what_is_said_is_who_spoke_and_not_whom_it_tells_of() -> None:
    text = (
        "Mayor Bo Shaw said it was over. An officer pulled out a gun and shot 12 people, he said."
    )

    assert speaker(text, "12 people") == "Mayor Bo Shaw"


def test_he_before_what_is_said_is_with_whom_the_sentence_before_began() -> None:
    text = "Mayor Bo Shaw said it was over. Chief Al Dunn disagreed. He said 12 people were shot."

    assert speaker(text, "12 people") == "Chief Al Dunn"


def test_what_somebody_says_in_a_clause_with_as_is_the_main_clause() -> None:
    assert speaker("As Mayor Ann Lee said, 12 people died.", "12 people died") == "Mayor Ann Lee"


def test_a_list_behind_a_colon_has_its_speaker() -> None:
    text = "The ministry gave these figures:\n- 12 killed\n- 40 wounded\n\nFour fled."

    assert speaker(text, "12 killed") == speaker(text, "40 wounded") == "ministry"
    assert speaker(text, "Four fled") is None


def test_a_title_of_a_page_ends_what_its_speaker_says() -> None:
    text = "Police: Two shot in Dearborn | Local News Twelve people died in a flood"

    assert speaker(text, "Two shot") == "Police"
    assert speaker(text, "Twelve people died") is None
