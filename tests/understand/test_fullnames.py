"""The fullest name of a victim, and the cases in which none is chosen."""

from __future__ import annotations

import pytest

from tallybook.records import TargetDetail, VictimDetail
from tallybook.understand.fullnames import is_part, with_full_names
from tallybook.understand.mentions import Fact


def victim(name: str, *variants: str) -> Fact:
    detail = VictimDetail(name=name, name_variants=variants, fate="killed")
    return Fact(start=0, end=4, sentence=0, field="victims", value=name, detail=detail)


def names(*facts: Fact) -> list[tuple[str | None, tuple[str, ...]]]:
    told = with_full_names(facts)
    assert [one.value for one in told] == [one.detail.name for one in told]
    return [(one.detail.name, one.detail.name_variants) for one in told]


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("Roe", "Jane Roe"),
        ("ROE", "Jane Roe"),
        ("Jane Roe", "Jane Ann Roe"),
        ("Roe's", "Jane Roe"),
    ],
)
def test_a_part_of_a_name_takes_the_full_name_and_is_kept_as_a_variant(short, full):
    plain = short.removesuffix("'s")
    assert names(victim(short), victim(full)) == [(full, (plain,)), (full, ())]


def test_the_fullest_of_three_forms_is_taken_by_both_others():
    assert names(victim("Roe"), victim("Jane Roe"), victim("Jane Ann Roe")) == [
        ("Jane Ann Roe", ("Roe",)),
        ("Jane Ann Roe", ("Jane Roe",)),
        ("Jane Ann Roe", ()),
    ]


def test_a_name_that_two_people_share_stays_as_it_is():
    assert names(victim("Roe"), victim("Jane Roe"), victim("John Roe"))[0] == ("Roe", ())


def test_words_in_another_order_are_another_person():
    assert not is_part("Roe Jane", "Jane Ann Roe")
    assert not is_part("Jane Roe", "Jane Roe")
    assert not is_part("", "Jane Roe")


def test_what_is_no_named_victim_is_left_alone():
    bridge = TargetDetail(name="Roe", target_kind="physical")
    fact = Fact(start=0, end=3, sentence=0, field="targets", value="Roe", detail=bridge)
    nobody = Fact(
        start=0, end=3, sentence=0, field="victims", value=None, detail=VictimDetail(name=None)
    )
    assert with_full_names((fact, nobody, victim("Jane Roe"))) == (fact, nobody, victim("Jane Roe"))


def test_a_word_in_very_many_names_tells_nobody_apart():
    many = [victim(f"Roe A{number}") for number in range(60)]
    assert names(victim("Roe"), *many)[0] == ("Roe", ())
