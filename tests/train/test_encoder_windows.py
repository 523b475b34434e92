from __future__ import annotations

import numpy as np
from small_tokenizer import small_tokenizer

from tallybook.train.encoder_windows import UNKNOWN, windows_of_report
from tallybook.train.labelled import CHOICES, INCIDENTS, ROLES, LabelledReport, RoleSpan

TEXT = "Jane Roe was shot by gunmen."
VICTIM = RoleSpan(
    start=0,
    end=8,
    role="victim_name",
    incidents=frozenset({"attack"}),
    choices={"human_effect": "DEATH"},
)
DOER = RoleSpan(start=21, end=27, role="individual", incidents=frozenset({"attack"}))


def _report(text: str, *spans: RoleSpan, **fields: object) -> LabelledReport:
    whole = {"roles": frozenset(ROLES), "incidents": frozenset({"attack"})} | fields
    return LabelledReport(name="r", text=text, spans=spans, **whole)  # type: ignore[arg-type]


def test_each_piece_of_a_span_is_marked_and_the_frame_is_unknown() -> None:
    (window,) = windows_of_report(_report(TEXT, VICTIM, DOER), small_tokenizer())
    names = window.tags[:, ROLES.index("victim_name")].tolist()
    doers = window.tags[:, ROLES.index("individual")].tolist()
    # jane roe was shot by gun ##men .
    assert names == [UNKNOWN, 1, 2, 0, 0, 0, 0, 0, 0, UNKNOWN]
    assert doers == [UNKNOWN, 0, 0, 0, 0, 0, 1, 2, 0, UNKNOWN]


def test_choices_and_types_are_told_at_role_words_only() -> None:
    (window,) = windows_of_report(_report(TEXT, VICTIM), small_tokenizer())
    effect = list(CHOICES).index("human_effect")
    assert window.choices[:, effect].tolist() == [UNKNOWN, 0, 0, *[UNKNOWN] * 7]
    assert window.incidents[1].tolist() == [float(one == "attack") for one in INCIDENTS]
    assert (window.incidents[3:] == UNKNOWN).all()


def test_a_role_that_the_corpus_does_not_mark_teaches_at_its_words_only() -> None:
    report = _report(TEXT, DOER, roles=frozenset({"victim_name"}), incidents=None)
    (window,) = windows_of_report(report, small_tokenizer())
    doers = window.tags[1:-1, ROLES.index("individual")].tolist()
    assert doers == [*[UNKNOWN] * 5, 1, 2, UNKNOWN]
    assert (window.types == UNKNOWN).all()


def test_a_window_without_the_fillers_of_a_report_tells_nothing_of_its_type() -> None:
    text = TEXT + " a" * 600
    first, *_, last = windows_of_report(_report(text, VICTIM), small_tokenizer())
    attack = INCIDENTS.index("attack")
    assert (first.types[attack], first.types[-1], first.speaks) == (1, 1, True)
    assert (last.types[attack], last.types[-1], last.speaks) == (UNKNOWN, UNKNOWN, False)
    assert last.types[INCIDENTS.index("arson")] == 0


def test_windows_overlap_and_hold_every_piece() -> None:
    windows = list(windows_of_report(_report(TEXT + " a" * 600), small_tokenizer()))
    assert [len(one.ids) for one in windows] == [256, 256, 198]
    assert np.array_equal(windows[0].ids[-49:-1], windows[1].ids[1:49])
