"""Those told as wounded who have died since are counted among the dead, and once."""

from reconcile_builders import cluster, day, killed, report, said

from tallybook.reconcile import reconcile_cluster


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
