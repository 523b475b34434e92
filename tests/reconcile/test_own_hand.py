"""An attacker who died by his own hand is counted once."""

from reconcile_builders import cluster, killed, report

from tallybook.reconcile import reconcile_cluster

MONDAY = report("a", "2031-05-05", "Daily Wire")


def tally(*told):
    return reconcile_cluster(cluster((MONDAY, told))).tallies["killed"]


def part(scope, quote, *, sentence=1, start=20, number=1, scope_text=None):
    return killed(
        number, scope=scope, quote=quote, sentence=sentence, start=start, scope_text=scope_text
    )


def himself(quote="shot himself", **more):
    return part("perpetrator", quote, sentence=2, start=60, **more)


def counted(found):
    return found.best, found.includes_perpetrators


def test_a_child_who_shot_himself_is_the_one_dead():
    assert counted(tally(part("child", "a boy who died"), himself())) == (1, "yes")


def test_whom_the_attacker_killed_is_another():
    assert counted(tally(part("child", "killed the brother"), himself())) == (1, "unknown")


def test_two_dead_children_are_not_the_attacker():
    found = tally(part("child", "Two boys dead", number=2), himself())
    assert counted(found) == (2, "unknown")


def test_of_bodies_found_the_one_man_is_the_man_who_killed_himself():
    """ "A mother, a father and a toddler were found dead", "he turned the gun on himself"."""
    found = tally(
        part("woman", "A mother", start=20),
        part("man", "a father", start=30),
        part("child", "toddler found dead", start=40),
        himself(),
    )
    assert counted(found) == (3, "yes")


def test_the_man_is_not_the_woman_who_killed_herself():
    found = tally(
        part("man", "a father", start=30),
        part("child", "toddler found dead", start=40),
        himself("took her own life"),
    )
    assert counted(found) == (2, "unknown")


def test_of_two_men_nobody_can_tell_which():
    found = tally(
        part("man", "Two men", number=2), part("child", "a girl dead", start=40), himself()
    )
    assert counted(found) == (3, "unknown")


def test_who_was_killed_by_others_is_not_he():
    """An attacker shot by police did not die by his own hand."""
    found = tally(part("child", "a boy who died"), himself("was shot by police"))
    assert counted(found) == (1, "unknown")
