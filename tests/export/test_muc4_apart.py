"""Were the people of one account kidnapped together?"""

from muc4_accounts import account, doer, kind, said, victim

from tallybook.export.muc4_apart import taken_apart
from tallybook.export.muc4_merge import merged
from tallybook.records import VictimDetail


def taken(name, sentence):
    return said("victims", name, name, sentence=sentence, detail=VictimDetail(name=name))


def described(words, sentence):
    return said("victims", words, words, sentence=sentence, detail=VictimDetail(occupation=words))


def groups(*statements):
    parts = taken_apart(account(*statements))
    return [[one.quote for one in part.of_field("victims")] for part in parts]


def test_people_of_one_sentence_were_taken_together():
    assert groups(taken("ANA LEON", 0), taken("JUAN PAZ", 0)) == [["ANA LEON", "JUAN PAZ"]]


def test_people_who_share_no_sentence_were_taken_apart():
    assert groups(taken("ANA LEON", 0), taken("JUAN PAZ", 1)) == [["ANA LEON"], ["JUAN PAZ"]]


def test_a_sentence_that_names_both_joins_them():
    told = taken("ANA LEON", 0), taken("JUAN PAZ", 1), taken("ANA LEON", 2), taken("JUAN PAZ", 2)
    assert groups(*told) == [["ANA LEON", "JUAN PAZ", "ANA LEON", "JUAN PAZ"]]


def test_people_without_names_go_with_the_names_before():
    told = taken("ANA LEON", 0), described("DRIVER", 1), taken("JUAN PAZ", 2), described("COOK", 2)
    assert groups(*told) == [["ANA LEON", "DRIVER"], ["JUAN PAZ", "COOK"]]


def test_one_person_is_one_account():
    one = account(victim("ANA LEON"), doer("REBELS"))
    assert taken_apart(one) == (one,)


def test_what_no_sentence_of_theirs_tells_is_told_of_all():
    rebels = doer("REBELS", sentence=1)
    parts = taken_apart(account(taken("ANA LEON", 0), rebels, taken("JUAN PAZ", 2)))
    assert [part.of_field("attributions") for part in parts] == [(rebels,), (rebels,)]


def test_only_kidnappings_are_told_apart():
    people = taken("ANA LEON", 0), taken("JUAN PAZ", 1)
    assert [
        len(merged([account(kind(code), *people)]))
        for code in ("hostage_taking_kidnapping", "armed_assault")
    ] == [2, 1]


def test_very_many_people_are_left_together():
    one = account(*(taken(f"ANA LEON {number}", number) for number in range(61)))
    assert taken_apart(one) == (one,)
