"""Plots that were stopped, and headings that sum up many attacks."""

from report_documents import document

from tallybook.understand import understand_report


def accounts(text):
    return understand_report(document(text, published_at="2031-05-05").report)


def values(account, field):
    return [one.value for one in account.of_field(field)]


def test_a_plot_that_was_stopped_is_one_foiled_account_with_weapons_held():
    text = (
        "Police say they stopped bomb attack\n\n"
        "Police in Lima have stopped a plot to bomb a court after they seized a car with"
        " explosives on Friday. One man was shot dead and two were arrested. The car held five"
        " rifles."
    )
    (account,) = accounts(text)

    assert set(values(account, "stage")) == {"foiled"}
    assert {one.detail.use for one in account.of_field("weapons")} == {"held"}
    assert values(account, "arrested") == [2]


def test_an_attack_that_police_ended_was_done():
    text = "A man stabbed three people in Lima on Friday before police stopped the attack."
    (account,) = accounts(text)

    assert values(account, "stage") == ["accomplished"]


def test_a_heading_over_many_attacks_founds_no_incident():
    text = (
        "The week in attacks\n\nA summary of the attacks of the past week.\n\n"
        "Gunmen attacked a bank in Lima on Friday and killed two guards.\n\n"
        "A bomb exploded at a market in Nairobi on Saturday and killed nine people."
    )
    told = accounts(text)

    assert [values(one, "place") for one in told] == [["Lima"], ["Nairobi"]]
    assert [values(one, "killed") for one in told] == [[2], [9]]
