"""Wordings of other varieties of English and of other kinds of text: whom they count, and how."""

import pytest
from figure_documents import figures_of, told

OPEN = None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Raiders killed three goat keepers.",
            [("killed", 3, 3, "occupation")],
            id="an-animal-before-its-keepers",
        ),
        pytest.param(
            "Nine zamindars were gunned down.",
            [("killed", 9, 9, "total")],
            id="a-noun-no-list-knows",
        ),
        pytest.param("Nine zamindars were damaged.", [], id="a-noun-no-list-knows-and-a-thing"),
        pytest.param(
            "At least 31 Berom were killed.",
            [("killed", 31, OPEN, "total")],
            id="a-people-as-a-noun",
        ),
        pytest.param(
            "Two Levies personnel embraced martyrdom.",
            [("killed", 2, 2, "security_force")],
            id="embraced-martyrdom",
        ),
        pytest.param(
            "The mine strike resulted in 3 KIA and 2x WIA.",
            [("killed", 3, 3, "total"), ("wounded", 2, 2, "total")],
            id="military-abbreviations",
        ),
        pytest.param(
            "Twenty-two (22) others sustained injuries.",
            [("wounded", 22, 22, "total")],
            id="a-number-said-twice",
        ),
        pytest.param(
            "Fighting has displaced 1.5 lakh people.",
            [("displaced", 150_000, 150_000, "total")],
            id="a-lakh",
        ),
        pytest.param(
            "The clash left 1,20,000 people homeless.",
            [("displaced", 120_000, 120_000, "total")],
            id="indian-groups-of-digits",
        ),
        pytest.param(
            "The toll rose from 13 to 18.",
            [("killed", 13, 13, "total"), ("killed", 18, 18, "total")],
            id="a-change-is-no-range",
        ),
        pytest.param(
            "Two boys, 13 and 16, were stabbed.",
            [("wounded", 2, 2, "child")],
            id="ages-of-two",
        ),
        pytest.param(
            "The whereabouts of 17 miners are not known.",
            [("missing", 17, 17, "occupation")],
            id="whereabouts-unknown",
        ),
        pytest.param("The whereabouts of 17 miners were disclosed.", [], id="whereabouts-told"),
        pytest.param(
            "The raiders took eight soldiers prisoner.",
            [("hostage", 8, 8, "security_force")],
            id="prisoner-after-the-object",
        ),
        pytest.param(
            "Five men were picked up by police.",
            [("arrested", 5, 5, "total")],
            id="picked-up-by-police",
        ),
        pytest.param("A driver picked up five men.", [], id="picked-up-by-a-driver"),
        pytest.param(
            "The number of those wounded stands at 33.",
            [("wounded", 33, 33, "total")],
            id="the-number-of-those-wounded",
        ),
        pytest.param(
            "Two men were said to have been killed.",
            [("killed", 2, 2, "total")],
            id="said-to-have-been",
        ),
        pytest.param(
            "The army is believed to have killed two men.",
            [("killed", 2, 2, "total")],
            id="believed-to-have-killed",
        ),
        pytest.param(
            "A shell fell in a field without causing any casualties.",
            [("killed", 0, 0, "total"), ("wounded", 0, 0, "total")],
            id="without-casualties",
        ),
        pytest.param(
            "Neither of the two guards was hurt.",
            [("wounded", 0, 0, "security_force")],
            id="neither",
        ),
        pytest.param(
            "There was no word on casualties.", [], id="no-word-on-casualties-is-not-none"
        ),
        pytest.param(
            "Nine miners – two foremen and seven cutters – were killed.",
            [
                ("killed", 9, 9, "occupation"),
                ("killed", 2, 2, "occupation"),
                ("killed", 7, 7, "occupation"),
            ],
            id="parts-between-dashes",
        ),
        pytest.param(
            "Four clerks were pulled off a bus and shot dead.",
            [("killed", 4, 4, "occupation")],
            id="a-verb-between-that-tells-no-harm",
        ),
    ],
)
def test_wordings_of_the_world(text, expected):
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        pytest.param("Thirty-odd people were hurt.", "about", id="thirty-odd"),
        pytest.param("A little over 30 people were hurt.", "about", id="a-little-over"),
        pytest.param("30+ people were hurt.", "at_least", id="plus-sign"),
        pytest.param("Not exceeding 30 people were hurt.", "at_most", id="not-exceeding"),
    ],
)
def test_bounds_of_the_world(text, bound):
    (figure,) = figures_of(text)
    assert (figure.harm, figure.value, figure.bound) == ("wounded", 30, bound)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Killed in the raid were Captain Tom Reed, Ann Moss, 33, and Jim Lowe.",
            [("killed", 1, 1)] * 3,
            id="killed-were",
        ),
        pytest.param(
            "Those killed were identified as Tom Reed and Ann Moss.",
            [("killed", 1, 1)] * 2,
            id="identified-as",
        ),
        pytest.param(
            "The dead were five men and a boy.",
            [("killed", 5, 5), ("killed", 1, 1)],
            id="the-dead-were",
        ),
        pytest.param(
            "Constables Tom Reed and Qasvir Bhullar were killed.",
            [("killed", 1, 1)] * 2,
            id="a-title-for-two",
        ),
        pytest.param(
            "Inspector Tom Reed and head constable Ann Moss were injured.",
            [("wounded", 1, 1)] * 2,
            id="titles-in-small-letters",
        ),
        pytest.param(
            "The rebels lost 17 fighters and the army nine soldiers.",
            [("killed", 17, 17), ("killed", 9, 9)],
            id="the-verb-left-out",
        ),
        pytest.param(
            "The attack killed two, bringing to seven the number of people killed.",
            [("killed", 2, 2), ("killed", 7, 7)],
            id="the-number-before-its-words",
        ),
        pytest.param("Dead: 5; injured: 13", [("killed", 5, 5), ("wounded", 13, 13)], id="a-table"),
        pytest.param(
            "Bandits abducted the village head and six others.",
            [("hostage", 1, 1), ("hostage", 6, 6)],
            id="the-village-head",
        ),
        pytest.param(
            "Sixteen people were injured, five critically.",
            [("wounded", 16, 16), ("wounded", 5, 5)],
            id="how-badly-off",
        ),
        pytest.param(
            "Two people died on the spot and three more in hospital.",
            [("killed", 2, 2), ("killed", 3, 3)],
            id="died-left-out",
        ),
        pytest.param("In the film, raiders gun down nine guests.", [], id="in-a-film"),
        pytest.param(
            "Raiders gunned down nine guests of the film festival.",
            [("killed", 9, 9)],
            id="at-a-film-festival",
        ),
        pytest.param("The midfielder was injured in the second half.", [], id="in-a-match"),
        pytest.param(
            "The midfielder was shot dead by a gunman.", [("killed", 1, 1)], id="a-player-shot-dead"
        ),
    ],
)
def test_lists_tables_and_tales(text, expected):
    assert [(f.harm, f.number_low, f.number_high) for f in figures_of(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Seven of the 13 wounded are in critical condition.",
            [("wounded", 7, True), ("wounded", 13, False)],
            id="some-of-the-wounded",
        ),
        pytest.param(
            "Two clerks were killed and as many injured.",
            [("killed", 2, False), ("wounded", 2, False)],
            id="as-many",
        ),
        pytest.param(
            "Fourteen were killed in Elmton and six in Oakville.",
            [("killed", 14, False), ("killed", 6, False)],
            id="the-verb-told-once",
        ),
        pytest.param("At least 70 dead and injured were counted.", [], id="dead-and-injured"),
        pytest.param(
            "Twelve aid workers were killed, hurt or kidnapped.", [], id="one-way-or-another"
        ),
        pytest.param(
            "The raiders hacked 16 farmers to death.",
            [("killed", 16, False)],
            id="hacked-to-death",
        ),
        pytest.param(
            "Six soldiers paid the supreme price.", [("killed", 6, False)], id="the-supreme-price"
        ),
        pytest.param(
            "The army killed 12 rebels while losing three of its own.",
            [("killed", 12, False), ("killed", 3, False)],
            id="three-of-its-own",
        ),
        pytest.param(
            "The mine killed all but two of the patrol's eight men.",
            [("killed", 6, False)],
            id="all-but-two-of-somebodys",
        ),
        pytest.param(
            "Raiders killed a bailiff and a policeman.",
            [("killed", 1, False), ("killed", 1, False)],
            id="an-unknown-noun-beside-a-known-one",
        ),
        pytest.param(
            "Raiders killed a policeman and a cow.", [("killed", 1, False)], id="a-cow-is-nobody"
        ),
        pytest.param(
            "The mayor was killed along with two guards.",
            [("killed", 1, False), ("killed", 2, False)],
            id="along-with-after-the-verb",
        ),
        pytest.param(
            "Three brothers, aged four, six and nine, were killed.",
            [("killed", 3, False)],
            id="ages-of-three",
        ),
        pytest.param("One in five wounded soldiers dies.", [], id="one-in-five"),
        pytest.param("Ten people a day were killed.", [], id="a-rate"),
        pytest.param(
            "Four of the seized sailors escaped.", [("released", 4, False)], id="captives-escaped"
        ),
        pytest.param(
            "Police have not confirmed the death of the two priests.", [], id="not-confirmed"
        ),
        pytest.param(
            "A maximum of eight people could have died.",
            [("killed", 8, False)],
            id="could-have-under-a-ceiling",
        ),
        pytest.param("Eight people could have died.", [], id="could-have"),
        pytest.param(
            "The number of dead was put at 210 and of wounded at 1 100.",
            [("killed", 210, False), ("wounded", 1100, False)],
            id="and-of-wounded",
        ),
        pytest.param("The shelling displaced the local administration.", [], id="no-adjective"),
        pytest.param(
            "The fighting displaced half a million people.",
            [("displaced", 500_000, False)],
            id="half-a-million",
        ),
        pytest.param(
            "Most of the dead were women.", [("killed", None, True)], id="most-of-the-dead"
        ),
        pytest.param(
            "Two victims, a man of 20 and a woman of 22, were killed.",
            [("killed", 2, False), ("killed", 1, True), ("killed", 1, True)],
            id="told-again-one-by-one",
        ),
    ],
)
def test_parts_and_what_is_left_out(text, expected):
    told_of = [(f.harm, f.value, f.part) for f in figures_of(text)]
    assert told_of == expected


def test_two_of_a_total_name_it():
    """Two Danes were among the 21 killed: their part says of which figure."""
    danes, total = figures_of("Two Danes were among the 21 people killed.")
    assert (danes.part, danes.part_of_start) == (True, total.start)


@pytest.mark.parametrize(
    ("text", "counted_in"),
    [
        pytest.param("Nine people, among them the two bombers, died.", "yes", id="among-them"),
        pytest.param(
            "Twelve people died in the attack on the old town hall, not counting the two gunmen.",
            "no",
            id="not-counting-far-off",
        ),
        pytest.param("Nine people died.", "unknown", id="not-said"),
    ],
)
def test_attackers_counted_in(text, counted_in):
    assert figures_of(text)[0].includes_perpetrators == counted_in


def test_others_beside_himself_leave_the_attacker_out():
    _, others = figures_of("A bomber killed himself and four others.")
    assert (others.value, others.includes_perpetrators) == (4, "no")


def test_he_is_the_gunman_told_of_before():
    _, gunman = figures_of("The gunman wounded two clerks before he was shot dead by police.")
    assert (gunman.harm, gunman.scope) == ("killed", "perpetrator")


@pytest.mark.parametrize(
    ("text", "is_sum"),
    [
        pytest.param("Last year a bomb at the fair killed 37 people.", False, id="one-bomb"),
        pytest.param("The rebels killed 37 people last year.", True, id="last-year"),
        pytest.param(
            "The group, which has fought since 2008, killed four guards.", False, id="an-insertion"
        ),
        pytest.param("The group has killed 400 people since 2008.", True, id="since-a-year"),
    ],
)
def test_sums_over_a_time(text, is_sum):
    assert [f.aggregate for f in figures_of(text)] == [is_sum]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "A man died and a boy was wounded. Officers shot at a car and found the man. He was"
            " pronounced dead.",
            [("killed", 1), ("wounded", 1)],
            id="he-is-whom-the-sentence-before-told-of",
        ),
        pytest.param(
            "A man was killed on Friday. A father and his son were killed on Sunday.",
            [("killed", 1), ("killed", 1), ("killed", 1)],
            id="another-day-is-another-man",
        ),
        pytest.param(
            "Officers fatally shot Robert Vane. An officer also killed a clerk, Ann Moss.",
            [("killed", 1), ("killed", 1)],
            id="a-name-in-apposition-is-another",
        ),
        pytest.param(
            "Four ANP were killed and two AUP wounded.",
            [("killed", 4), ("wounded", 2)],
            id="forces-by-their-letters",
        ),
        pytest.param(
            "Result: 3 enemy KIA, 1 friendly WIA.",
            [("killed", 3), ("wounded", 1)],
            id="a-side-before-kia",
        ),
        pytest.param(
            "The blast caused injuries to 14 people.", [("wounded", 14)], id="injuries-to"
        ),
        pytest.param(
            "Fighters slit the throats of nine millers.", [("killed", 9)], id="slit-the-throats"
        ),
        pytest.param(
            "Six clerks among nine killed in Elmton",
            [("killed", 6), ("killed", 9)],
            id="among-in-a-headline",
        ),
        pytest.param("The two men shot at police.", [], id="shot-at"),
        pytest.param(
            "The school mourns the loss of one of its own. Pupil Joe Roe, 17, was killed.",
            [("killed", 1)],
            id="one-of-its-own-is-told-next",
        ),
        pytest.param(
            "The gunman held 12 customers captive.", [("hostage", 12)], id="held-them-captive"
        ),
        pytest.param(
            "A bomb wounded 30, police officer Zahid Shah said.",
            [("wounded", 30)],
            id="who-speaks-is-not-hurt",
        ),
        pytest.param(
            "Search teams found the bodies of the remaining three miners.",
            [("killed", 3)],
            id="the-remaining-three",
        ),
        pytest.param(
            "Bombs were found in addition to detaining four suspects.",
            [("arrested", 4)],
            id="in-addition-to-detaining",
        ),
        pytest.param(
            "Coalition forces captured a Taliban leader and several of his associates.",
            [("arrested", 1), ("arrested", None)],
            id="captured-by-forces-is-arrested",
        ),
        pytest.param(
            "Taliban fighters captured four clerks.", [("hostage", 4)], id="captured-by-fighters"
        ),
        pytest.param(
            "The leader has executed numerous small-arms attacks.", [], id="executed-attacks"
        ),
    ],
)
def test_persons_forces_and_captors(text, expected):
    assert [(f.harm, f.value) for f in figures_of(text)] == expected
