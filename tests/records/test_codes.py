"""Coded fields hold codes of their lists."""

from tallybook import codebook, records
from tallybook.records import Account, Statement, Tally, WeaponDetail
from tallybook.records.codes import CONTROLLED, unknown_codes


def test_every_controlled_field_exists_and_every_list_controls_something():
    for record, fields in CONTROLLED.items():
        assert set(fields) <= set(getattr(records, record).__struct_fields__)
    lists = {name for fields in CONTROLLED.values() for name in fields.values()}

    # vague_numbers gives ranges to words; it controls no field.
    assert set(codebook.list_names()) - lists <= {"vague_numbers"}


def test_a_value_that_its_list_lacks_is_named_with_its_field():
    statement = Statement(
        statement_id="s1",
        report_id="r1",
        account_id="a1",
        sentence=0,
        start=0,
        end=1,
        quote="x",
        field="weapons",
        bound="exactly",
        detail=WeaponDetail(weapon="grenad"),
    )
    account = Account(
        account_id="a1",
        report_id="r1",
        role="main",
        anchor_start=0,
        anchor_end=1,
        anchor_quote="x",
        statements=(statement,),
    )

    assert list(unknown_codes(account)) == [
        "Statement.bound = 'exactly' (bounds)",
        "WeaponDetail.weapon = 'grenad' (weapons)",
    ]


def test_subsets_of_a_tally_are_checked_too():
    tally = Tally(harm="killed", subsets=(Tally(harm="killed", scope="kids"),))

    assert list(unknown_codes({"killed": tally})) == ["Tally.scope = 'kids' (scopes)"]
