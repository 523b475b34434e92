"""Who is cleared without a verdict: freed, never charged, a case thrown out or undone."""

import pytest
from voice_documents import read

from tallybook.understand.standing import find_attributions


def cleared(text: str) -> list[str]:
    found = find_attributions(read(text))
    return [one.detail.name for one in found if one.detail.standing == "acquitted"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param(
            "John Roe walked free after being found not guilty of the murder of a guard.",
            "John Roe",
            id="walked free",
        ),
        pytest.param(
            "John Roe, 51, was freed after fresh evidence showed he could not have shot her.",
            "John Roe",
            id="freed by evidence",
        ),
        pytest.param(
            "Two of the nine defendants in the trial over the ambush were acquitted.",
            "nine defendants",
            id="words between the subject and the verb",
        ),
        pytest.param(
            "A man who was jailed for the murder of a couple has been exonerated.",
            "man",
            id="not the victim who stands before the verb",
        ),
        pytest.param(
            "Prosecutors will not charge John Roe over the shooting.",
            "John Roe",
            id="they will not charge",
        ),
        pytest.param(
            "A magistrate discharged John Roe, who was tried for the murder.",
            "John Roe",
            id="discharged by a magistrate",
        ),
        pytest.param(
            "Charges were dropped against John Roe over the shooting.",
            "John Roe",
            id="dropped against",
        ),
        pytest.param(
            "The court freed two men convicted of the bombing.", "two men", id="freed by a court"
        ),
        pytest.param(
            "Prosecutors declined to charge John Roe in the stabbing of a sailor.",
            "John Roe",
            id="declined to charge",
        ),
        pytest.param(
            "John Roe will not be prosecuted over the fatal shooting.",
            "John Roe",
            id="will not be prosecuted",
        ),
        pytest.param(
            "No charges will be filed against John Roe in the shooting.",
            "John Roe",
            id="no charges will be filed",
        ),
        pytest.param(
            "Officers released two men held over the murder without charge.",
            "two men",
            id="released without charge",
        ),
        pytest.param(
            "The judge ordered the release of John Roe for lack of evidence in the bombing.",
            "John Roe",
            id="release is ordered",
        ),
        pytest.param(
            "The court threw out the case against the former governor John Roe over the massacre.",
            "John Roe",
            id="a name behind its title",
        ),
        pytest.param(
            "The conviction of John Roe for the bombing was set aside.", "John Roe", id="set aside"
        ),
        pytest.param(
            "Cleared after nine years, John Roe had been jailed for killing a guard.",
            "John Roe",
            id="a participle at the head",
        ),
        pytest.param(
            "The court upheld the acquittal of a baker, John Roe, who was tried for the murder.",
            "John Roe",
            id="acquittal upheld",
        ),
    ],
)
def test_the_end_of_a_case_clears(text: str, name: str):
    assert cleared(text) == [name]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "Two hostages were freed after the kidnapping; charges are expected.", id="hostages"
        ),
        pytest.param(
            "John Roe was released on bail after he was charged with the shooting.", id="on bail"
        ),
        pytest.param(
            "John Roe was freed after he served nine years for the murder conviction.",
            id="a sentence served",
        ),
        pytest.param(
            "The court dismissed the appeal of John Roe against his conviction for the murder.",
            id="an appeal dismissed",
        ),
        pytest.param("John Roe has not been charged over the shooting.", id="not charged as yet"),
        pytest.param("The court overturned the acquittal of John Roe for the murder.", id="undone"),
        pytest.param(
            "Two men were discharged from hospital after the stabbing; a judge will rule.",
            id="discharged from hospital",
        ),
        pytest.param("Soldiers cleared the road after the bombing.", id="a road"),
    ],
)
def test_others_that_are_free_are_not_cleared(text: str):
    assert cleared(text) == []
