"""Low, best and high by each rule, and what the reason says."""

import pytest
from reconcile_builders import cluster, day, figure, killed, ranged, report, said, vague

from tallybook.errors import UnknownCode
from tallybook.reconcile import reconcile_cluster
from tallybook.records import Copy, Tally, VictimDetail

RULES = (
    "latest_as_of",
    "most_conservative",
    "min_max",
    "majority",
    "source_hierarchy",
    "best_low_high",
)


def tally(*told, rule="latest_as_of", harm="killed", **more):
    return reconcile_cluster(cluster(*told, **more), rule=rule).tallies[harm]


def numbers(found):
    return found.low, found.best, found.high


def growing_toll():
    """An undated report, learned to be of Sunday 22nd, says 59; one of the 23rd says 68."""
    sunday = report("b", text="The siege continued into Sunday; 59 people are dead.")
    monday = report("a", "2013-09-23", "Daily Wire")
    return (sunday, [killed(59, sentence=0)]), (monday, [day("2013-09-21"), killed(68)])


def test_the_figure_that_holds_latest_is_best():
    assert tally(*growing_toll()) == Tally(
        harm="killed",
        low=59,
        best=68,
        high=68,
        rule="latest_as_of",
        reason=(
            "68 (as of 2013-09-23, Daily Wire) holds latest; "
            "others: 59 (as of 2013-09-22, inferred from the other reports, b.txt)"
        ),
        as_of="2013-09-23",
        conflict="growing_count",
        from_=("s-a-1", "s-b-0"),
        low_from=("s-b-0",),
        best_from=("s-a-1",),
        high_from=("s-a-1",),
    )


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ("latest_as_of", (59, 68, 68)),
        ("most_conservative", (59, 59, 68)),
        ("min_max", (59, None, 68)),
        ("majority", (59, 68, 68)),
        ("source_hierarchy", (59, 68, 68)),
        ("best_low_high", (59, 68, 68)),
    ],
)
def test_each_rule_reads_a_growing_toll(rule, expected):
    found = tally(*growing_toll(), rule=rule)

    assert numbers(found) == expected
    assert found.rule == rule


@pytest.mark.parametrize("rule", RULES)
def test_at_least_is_a_floor_under_every_rule(rule):
    found = tally((report("a", "2031-05-04"), [killed(27, "at_least")]), rule=rule)

    assert (found.low, found.high) == (27, None)
    assert found.best == (None if rule == "min_max" else 27)


@pytest.mark.parametrize("rule", RULES)
def test_as_many_as_is_a_ceiling_under_every_rule_and_never_best(rule):
    found = tally(
        (report("a", "2031-05-04"), [figure("hostage", 170, "at_most")]), rule=rule, harm="hostage"
    )

    assert numbers(found) == (None, None, 170)
    if rule != "min_max":
        assert found.reason == "only a ceiling is stated: it bounds the count and does not state it"


@pytest.mark.parametrize("rule", RULES)
def test_several_bounds_a_count_only_where_nothing_else_does(rule):
    alone = tally((report("a", "2031-05-04"), [vague("killed", "several", 3, 9)]), rule=rule)
    beside = tally(
        (report("a", "2031-05-04"), [killed(12)]),
        (report("b", "2031-05-04"), [vague("killed", "several", 3, 9)]),
        rule=rule,
    )

    assert numbers(alone) == (3, None, 9)
    assert alone.vague == "several"
    assert numbers(beside) == (12, 12, 12)


def test_several_says_nothing_beside_a_ceiling():
    told = [
        (report("a", "2031-05-04"), [vague("killed", "several", 3, 9)]),
        (report("b", "2031-05-04"), [killed(2, "at_most")]),
    ]

    assert numbers(tally(*told)) == (None, None, 2)


def test_a_range_has_no_best_but_the_most_conservative():
    told = (report("a", "2031-05-04"), [ranged("killed", 10, 15)])

    assert numbers(tally(told)) == (10, None, 15)
    assert numbers(tally(told, rule="most_conservative")) == (10, 10, 15)


def test_stated_as_none_is_zero_and_not_stated_is_no_tally():
    found = reconcile_cluster(cluster((report("a", "2031-05-04"), [killed(0)]))).tallies

    assert numbers(found["killed"]) == (0, 0, 0)
    assert "wounded" not in found


@pytest.mark.parametrize("modality", ["denied", "possible", "planned"])
def test_what_is_denied_or_only_possible_does_not_count(modality):
    found = reconcile_cluster(
        cluster((report("a", "2031-05-04"), [killed(40, modality=modality), figure("wounded", 3)]))
    ).tallies

    assert list(found) == ["wounded"]


def test_hedged_figures_count():
    assert numbers(tally((report("a", "2031-05-04"), [killed(4, modality="hedged")]))) == (4, 4, 4)


def test_the_same_speaker_later_revises():
    """Police: 12 by noon, 15 by night. The second replaces, both stay on record."""
    noon = report("noon", "2031-05-04T12:00:00+00:00", "Wire One")
    night = report("night", "2031-05-04T22:00:00+00:00", "Wire Two")
    police = {"speaker": "police", "speaker_type": "authority"}

    found = tally((noon, [killed(12, **police)]), (night, [killed(15, **police)]))

    assert numbers(found) == (15, 15, 15)
    assert found.superseded == ("s-noon-0",)
    assert found.from_ == ("s-night-0",)
    assert found.conflict == "none"


def test_the_same_publisher_later_revises_its_own_voice():
    found = tally(
        (report("one", "2031-05-04", "Daily Wire"), [killed(12)]),
        (report("two", "2031-05-05", "The Daily Wire"), [killed(9)]),
    )

    assert numbers(found) == (9, 9, 9)
    assert found.superseded == ("s-one-0",)


def test_witnesses_of_two_reports_are_not_one_speaker():
    witness = {"speaker": "witnesses", "speaker_type": "witness"}
    found = tally(
        (report("one", "2031-05-04"), [killed(12, **witness)]),
        (report("two", "2031-05-05"), [killed(15, **witness)]),
    )

    assert numbers(found) == (12, 15, 15)
    assert found.superseded == ()


def test_a_later_looser_figure_does_not_replace_an_exact_one():
    """A year on, the same paper writes "more than 50"; its 68 stands."""
    found = tally(
        (report("one", "2031-05-04", "Daily Wire"), [killed(68)]),
        (report("two", "2032-05-04", "Daily Wire"), [killed(50, "at_least")]),
    )

    assert numbers(found) == (68, 68, 68)


def test_a_later_floor_above_the_count_moves_it():
    found = tally(
        (report("one", "2031-05-04", "Daily Wire"), [killed(59)]),
        (report("two", "2031-05-05", "Evening Post"), [killed(68, "at_least")]),
    )

    assert numbers(found) == (59, 68, None)
    assert found.reason.startswith("68: at least 68 (as of 2031-05-05, Evening Post) rules out")


def test_a_floor_that_a_count_satisfies_does_not_widen_the_tally():
    found = tally(
        (report("one", "2031-05-04"), [killed(20, "at_least")]),
        (report("two", "2031-05-05"), [killed(68)]),
    )

    assert numbers(found) == (68, 68, 68)
    assert found.conflict == "none"


def test_mentions_of_one_report_are_one_figure():
    """Headline 70, lead about 70, body 68: the body's exact count, once."""
    found = tally(
        (
            report("a", "2031-05-04"),
            [
                killed(70, sentence=0, start=0),
                killed(70, "about", sentence=1, start=20),
                killed(68, sentence=2, start=60),
            ],
        )
    )

    assert numbers(found) == (68, 68, 68)
    assert found.best_from == ("s-a-2",)
    assert found.superseded == ("s-a-1", "s-a-0")


def test_a_headline_that_drops_the_bound_does_not_close_it():
    found = tally(
        (
            report("a", "2031-05-04"),
            [killed(27, sentence=0, start=0), killed(27, "at_least", sentence=1)],
        )
    )

    assert numbers(found) == (27, 27, None)
    assert found.best_from == ("s-a-1", "s-a-0")


def test_figures_for_one_day_that_differ_disagree():
    told = [
        (report("one", "2031-05-04", "One"), [killed(12)]),
        (report("two", "2031-05-04", "Two"), [killed(15)]),
    ]

    found = tally(*told)

    assert found.conflict == "disagreement"
    assert numbers(found) == (12, 15, 15)
    assert found.reason.endswith("it is the highest, since tolls grow through a day")


def test_a_later_lower_figure_is_a_correction():
    found = tally(
        (report("one", "2031-05-04", "One"), [killed(69)]),
        (report("two", "2031-05-06", "Two"), [killed(67)]),
    )

    assert numbers(found) == (67, 67, 69)
    assert found.conflict == "correction"


def test_majority_counts_independent_reports():
    told = [
        (report("one", "2031-05-04", "One"), [killed(12)]),
        (report("two", "2031-05-04", "Two"), [killed(12)]),
        (report("three", "2031-05-06", "Three"), [killed(15)]),
    ]

    found = tally(*told, rule="majority")

    assert found.best == 12
    assert found.reason == "12 is what most independent reports give: 2 of 3"


def test_copies_are_one_voice_in_a_majority():
    told = [
        (report("one", "2031-05-04", "One"), [killed(12)]),
        (report("two", "2031-05-04", "Two"), [killed(12)]),
        (report("three", "2031-05-06", "Three"), [killed(15)]),
    ]
    copies = (Copy(report_id="r-two", original_id="r-one", kind="exact", similarity=1.0),)

    found = tally(*told, rule="majority", copies=copies)

    assert found.best == 15
    assert found.from_ == ("s-one-0", "s-three-0")


def test_a_reprint_with_a_new_toll_is_heard_as_the_same_voice():
    """The wire moves an update: same text, new figure. It counts, but adds no report."""
    told = [
        (report("one", "2031-05-04", "Wire"), [killed(12), figure("wounded", 30)]),
        (report("two", "2031-05-05", "Wire"), [killed(14), figure("wounded", 30)]),
    ]
    copies = (Copy(report_id="r-two", original_id="r-one", kind="near", similarity=0.9),)

    incident = reconcile_cluster(cluster(*told, copies=copies))

    assert numbers(incident.tallies["killed"]) == (14, 14, 14)
    assert incident.tallies["killed"].superseded == ("s-one-0",)
    assert incident.tallies["wounded"].from_ == ("s-one-1",)
    assert incident.independent_reports == 1


def test_the_most_trusted_kind_of_speaker_is_best_under_source_hierarchy():
    told = [
        (
            report("one", "2031-05-04"),
            [killed(12, speaker="City Hospital", speaker_type="medical", start=20)],
        ),
        (report("two", "2031-05-06"), [killed(40, speaker="Red Dawn", speaker_type="claimant")]),
    ]

    found = tally(*told, rule="source_hierarchy")

    assert numbers(found) == (12, 12, 40)
    assert found.reason.startswith("the most trusted kind of speaker is medical")


def test_a_named_source_of_the_latest_day_is_best_under_best_low_high():
    told = [
        (report("one", "2031-05-06", "One"), [killed(12)]),
        (
            report("two", "2031-05-06", "Two"),
            [killed(11, speaker="Mayor Ann Omondi", speaker_type="authority")],
        ),
    ]

    assert numbers(tally(*told, rule="best_low_high")) == (11, 11, 12)


def test_a_subset_is_never_added_to_the_total():
    found = tally(
        (
            report("a", "2031-05-04"),
            [
                killed(68),
                killed(4, scope="nationality", scope_text="US citizens", part_of="s-a-0", start=40),
                vague("killed", "several", 3, 9, scope="child", start=50),
            ],
        )
    )

    assert numbers(found) == (68, 68, 68)
    assert [(one.scope, one.scope_text, one.low, one.best, one.high) for one in found.subsets] == [
        ("child", None, 3, None, 9),
        ("nationality", "US citizens", 4, 4, 4),
    ]


def test_parts_without_a_total_add_up_to_a_floor():
    """Two soldiers, a teacher and three children: at least six, and the reason says how."""
    found = tally(
        (
            report("a", "2031-05-04"),
            [
                killed(2, scope="security_force", quote="two soldiers", start=20),
                killed(1, scope="occupation", quote="a teacher", start=40),
                killed(3, scope="child", quote="three children", start=50),
            ],
        )
    )

    assert numbers(found) == (6, 6, None)
    assert found.reason.endswith(
        "no total is stated: it is at least the sum of the parts "
        "(two soldiers, a teacher, three children)"
    )
    assert found.best_from == ("s-a-0", "s-a-1", "s-a-2")
    assert len(found.subsets) == 3


def test_parts_that_may_be_the_same_people_are_not_added():
    """Three women, and four French citizens: the women may be French."""
    found = tally(
        (
            report("a", "2031-05-04"),
            [
                killed(3, scope="woman", start=20),
                killed(4, scope="nationality", scope_text="French", start=40),
            ],
        )
    )

    assert numbers(found) == (4, 4, None)


def test_parts_of_different_sentences_are_not_added():
    found = tally(
        (
            report("a", "2031-05-04"),
            [
                killed(2, scope="security_force", start=20, sentence=1),
                killed(3, scope="child", start=70, sentence=2),
            ],
        )
    )

    assert numbers(found) == (3, 3, None)


def test_people_told_as_others_add_to_the_figure_before_them():
    """One leader was killed; in a later sentence, two additional fighters."""
    found = tally(
        (
            report("a", "2031-05-04"),
            [
                killed(1, quote="a leader", start=20, sentence=1),
                killed(2, scope="combatant", quote="two additional fighters", start=70, sentence=3),
            ],
        )
    )

    assert numbers(found) == (3, 3, None)
    assert found.reason.endswith(
        "some are told besides others: it is at least the sum of the parts "
        "(a leader, two additional fighters)"
    )
    assert found.best_from == ("s-a-0", "s-a-1")


def test_others_in_a_list_add_to_the_number_beside_them():
    found = tally(
        (
            report("a", "2031-05-04"),
            [
                killed(20, quote="20", start=20),
                killed(3, scope="other", quote="three", start=40),
            ],
        )
    )

    assert numbers(found) == (23, 23, None)


def test_others_are_not_added_to_a_total_that_holds_them():
    found = tally(
        (
            report("a", "2031-05-04"),
            [
                killed(30, quote="30", start=20, sentence=1),
                killed(18, quote="18", start=50, sentence=2),
                killed(12, scope="other", quote="another 12", start=70, sentence=3),
            ],
        )
    )

    assert (found.best, found.high) == (30, 30)


def test_others_of_another_report_are_not_added():
    found = tally(
        (report("a", "2031-05-04"), [killed(2, quote="two")]),
        (report("b", "2031-05-04"), [killed(3, scope="other", quote="another three")]),
    )

    assert numbers(found) == (2, 2, 2)


def test_a_vague_part_alone_bounds_the_total_as_the_word_does():
    """Several insurgents were killed: no total is stated, and none is but these."""
    found = tally(
        (report("a", "2031-05-04"), [vague("killed", "several", 3, 9, scope="combatant")])
    )

    assert numbers(found) == (3, None, 9)


def test_a_vague_part_counts_its_least_in_a_sum():
    found = tally(
        (
            report("a", "2031-05-04"),
            [
                killed(1, scope="occupation", quote="a leader", start=20),
                vague("killed", "several", 3, 9, scope="combatant", start=40),
            ],
        )
    )

    assert numbers(found) == (4, 4, None)


def test_dead_attackers_are_counted_where_nobody_else_died():
    alone = tally((report("a", "2031-05-04"), [killed(5, scope="perpetrator")]))
    beside = tally(
        (
            report("a", "2031-05-04"),
            [
                killed(5, scope="perpetrator", start=20),
                killed(2, scope="civilian", start=40),
            ],
        )
    )

    assert (numbers(alone), alone.includes_perpetrators) == ((5, 5, None), "yes")
    assert numbers(beside) == (2, 2, None)


def test_named_victims_are_a_floor_where_no_figure_is_stated():
    names = [
        said("victims", name, detail=VictimDetail(name=name, fate="killed"), start=20 + index)
        for index, name in enumerate(["Ann Omondi", "Mrs Omondi", "Luis Ortiz"])
    ]
    found = tally((report("a", "2031-05-04"), names))

    assert numbers(found) == (2, 2, None)
    assert found.reason.endswith("it is at least the number of victims named")


def test_a_name_that_is_likely_no_victim_is_not_counted():
    """A trained part may be unsure that a name is one of the dead: it stays said, uncounted."""
    names = [
        said(
            "victims",
            name,
            detail=VictimDetail(name=name, fate="killed"),
            start=20 + index,
            confidence=sure,
        )
        for index, (name, sure) in enumerate((("Ama Sarr", 0.9), ("Yao Ba", 0.4)))
    ]
    assert numbers(tally((report("a", "2031-05-04"), names))) == (1, 1, None)


def test_whether_attackers_are_counted_is_unknown_unless_stated():
    assert tally((report("a", "2031-05-04"), [killed(5)])).includes_perpetrators == "unknown"
    stated = tally((report("a", "2031-05-04"), [killed(5, includes_perpetrators="no")]))
    assert stated.includes_perpetrators == "no"


def test_a_rule_that_no_list_has_is_refused():
    with pytest.raises(UnknownCode, match="latest_as_of"):
        tally((report("a", "2031-05-04"), [killed(5)]), rule="latest_as_off")


def test_a_stated_time_goes_before_publication():
    """A report of Tuesday that says what was known on Sunday does not revise Monday's."""
    found = tally(
        (report("one", "2031-05-05", "One"), [killed(15)]),
        (
            report("two", "2031-05-06", "Two"),
            [killed(12, as_of="2031-05-04", as_of_basis="stated")],
        ),
    )

    assert found.best == 15
    assert "12 (as of 2031-05-04, as stated, Two)" in found.reason


def test_an_undated_report_of_no_weekday_holds_for_the_day_of_the_incident():
    found = tally(
        (report("a", "2031-05-09"), [day("2031-05-04"), killed(12)]),
        (report("b"), [killed(11)]),
    )

    assert "11 (as of 2031-05-04, inferred from the other reports, b.txt)" in found.reason


def one_told_alone(words, *, second="2031-05-06", number=2, bound="exact", **more):
    """Monday: "two were killed"; Wednesday, in another paper, one person in these words."""
    first = report("a", "2031-05-04", "Daily Wire")
    later = report("b", second, "Evening Sun")
    return (
        (first, [day("2031-05-04"), killed(number, bound, quote="two were killed")]),
        (later, [killed(1, value_raw=words, quote=f"{words} died", **more)]),
    )


@pytest.mark.parametrize("words", ["she", "his", "A man", "also Ann Verrill", "Victim"])
def test_one_person_told_of_later_is_one_of_those_counted_before(words):
    found = tally(*one_told_alone(words))

    assert (numbers(found), found.conflict, found.superseded) == ((2, 2, 2), "none", ("s-b-0",))


@pytest.mark.parametrize("words", ["one", "1", "only one", "a single person"])
def test_one_in_words_is_a_count_and_corrects(words):
    found = tally(*one_told_alone(words))

    assert (numbers(found), found.conflict) == ((1, 1, 2), "correction")


def test_one_person_told_of_before_the_greater_count_shows_that_it_grew():
    found = tally(*one_told_alone("a man", second="2031-05-03"))

    assert (numbers(found), found.conflict) == ((1, 2, 2), "growing_count")


def test_one_person_is_one_of_a_floor_too():
    assert numbers(tally(*one_told_alone("she", bound="at_least", number=3))) == (3, 3, None)


@pytest.mark.parametrize("rule", RULES)
def test_one_person_told_of_later_moves_no_rule(rule):
    assert numbers(tally(*one_told_alone("she"), rule=rule)) == (2, 2, 2)


@pytest.mark.parametrize("rule", ["latest_as_of", "best_low_high"])
def test_a_later_lower_floor_takes_nothing_back(rule):
    """At least three on Monday; on Wednesday another paper names the one of them it knows."""
    told = (
        (report("a", "2031-05-04", "Daily Wire"), [day("2031-05-04"), killed(3, "at_least")]),
        (report("b", "2031-05-06", "Evening Sun"), [killed(1, "at_least", quote="at least one")]),
    )

    assert tally(*told, rule=rule).best == 3


def test_a_name_told_besides_may_be_that_of_the_one_told_without():
    """ "Boy, 14, fatally shot", then a name: nothing says that it is that of another."""
    boy = killed(1, scope="named_person", scope_text="Boy", value_raw="Boy", quote="Boy")
    tom = {"scope": "named_person", "scope_text": "Tom Hale", "value_raw": "also Tom Hale"}
    later = killed(1, quote="Tom Hale", start=60, sentence=2, **tom)
    ann = killed(
        1, scope="named_person", scope_text="Ann Lee", value_raw="Ann Lee", quote="Ann Lee"
    )
    one = report("a", "2031-05-05")
    assert numbers(tally((one, [boy, later]))) == (1, 1, None)
    assert numbers(tally((one, [ann, later]))) == (2, 2, None)
