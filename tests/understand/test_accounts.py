"""From a report to its accounts: what joins which incident, with which words."""

from report_documents import document

from tallybook.records import Account, AttributionDetail, DateDetail, Report, Statement
from tallybook.understand import extractor_version, understand_report

HOTEL = """Gunmen storm hotel in Mogadishu, killing 14

MOGADISHU, May 4 (Harbour News) -- Gunmen stormed a hotel in Mogadishu on Sunday, killing 14 people
and wounding at least 30, police said.

The attack began at noon. The dead included three soldiers.

Sunday's attack came a week after a car bombing in Baidoa killed nine people.

"They may attack again," a shopkeeper said. Hundreds of attacks have killed 2,000 people since 2029.
"""


def report(text: str, published_at: str | None = "2031-05-05") -> Report:
    return document(text, published_at=published_at).report


def values(account: Account, *fields: str) -> set[tuple[str, str | int | None]]:
    return {(one.field, one.value) for one in account.of_field(*fields)}


def test_a_report_has_its_main_incident_and_its_background() -> None:
    main, background = understand_report(report(HOTEL))
    assert (main.role, main.anchor_quote) == ("main", "storm")
    assert (background.role, background.anchor_quote) == ("background", "car bombing")


def test_figures_go_to_the_incident_of_their_clause() -> None:
    main, background = understand_report(report(HOTEL))
    assert ("killed", 14) in values(main, "killed")
    assert ("wounded", 30) in values(main, "wounded")
    assert values(background, "killed") == {("killed", 9)}


def test_a_sum_over_years_is_nobodys_harm() -> None:
    harms = [
        one.value for account in understand_report(report(HOTEL)) for one in account.statements
    ]
    assert 2000 not in harms


def test_places_and_days_go_to_their_own_incident() -> None:
    main, background = understand_report(report(HOTEL))
    assert values(main, "place") == {("place", "Mogadishu")}
    assert ("place", "Baidoa") in values(background, "place")
    assert ("country", "SO") in values(main, "country")
    assert ("occurred_from", "2031-05-04") in values(main, "occurred_from")


def test_every_quote_stands_at_its_offsets_and_every_id_is_its_own() -> None:
    given = report(HOTEL)
    statements = [one for account in understand_report(given) for one in account.statements]
    assert all(given.text[one.start : one.end] == one.quote for one in statements)
    assert len({one.statement_id for one in statements}) == len(statements)
    for one in statements:
        sentence = given.sentences[one.sentence]
        assert sentence.start <= one.start < one.end <= sentence.end


def test_statements_are_sorted_and_name_their_account() -> None:
    for account in understand_report(report(HOTEL)):
        keys = [(s.start, s.end, s.field, s.statement_id) for s in account.statements]
        assert keys == sorted(keys)
        assert {s.account_id for s in account.statements} == {account.account_id}
        assert {s.sentence for s in account.statements} <= set(account.sentences)
        assert account.extractor == extractor_version()


def test_the_same_report_gives_the_same_accounts() -> None:
    assert understand_report(report(HOTEL)) == understand_report(report(HOTEL))


def test_a_figure_carries_its_speaker_bound_and_clock() -> None:
    (main, _) = understand_report(report(HOTEL))
    (wounded,) = main.of_field("wounded")
    assert (wounded.bound, wounded.number_low, wounded.number_high) == ("at_least", 30, None)
    assert (wounded.as_of, wounded.as_of_basis) == ("2031-05-05", "published")
    assert wounded.speaker == "police"


def test_without_a_date_of_publication_the_clock_is_unknown() -> None:
    (main, _) = understand_report(report(HOTEL.replace(", May 4", ""), None))
    (wounded,) = main.of_field("wounded")
    assert (wounded.as_of, wounded.as_of_basis) == (None, None)
    assert {one.value for one in main.of_field("occurred_from")} == {None}


def test_a_weekday_without_a_date_is_kept_as_written() -> None:
    text = "Rebels stormed a police post on Sunday, killing four officers."
    (only,) = understand_report(report(text, None))
    (day,) = only.of_field("occurred_from")
    assert (day.value, day.quote) == (None, "Sunday")
    assert day.detail == DateDetail(date_from=None, date_to=None, basis="relative")


def test_when_somebody_spoke_is_not_when_it_happened() -> None:
    text = "A bomb killed six people in Quetta, the mayor said late Friday."
    (only,) = understand_report(report(text))
    assert only.of_field("occurred_from", "occurred_to") == ()


def test_a_gathering_does_not_date_the_attack_it_marks() -> None:
    text = "Hundreds gathered on Sunday to mark ten years since a bomb killed 34 people in Lahore."
    (only,) = understand_report(report(text))
    assert "2031-05-04" not in {one.value for one in only.of_field("occurred_from")}


def test_began_gives_only_the_first_day_and_until_only_the_last() -> None:
    text = (
        "Gunmen attacked a hotel in Mogadishu.\n\nThe attack began on Saturday."
        " The siege lasted until Sunday."
    )
    (only,) = understand_report(report(text))
    assert values(only, "occurred_from") == {("occurred_from", "2031-05-03")}
    assert values(only, "occurred_to") == {("occurred_to", "2031-05-04")}


def test_a_foiled_plot_is_kept_with_its_stage() -> None:
    text = (
        "Police foil plot to bomb Oslo concert\n\nPolice in Oslo foiled a plot to bomb a concert."
    )
    (only,) = understand_report(report(text))
    assert values(only, "stage") == {("stage", "foiled")}


def test_attack_types_of_what_a_captured_leader_had_done_are_left_out() -> None:
    text = (
        "KABUL, Afghanistan (June 14, 2012) - Coalition forces detained a Taliban leader in Sangin"
        " district yesterday. The leader planned roadside bombings and ambushes."
    )
    (only,) = understand_report(report(text, "2012-06-14"))
    assert values(only, "attack_type") == {("attack_type", "raid")}
    assert values(only, "occurred_from") == {("occurred_from", "2012-06-13")}


def test_an_attack_that_does_not_say_how_is_guessed_with_little_confidence() -> None:
    (only,) = understand_report(report("An attack on villagers in Baidoa killed two people."))
    (kind,) = only.of_field("attack_type")
    assert (kind.value, kind.confidence) == ("armed_assault", 0.4)


def test_a_part_names_its_total() -> None:
    text = "A bomb killed 12 people, including three children, in Baidoa on Sunday."
    (only,) = understand_report(report(text))
    by_scope = {one.scope: one for one in only.of_field("killed")}
    assert by_scope["child"].part_of == by_scope["total"].statement_id
    assert by_scope["total"].part_of is None


def test_a_mention_further_on_is_held_less_surely() -> None:
    text = "A bomb exploded in Baidoa on Sunday.\n\nThe market was full. Nine people died."
    (only,) = understand_report(report(text))
    (killed,) = only.of_field("killed")
    (stage,) = only.of_field("stage")
    assert killed.confidence < stage.confidence


def test_a_statement_names_through_whom_its_speaker_speaks() -> None:
    text = "A bomb killed 12 people in Baidoa on Sunday, a police officer told Reuters."
    (only,) = understand_report(report(text))
    (killed,) = only.of_field("killed")
    assert (killed.speaker, killed.via) == ("police officer", "Reuters")


def test_who_faces_trial_is_accused_of_the_deed_named_with_it() -> None:
    text = (
        "Gunmen stormed a mall in Nairobi on Saturday and killed 12 people.\n\n"
        "Massacres killed 900 people in Kenya in 2007.\n\n"
        "Because of the siege at the mall, Mayor John Roe, who faces trial for inciting the 2007 "
        "killings, stayed at home."
    )
    accused = {
        account.of_field("killed")[0].value: [
            one.detail.name
            for one in account.of_field("attributions")
            if isinstance(one.detail, AttributionDetail)
            and one.detail.standing == "suspected_by_authorities"
        ]
        for account in understand_report(report(text, "2013-09-24"))
    }
    assert accused == {12: [], 900: ["Mayor John Roe"]}


def test_reports_of_no_attack_give_no_account() -> None:
    for text in (
        "Gas explosion kills 14 in Lagos\n\nA gas leak caused a blast that killed 14 people.",
        "Rovers' attack beat City. The coach said the striker was on target in the league.",
        "The embassy warned that militants may attack hotels in Nairobi.",
        "The council approved a new tram line.",
        "",
    ):
        assert understand_report(report(text)) == ()


def test_a_statement_never_spans_furniture() -> None:
    text = (
        HOTEL
        + "\nTo contact the newsroom about the attack in Nairobi, write to desk@example.org.\n"
    )
    statements: list[Statement] = [
        one for account in understand_report(report(text)) for one in account.statements
    ]
    assert all("Nairobi" not in one.quote for one in statements)
