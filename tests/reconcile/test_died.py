"""Those told as wounded who have died since are counted among the dead, and once."""

import pytest
from reconcile_builders import cluster, day, killed, report, said

from tallybook.reconcile import reconcile_cluster
from tallybook.records import VictimDetail


def wounded(number, **more):
    return said("wounded", number, number_low=number, number_high=number, bound="exact", **more)


def tallies(*told):
    return reconcile_cluster(cluster(*told)).tallies


MONDAY, FRIDAY = report("a", "2031-05-05", "Daily Wire"), report("b", "2031-05-09", "Evening Post")


def test_a_girl_told_as_shot_who_died_since_is_no_longer_among_the_wounded():
    found = tallies(
        (MONDAY, [day("2031-05-05"), wounded(1)]), (FRIDAY, [day("2031-05-05"), killed(1)])
    )
    assert found["killed"].best == 1
    hurt = found["wounded"]
    assert (hurt.low, hurt.best, hurt.high) == (None, None, None)
    assert hurt.reason == "those told as wounded by Daily Wire are among the dead of Evening Post"
    assert hurt.superseded == ("s-a-1",)


def test_the_last_of_three_dies_of_her_wounds():
    """Two dead and one wounded on Monday are three dead on Friday."""
    found = tallies((MONDAY, [killed(2), wounded(1)]), (FRIDAY, [killed(3)]))
    assert found["wounded"].best is None


def test_who_still_is_told_as_wounded_later_counts():
    found = tallies((MONDAY, [wounded(1)]), (FRIDAY, [killed(1), wounded(1)]))
    assert found["wounded"].best == 1
    assert found["wounded"].superseded == ()


def test_more_dead_later_may_be_others():
    """Ten wounded, then twelve dead: nothing says that the ten are among them."""
    found = tallies((MONDAY, [killed(9), wounded(10)]), (FRIDAY, [killed(12)]))
    assert found["wounded"].best == 10


def test_an_earlier_report_of_dead_takes_up_nobody():
    found = tallies((MONDAY, [killed(1)]), (FRIDAY, [wounded(1)]))
    assert found["wounded"].best == 1


def test_attackers_who_died_are_not_the_wounded():
    found = tallies((MONDAY, [wounded(1)]), (FRIDAY, [killed(1, scope="perpetrator")]))
    assert found["wounded"].best == 1


def test_who_was_shot_is_the_one_dead():
    """ "A boy was shot on Friday ... the boy died": one dead and nobody hurt."""
    found = tallies((MONDAY, [killed(1), wounded(1, quote="a boy was shot")]))
    assert found["wounded"].best is None
    assert found["wounded"].reason == "those told as shot by Daily Wire are the dead"


@pytest.mark.parametrize(
    ("dead", "number", "quote"),
    [
        pytest.param(1, 2, "two were shot", id="more-shot-than-dead"),
        pytest.param(2, 2, "two others were shot", id="others"),
        pytest.param(1, 1, "shot and wounded a guard", id="hurt"),
        pytest.param(1, 1, "shot in the leg", id="a-wound-that-is-survived"),
        pytest.param(2, 1, "a man with gunshot wounds", id="wounds-of-fewer"),
        pytest.param(0, 1, "a man was shot", id="nobody-died"),
    ],
)
def test_who_was_shot_may_live(dead, number, quote):
    told = [wounded(number, quote=quote), *([killed(dead)] if dead else [])]
    assert tallies((MONDAY, told))["wounded"].best == number


def test_as_many_with_gunshot_wounds_as_dead_are_the_dead():
    found = tallies((MONDAY, [killed(3), wounded(3, quote="three people with gunshot wounds")]))
    assert found["wounded"].best is None


def test_a_named_victim_who_was_shot_is_the_one_dead():
    """No figure of wounded is stated; the name alone would be a floor of one."""
    shot = report("c", "2031-05-05", "Daily Wire", text="Ann Lee was shot on Friday.")
    hurt = report("d", "2031-05-05", "Daily Wire", text="Ann Lee was wounded on Friday.")
    name = said(
        "victims",
        "Ann Lee",
        start=0,
        sentence=0,
        detail=VictimDetail(name="Ann Lee", fate="wounded"),
    )
    assert tallies((shot, [name, killed(1)]))["wounded"].best is None
    assert tallies((hurt, [name, killed(1)]))["wounded"].best == 1
