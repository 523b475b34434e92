"""Whatever happens to a book, in whatever order, its tables are what its log makes."""

import tempfile
from pathlib import Path

from book_builders import (
    EXTRACTOR,
    Clock,
    GivenReading,
    account,
    incident,
    linking,
    reading,
)
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from tallybook.records import Copy, Decision, Unreadable
from tallybook.store import Book

TEXTS = ("The attack killed 12 people.", "An attack killed 15.", "No attack.", "attack 3 =1+1")
NAMES = ("a.txt", "b.txt", "c/a.txt")
WORDS_CHECK = "INSERT INTO report_words(report_words, rank) VALUES ('integrity-check', 1)"
texts, names = st.sampled_from(TEXTS), st.sampled_from(NAMES)
readers, extractors = st.sampled_from(["read-1", "read-2"]), st.sampled_from([EXTRACTOR, "rules-2"])


class AnyLife(RuleBasedStateMachine):
    """Steps of a life in any order; after each the counts agree, at the end the whole book."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.clock = Clock()
        self.open()

    def open(self) -> None:
        path = Path(self.folder.name) / "b.book"
        self.book = Book.open(path, create=True, clock=self.clock)

    @rule(text=texts, name=names, reader=readers, title=st.sampled_from([None, "T"]))
    def read(self, text, name, reader, title):
        self.book.add_readings([reading(text, name=name, reader=reader, title=title)])

    @rule(text=texts, name=names, cause=st.sampled_from(["too long", "empty"]), known=st.booleans())
    def fail_to_read(self, text, name, cause, known):
        digest = reading(text).item.content_sha256 if known else None
        item = Unreadable(source_name=name, cause=cause, next_step="x", content_sha256=digest)
        self.book.add_readings([GivenReading(item, None)])

    @rule(extractor=extractors, again=st.booleans())
    def understand(self, extractor, again):
        for one in self.book.reports():
            if again or one.report_id in self.book.unread_reports(extractor):
                made = [account(one, extractor=extractor)] if "killed" in one.text else []
                self.book.add_accounts(one.report_id, made, extractor)

    @rule(together=st.booleans())
    def link(self, together):
        pairs = self.pairs()
        groups = [pairs] if together and pairs else [[one] for one in pairs]
        self.book.set_linking(linking(*groups))
        self.book.set_incidents([incident(*one) for one in groups])

    def pairs(self):
        reports = {one.report_id: one for one in self.book.reports()}
        return [(one, reports[one.report_id]) for one in self.book.accounts()]

    @rule(some=st.booleans())
    def find_copies(self, some):
        keys = [one.report_id for one in self.book.reports()]
        pairs = list(zip(keys[1:], keys, strict=False)) if some else []
        self.book.set_copies(
            Copy(report_id=one, original_id=other, kind="near", similarity=0.9)
            for one, other in pairs
        )

    @rule(verdict=st.sampled_from(["same", "different"]))
    def decide(self, verdict):
        ids = [one.account_id for one in self.book.accounts()]
        if len(ids) >= 2:
            self.book.decide(
                Decision(subject="pair", record_ids=tuple(ids[:2]), verdict=verdict, decider="A")
            )

    @rule(hours=st.integers(min_value=-2, max_value=5))
    def wait(self, hours):
        self.clock.move_on(hours=hours)

    @rule()
    def open_again(self):
        self.book.close()
        self.open()

    @invariant()
    def every_account_belongs_to_its_report(self):
        known = {one.report_id for one in self.book.reports()}
        assert {one.report_id for one in self.book.accounts()} <= known

    def teardown(self):
        held = self.book.fingerprint()
        assert self.book.verify() == ()
        with self.book._engine.connect() as connection:
            # SQLite's own check that the words of search are those of the reports.
            connection.exec_driver_sql(WORDS_CHECK)
        self.book.rebuild()
        assert self.book.fingerprint() == held
        self.book.close()
        self.folder.cleanup()


AnyLife.TestCase.settings = settings(
    max_examples=25, stateful_step_count=20, deadline=None, derandomize=True
)
TestAnyLife = AnyLife.TestCase
