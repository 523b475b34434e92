"""A figure of harm beside those who did it tells of an attack, without any word of one."""

import pytest
from report_documents import document

from tallybook.understand import understand_report

TOLD = {
    "seized people": ("Kidnappers seized 12 oil workers from a barge in the Delta.", "hostage", 12),
    "held captive": ("The gunman held 11 customers captive for six hours.", "hostage", 11),
    "rescued captives": (
        "Soldiers rescued 17 abducted girls from a camp in the forest.",
        "released",
        17,
    ),
    "missing after a raid": (
        "Up to 40 people are missing after the raid on the village, elders said.",
        "missing",
        40,
    ),
    "driven out": ("The shelling drove 60,000 people from their homes.", "displaced", 60_000),
    "nobody hurt": (
        "A grenade was thrown at the mayor's house, but nobody was hurt.",
        "wounded",
        0,
    ),
    "bodies left by soldiers": (
        '"We counted 22 bodies after the soldiers left," a farmer said.',
        "killed",
        22,
    ),
    "a mine": ("A landmine killed two deminers in Bentiu.", "killed", 2),
    "a bomb that killed is no plot": ("An IED killed four soldiers near Ghazni.", "killed", 4),
    "raiders": ("Cattle raiders killed nine herders in Turkana.", "killed", 9),
    "killed by warriors": ("Warriors killed seven herders and drove off goats.", "killed", 7),
    "soldiers who shot": (
        "Soldiers firing from a truck killed three street vendors in Yangon.",
        "killed",
        3,
    ),
    "wounds that tell": (
        "The bullet-riddled bodies of five men were found beside a road.",
        "killed",
        5,
    ),
    "strife between two sides": (
        "Thirty people lost their lives in violence between two clans, elders said.",
        "killed",
        30,
    ),
    "tried for it": (
        "A judge sentenced the man to life for killing three colleagues at a warehouse.",
        "killed",
        3,
    ),
    "none, in the sentence of the act": (
        "No one was injured in the explosion, which damaged a bank.",
        "wounded",
        0,
    ),
    "before the act": (
        "Killed: 6. Wounded: 19. That was the toll of the ambush on the bridge.",
        "killed",
        6,
    ),
}


@pytest.mark.parametrize(("text", "harm", "value"), TOLD.values(), ids=TOLD)
def test_the_figure_founds_an_incident(text: str, harm: str, value: int) -> None:
    (account,) = understand_report(document(text, published_at="2031-05-13").report)
    assert value in [one.value for one in account.of_field(harm)]


SILENT = {
    "floods": "Floods drove 20,000 people from their homes in Sindh.",
    "a crash": "Six pilgrims died when their bus plunged into a ravine near Murree.",
    "lost walkers": "Two hikers have been missing in the hills since Sunday.",
    "drugs": "Officers seized 40 kilos of cocaine and two boats.",
    "a rescue at sea": "The coast guard rescued 85 migrants from a sinking boat.",
    "a blast at a plant": "An explosion at a fireworks plant killed nine workers.",
    "firecrackers": "A firecracker factory explosion killed eight workers in Sivakasi.",
    "soldiers in the snow": "Ten soldiers died when heavy snow buried their post on a glacier.",
    "history": "Warriors killed about 1,300 soldiers at Isandlwana in January 1879.",
    "a film": "The thriller, in which a sniper shoots 14 people, opens on Friday.",
    "a rate": "Murders fell by 12 per cent last year, to 340, the bureau said.",
    "a threat": "The kidnappers warned that they would kill all 12 hostages unless a ransom came.",
    "weapons found": "Soldiers found an IED and 12 grenades in a house.",
}


@pytest.mark.parametrize("text", SILENT.values(), ids=SILENT)
def test_other_figures_tell_of_no_harm(text: str) -> None:
    accounts = understand_report(document(text, published_at="2031-05-13").report)
    harms = ("killed", "wounded", "hostage", "missing", "released", "displaced")
    assert [one.value for each in accounts for one in each.of_field(*harms)] == []


def test_killed_after_an_attack_is_of_an_attack_too() -> None:
    """ "Was killed" alone may be an accident; in a report of shootings it is none."""
    text = (
        "Gunmen attacked two bars in the state late on Friday, killing 15 people in all.\n\n"
        "An hour later, men in a white van killed five customers and wounded six at a bar in"
        " Salamanca."
    )
    accounts = understand_report(document(text, published_at="2031-05-13").report)
    figures = [[one.value for one in each.of_field("killed")] for each in accounts]
    assert figures == [[15], [5]]
