"""Equal records have equal bytes; an entry's hash is SHA-256 over the one before and itself."""

import hashlib

import msgspec
import pytest

from tallybook.records import Unreadable
from tallybook.store.canonical import canonical, entry_hash, storable


@pytest.mark.parametrize(
    ("value", "written"),
    [
        pytest.param({"b": 1, "a": 2}, '{"a":2,"b":1}', id="keys are sorted"),
        pytest.param({"a": [1, None, True]}, '{"a":[1,null,true]}', id="no white space"),
        pytest.param("Bäckerei – 北京", '"Bäckerei – 北京"', id="letters stay letters"),
        pytest.param('"\\\n\x00', r'"\"\\\n\u0000"', id="only what must be is escaped"),
        pytest.param(0.1 + 0.2, "0.30000000000000004", id="shortest fraction that reads back"),
        pytest.param(1.0, "1.0", id="a whole float stays a float"),
    ],
)
def test_canonical_json(value, written):
    assert canonical(value) == written


def test_the_hash_of_an_entry_can_be_made_by_hand():
    """As the docs describe it, with nothing but SHA-256 and JSON."""
    by_hand = hashlib.sha256(b'ab{"at":"T","body":{"kind":"read"},"seq":7}').hexdigest()

    assert entry_hash("ab", seq=7, at="T", body='{"kind":"read"}') == by_hand


def test_a_plain_record_is_storable_as_it_is():
    record = Unreadable(source_name="a", cause="1234567890123456789012 odd", next_step="")

    assert storable(record) == record


class Holder(msgspec.Struct, frozen=True):
    value: str | int | None
    number: int | None
    text: str


@pytest.mark.parametrize(
    ("record", "stored"),
    [
        pytest.param(
            Holder(2**63, -(2**70), "x"), Holder(str(2**63), None, "x"), id="numbers too large"
        ),
        pytest.param(
            Holder(2**63 - 1, 5, "x"), Holder(2**63 - 1, 5, "x"), id="the largest number stays"
        ),
        pytest.param(
            Holder(None, 1, "a\ud83d\ude00b"), Holder(None, 1, "a��b"), id="surrogates, one for one"
        ),
    ],
)
def test_what_cannot_be_stored_is_mended(record, stored):
    assert storable(record) == stored
