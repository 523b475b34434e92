"""Which words tell of an act of violence, and how real it is."""

import pytest
from report_documents import document

from tallybook import codebook
from tallybook.understand.anchors import find_anchors
from tallybook.understand.mentions import Anchor, Party
from tallybook.understand.violence import violence


def anchors(text: str) -> tuple[Anchor, ...]:
    return find_anchors(document(text))


def told(text: str) -> list[tuple[str, str]]:
    """Return the words of each act with its reality."""
    return [(text[one.start : one.end], one.reality) for one in anchors(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Gunmen attacked a police station.", [("attacked", "actual")], id="plain past"
        ),
        pytest.param("Rebels may mount further attacks.", [("attacks", "possible")], id="may"),
        pytest.param("Rebels plan to bomb the port.", [("bomb", "planned")], id="plan to"),
        pytest.param(
            "The militants threatened to bomb embassies.", [("bomb", "threatened")], id="threat"
        ),
        pytest.param("The envoy warned of attacks.", [("attacks", "threatened")], id="warning"),
        pytest.param(
            "Troops came to prevent attacks on voters.", [("attacks", "possible")], id="prevent"
        ),
        pytest.param("In case of an attack, stay indoors.", [("attack", "possible")], id="in case"),
        pytest.param(
            "If rebels attack the town, troops will come.", [("attack", "possible")], id="if"
        ),
        pytest.param("There was no attack on the convoy.", [("attack", "negated")], id="no attack"),
        pytest.param(
            "The rebels denied attacking the village.", [("attacking", "negated")], id="denied"
        ),
        pytest.param(
            "Hundreds of attacks were reported this year.", [("attacks", "aggregate")], id="sum"
        ),
        pytest.param("A wave of bombings shook Mosul.", [("bombings", "aggregate")], id="wave"),
        pytest.param("Attacks have increased.", [("Attacks", "aggregate")], id="trend"),
        pytest.param(
            "Jets intensified their bombardment of the land.",
            [("bombardment", "campaign")],
            id="campaign",
        ),
        pytest.param("Police defused a bomb.", [("bomb", "foiled")], id="defused"),
        pytest.param("Police broke up a plot.", [("plot", "foiled")], id="plot broken up"),
        pytest.param(
            "Rebels plan to kill; a guard was shot by gunmen.",
            [("kill", "planned"), ("shot", "actual")],
            id="a plan does not reach past its clause",
        ),
        pytest.param(
            "The attack could worsen the conflict.",
            [("attack", "actual")],
            id="a known attack stays real beside could",
        ),
        pytest.param(
            "The mayor may have been killed by rebels.",
            [("killed", "actual")],
            id="may have been is doubt, not future",
        ),
        pytest.param(
            "Troops continued to shell the town.", [("shell", "actual")], id="continued to"
        ),
    ],
)
def test_reality_follows_the_words_before_the_act(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The officer suffered a heart attack.",
        "They were shooting a film in the old town.",
        "The senator attacked the minister's speech.",
        "Rail workers began a strike on Monday.",
        "The boss fired him from his job.",
        "The film bombed at the box office.",
        "She got a shot of vaccine.",
        "The committee killed the bill.",
        "Lobbyists hijacked the debate.",
        "A raid on the fridge followed.",
        "Sales showed explosive growth.",
        "The club has a siege mentality.",
        "He went to target practice.",
        "Four people died when a bus crashed on the motorway.",
        "A tremor killed 300 people in the valley.",
        "The striker's attack beat the league leaders; the coach smiled.",
        "Invasion and war followed the coup.",
    ],
)
def test_other_senses_are_no_acts(text: str) -> None:
    assert anchors(text) == ()


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("A car bombing hit the market.", ("bombing",)),
        ("A suicide bomber blew himself up at a checkpoint.", ("suicide_bombing",)),
        ("A grenade attack hurt two guards.", ("bombing",)),
        ("Mortar shells hit a school and killed two.", ("shelling",)),
        ("A drone strike killed a commander.", ("air_strike",)),
        ("Guerrillas kidnapped three engineers.", ("hostage_taking_kidnapping",)),
        ("Gunmen attacked a bus.", ("armed_assault",)),
        ("Militants attacked the base with rockets.", ("shelling",)),
        ("The governor was assassinated.", ("assassination",)),
        ("Rebels set fire to a depot.", ("arson",)),
        ("An attack on the depot hurt two guards.", ()),
    ],
)
def test_attack_type_comes_from_the_words_beside(text: str, types: tuple[str, ...]) -> None:
    assert anchors(text)[0].attack_types == types


def test_upper_case_wires_are_read_like_others() -> None:
    text = "GUERRILLAS DYNAMITED THE BRIDGE AND KILLED TWO SOLDIERS."
    assert told(text) == [("DYNAMITED", "actual"), ("KILLED", "actual")]


def test_the_and_a_possessive_day_point_back() -> None:
    the, friday, new = anchors("The attack and Friday's bombing came before an ambush.")
    assert (the.definite, friday.definite, new.definite) == (True, True, False)


def test_a_string_of_bombings_is_several_told_as_one() -> None:
    (one,) = anchors("A string of bombings shook the port.")
    assert (one.plural, one.multiple, one.reality) == (True, True, "actual")


def test_a_failed_attempt_has_its_stage() -> None:
    (one,) = anchors("An assassination attempt against the governor failed.")
    assert (one.reality, one.stage) == ("actual", "attempted")


def test_whole_anchor_of_a_suicide_bombing() -> None:
    text = "A suicide bombing killed six troops."
    assert anchors(text)[0] == Anchor(
        start=2,
        end=17,
        sentence=0,
        attack_types=("suicide_bombing",),
        suicide=True,
        lemma="suicide bombing",
    )


def test_capture_counts_where_a_party_is_an_armed_group() -> None:
    text = "Troops captured a leader of the Green Path."
    green = Party(start=28, end=42, sentence=0, name="Green Path", nature="armed_group")
    assert find_anchors(document(text)) == ()
    assert [one.attack_types for one in find_anchors(document(text), (green,))] == [("raid",)]


def test_furniture_tells_of_no_act() -> None:
    text = (
        "Bomb kills two in port\n\nA bomb exploded in the port, killing two people.\n\n"
        "To contact the newsroom about this attack, write to us at news@example.org."
    )
    assert all(text[one.start : one.end] != "attack" for one in anchors(text))


def test_every_attack_type_of_the_lexicon_is_a_code() -> None:
    known = codebook.code_list("attack_types").codes
    told_of = {code for act in violence().words.values() for code in act.types}
    told_of |= set(violence().modifiers.values()) | set(violence().agents.values())
    assert told_of <= set(known)
