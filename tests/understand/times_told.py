"""The times of a text as short tuples, for tests of what they mean."""

from report_documents import document

from tallybook.understand.times import find_times

# A Monday, so that the weekend is the two days before.
MONDAY = "2031-05-05"


def told(text, published_at=MONDAY):
    """Return each time as from, to, precision, role."""
    found = find_times(document(text, published_at=published_at))
    return [(t.date_from, t.date_to, t.precision, t.role) for t in found]


def day(iso, role="point"):
    return [(iso, iso, "day", role)]


def span(first, last, precision, role="point"):
    return [(first, last, precision, role)]
