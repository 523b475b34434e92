"""A report and a statement that rests on it, for tests of the exports."""

from tallybook.records import Statement

TEXT = "Gunmen attacked a market. At least 27 people were killed, police said."


def statement(**more: object) -> Statement:
    """At least 27 killed, said by the police."""
    values: dict[str, object] = {
        "statement_id": "s1",
        "report_id": "r1",
        "account_id": "a1",
        "sentence": 1,
        "start": 26,
        "end": 44,
        "quote": "At least 27 people",
        "field": "killed",
        "value": 27,
        "number_low": 27,
        "bound": "at_least",
        "speaker": "police",
        "speaker_type": "authority",
        "confidence": 0.123456,
    }
    return Statement(**(values | more))
