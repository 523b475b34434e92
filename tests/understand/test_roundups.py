"""In a report of several incidents each figure stands on its own; one story stays one."""

import pytest
from report_documents import document

from tallybook.understand import understand_report

HARMS = ("killed", "wounded", "hostage", "missing")


def told(text: str, published_at: str | None = None) -> list[list[tuple[str, str | int | None]]]:
    """Return the figures of each account that has any, in the order of the text."""
    accounts = understand_report(document(text, published_at=published_at).report)
    rows = [[(one.field, one.value) for one in each.of_field(*HARMS)] for each in accounts]
    return [row for row in rows if row]


LISTS = {
    "bracketed": (
        "Bomb attacks this month: market in Yala (3 killed, 12 wounded); railway station in"
        " Pattani (1 killed, 4 wounded); tea shop in Narathiwat (6 wounded).",
        [
            [("killed", 3), ("wounded", 12)],
            [("killed", 1), ("wounded", 4)],
            [("wounded", 6)],
        ],
    ),
    "semicolons": (
        "Attacks on Wednesday: Kunduz, a roadside bomb killed three policemen; Ghazni, Taliban"
        " fighters ambushed a fuel convoy and killed two drivers; Jalalabad, a magnetic bomb"
        " wounded nine people.",
        [[("killed", 3)], [("killed", 2)], [("wounded", 9)]],
    ),
    "clauses": (
        "Attacks shook Iraq on Monday: a car bomb killed six people in Mosul, gunmen shot dead two"
        " policemen in Kirkuk, and a mortar shell wounded four children in Baquba.",
        [[("killed", 6)], [("killed", 2)], [("wounded", 4)]],
    ),
    "numbered": (
        "1) Homs - sniper fire kills two boys in the old town.\n"
        "2) Hama - gunmen raid a village and abduct 40 men.\n"
        "3) Aleppo - a car bomb outside a barracks kills nine people and wounds 30.",
        [[("killed", 2)], [("hostage", 40)], [("killed", 9), ("wounded", 30)]],
    ),
    "days with a date": (
        "Monday, 6 May: gunmen ambushed a patrol near Djibo. Five gendarmes were killed.\n\n"
        "Sunday, 12 May: attackers opened fire in a church in Dablo. Six worshippers died.",
        [[("killed", 5)], [("killed", 6)]],
    ),
    "days as headings": (
        "This week in the Sinai\n\nSunday\nA sniper killed three conscripts in Rafah.\n\n"
        "Tuesday\nA roadside bomb hit an armoured car near Sheikh Zuweid; four soldiers were"
        " killed.\n\nThursday\nMasked men beheaded two villagers in Arish.",
        [[("killed", 3)], [("killed", 4)], [("killed", 2)]],
    ),
    "bullets without stops": (
        "• Mopti region: 12 civilians killed in an attack on a village\n"
        "• Gao region: two peacekeepers wounded when a convoy hit an IED near Ansongo",
        [[("killed", 12)], [("wounded", 2)]],
    ),
    "days in one paragraph": (
        "2 May: Bunia - militiamen kill 15 villagers. 4 May: Beni - rebels burn a clinic and kill"
        " four. 7 May: Goma - a grenade explodes in a bar; six wounded.",
        [[("killed", 15)], [("killed", 4)], [("wounded", 6)]],
    ),
    "places before a colon": (
        "Gaza: Two fishermen were wounded on Monday when a naval patrol fired at their boat.\n\n"
        "Philippines: Soldiers killed six gunmen in a clash in Patikul on Sunday. Four soldiers"
        " were hurt.",
        [[("wounded", 2)], [("killed", 6), ("wounded", 4)]],
    ),
}


@pytest.mark.parametrize(("text", "figures"), LISTS.values(), ids=LISTS)
def test_each_item_of_a_list_keeps_its_figures(text: str, figures: list[object]) -> None:
    assert told(text, "2031-05-13") == figures


def test_the_heading_over_a_list_is_no_incident() -> None:
    """The nine are those of the items: not one more incident."""
    text = (
        "Nine people were killed in Mexico in a week: gunmen shot dead one reporter in Veracruz"
        " on Monday, two women were found dead in Durango on Thursday, and gunmen"
        " killed six policemen in Tijuana on Friday."
    )
    assert told(text, "2031-05-13") == [
        [("killed", 1)],
        [("killed", 2)],
        [("killed", 6)],
    ]


STORIES = {
    "another day and place": (
        "Eleven villagers were killed on Thursday in an attack on Bandiagara, the mayor said.\n\n"
        "On Saturday, gunmen shot dead 23 herders in the town of Mopti.\n\n"
        "A patrol sent to the area hit a mine on Sunday; five soldiers were killed.",
        [[("killed", 11)], [("killed", 23)], [("killed", 5)]],
    ),
    "hours later in the same town": (
        "A car bomb killed eight people outside a bank in Mosul on Monday morning.\n\n"
        "Several hours later, gunmen opened fire on a minibus in the same city and killed four"
        " teachers.",
        [[("killed", 8)], [("killed", 4)]],
    ),
    "a day of a sum of days": (
        "Fighting across Darfur killed 60 people this week, aid workers said.\n\n"
        "In El Geneina, militiamen killed 31 people in a camp on Monday.\n\n"
        "On Wednesday, artillery fire hit a market and killed 18 people.",
        [[("killed", 60)], [("killed", 31)], [("killed", 18)]],
    ),
    "killed in the ambush of another day": (
        "Troops killed 12 villagers when they attacked Ogolo on Thursday, residents said.\n\n"
        "Five soldiers were killed in the ambush on 2 May.",
        [[("killed", 12)], [("killed", 5)]],
    ),
}


@pytest.mark.parametrize(("text", "figures"), STORIES.values(), ids=STORIES)
def test_a_paragraph_may_open_another_story(text: str, figures: list[object]) -> None:
    assert told(text, "2031-05-13") == figures


ONES = {
    "phases": "Gunmen stormed a hotel in Bamako on Friday and killed nine people.\n\n"
    "Two attackers first shot the guards at the gate, then threw grenades into rooms.\n\n"
    "Special forces entered in the afternoon. In a second assault at dusk they killed both"
    " gunmen.",
    "later tolls and arrests": "A bomb went off in a crowded market in Lahore on Sunday.\n\n"
    "By Monday morning, doctors put the toll at 29 dead and 70 wounded.\n\n"
    "On Tuesday, police in Multan said they had arrested two men over the bombing.",
    "reactions elsewhere": "A truck ploughed into a crowd in Dresden on Saturday, killing four.\n\n"
    "In Paris, the president condemned the attack. In London, police stepped up patrols.",
    "points of one story": "A gunman killed six people in a school in Leeds on Monday.\n\n"
    "- He entered at noon and shot dead two teachers.\n\n- Police shot him dead an hour later.",
    "reinforcements": "Rebels ambushed a convoy near Goma on Tuesday and killed seven soldiers.\n\n"
    "Reinforcements from Rutshuru came under fire as well and three of them were wounded.",
}


@pytest.mark.parametrize("text", ONES.values(), ids=ONES)
def test_one_story_stays_one_incident(text: str) -> None:
    accounts = understand_report(document(text, published_at="2031-05-13").report)
    assert [one.role for one in accounts] == ["main"]


def test_a_heading_of_a_day_dates_what_stands_under_it() -> None:
    text = LISTS["days as headings"][0]
    accounts = understand_report(document(text, published_at="2031-05-17").report)
    days = [[one.value for one in each.of_field("occurred_from")] for each in accounts]
    assert days == [["2031-05-11"], ["2031-05-13"], ["2031-05-15"]]
