"""Slot 11: of several standings of one organisation, which one the template has."""

import msgspec
import pytest
from muc4_accounts import account, doer

from tallybook.export.muc4_perpetrators import perpetrator_fills

RULES = {"confidence": 0.75, "odds": 0.9}
ENCODER_ALONE = {"confidence": 0.8, "odds": 0.8}


def told(*standings):
    """Statements of one organisation in the order of the text: (standing, how it was found)."""
    return account(
        *(
            msgspec.structs.replace(
                doer("RED FRONT", "organisation", standing=standing, start=10 * at), **found
            )
            for at, (standing, found) in enumerate(standings)
        )
    )


@pytest.mark.parametrize(
    ("standings", "expected"),
    [
        pytest.param(
            [("suspected", RULES), ("reported_as_fact", RULES)],
            "SUSPECTED OR ACCUSED",
            id="what-is-told-first",
        ),
        pytest.param(
            [("reported_as_fact", RULES), ("suspected_by_authorities", RULES)],
            "REPORTED AS FACT",
            id="an-older-incident-comes-later",
        ),
        pytest.param(
            [("reported_as_fact", RULES), ("claimed", RULES)],
            "CLAIMED OR ADMITTED",
            id="its-own-claim-wherever-it-stands",
        ),
        pytest.param(
            [("suspected", RULES), ("acquitted", RULES)], "ACQUITTED", id="cleared-in-the-end"
        ),
        pytest.param(
            [("reported_as_fact", ENCODER_ALONE), ("suspected_by_authorities", RULES)],
            "SUSPECTED OR ACCUSED BY AUTHORITIES",
            id="grammar-before-a-bare-mention",
        ),
        pytest.param([("possible", ENCODER_ALONE)], "POSSIBLE", id="a-bare-mention-alone"),
    ],
)
def test_the_confidence_of_an_organisation(standings, expected):
    (fill,) = perpetrator_fills([[told(*standings)]], 0)[11]

    assert (fill.values, fill.tags) == ((expected,), ("RED FRONT",))
