"""An act that is known already founds an incident where somebody claims it or is blamed for it."""

import pytest
from voice_documents import read

from tallybook.understand import understand_report


def told(text: str) -> list[tuple[str, str]]:
    return [
        (account.anchor_quote, statement.field)
        for account in understand_report(read(text).report)
        for statement in account.statements
        if statement.field in ("attributions", "claims", "denials")
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Military sources attributed the killing of the farmers to ETA.",
            [("killing", "attributions")],
            id="attributed",
        ),
        pytest.param(
            "Syria denied that its air force had bombed the hospital.",
            [("bombed", "denials"), ("bombed", "attributions")],
            id="denied",
        ),
        pytest.param(
            "Activists accused security forces of firing live rounds at a march, killing four.",
            [("firing live rounds", "attributions")],
            id="fired at",
        ),
        pytest.param(
            "Police accused the driver of a lorry that overturned, killing four, of speeding.",
            [],
            id="an accident",
        ),
        pytest.param(
            "A captain was accused of steering the ferry onto rocks, killing 30.",
            [],
            id="no fighters and no weapons",
        ),
        pytest.param(
            "John Roe confessed to killing his three neighbours.",
            [("killing his three neighbours", "attributions")],
            id="the deed itself",
        ),
        pytest.param("Moscow did not comment on the killing of the exile.", [], id="nobody"),
        pytest.param("Police blamed ETA for the killings of recent years.", [], id="a sum"),
    ],
)
def test_an_act_that_is_attributed_is_an_incident(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert told(text) == expected
