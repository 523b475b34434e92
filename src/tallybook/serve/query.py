"""Which filters may an address carry? Checked as they come in; a name that is not known is refused.

A field that a form left empty counts as not given.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal

from fastapi import Query
from pydantic import BaseModel, ConfigDict, Field, field_validator

from tallybook.codebook import code_list
from tallybook.store.listing import Filters, ReportFilters
from tallybook.store.listing_rows import MOST_PER_PAGE, PER_PAGE

_Text = Annotated[str, Field(max_length=300)]
_Several = Annotated[list[_Text], Field(max_length=50)]
MOMENT = r"\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?(Z|[+-]\d{2}:\d{2})?)?"
_SORTS = Literal[
    "date", "-date", "killed", "-killed", "wounded", "-wounded", "reports", "-reports",
    "title", "-title", "country", "-country", "learned", "-learned",
]  # fmt: skip


class _Paged(BaseModel):
    """What every list can be asked."""

    model_config = ConfigDict(extra="forbid", populate_by_name=True)

    from_: date | None = Field(None, alias="from", description="earliest day")
    to: date | None = Field(None, description="latest day")
    words: str | None = Field(
        None, max_length=300, description='words that a report holds; "..." is a phrase'
    )
    page: int = Field(1, ge=1, le=1_000_000, description="which page, from 1")
    per_page: int = Field(PER_PAGE, ge=1, le=MOST_PER_PAGE, description="rows a page")
    names: Literal["shown", "withheld"] = Field(
        "shown", description="whether the names of victims are shown or covered"
    )

    @field_validator("*", mode="before")
    @classmethod
    def _empty_is_not_given(cls, value: Any, info: Any) -> Any:
        if isinstance(value, list):
            return [one for one in value if one != ""]
        if value == "":
            return cls.model_fields[info.field_name].get_default(call_default_factory=True)
        return value

    @property
    def offset(self) -> int:
        """How many rows stand before this page."""
        return (self.page - 1) * self.per_page


def _day(value: date | None) -> str | None:
    return None if value is None else value.isoformat()


class IncidentQuery(_Paged):
    """The filters of the list of incidents."""

    country: _Several = Field([], description="ISO 3166-1 alpha-2 codes")
    harm: _Several = Field([], description="codes of the list `harms`")
    attack_type: _Several = Field([], description="codes of the list `attack_types`")
    perpetrator: _Several = Field([], description="part of a name, or a group's id")
    standing: _Several = Field([], description="codes of the list `standings`")
    status: _Several = Field([], description="codes of the list `incident_status`")
    disputed: Literal["yes", "no"] | None = Field(None, description="whether reports disagree")
    least_reports: int | None = Field(
        None, ge=0, le=1_000_000, description="least number of independent reports"
    )
    as_of: str | None = Field(
        None, max_length=40, pattern=f"^{MOMENT}$", description="what the book held then"
    )
    rule: str | None = Field(None, max_length=40, description="a code of the list `tally_rules`")
    sort: _SORTS = Field("-date", description="what to sort by; with `-` falling")
    view: Literal["table", "cards", "map"] = Field("table", description="how the page shows it")

    @field_validator("harm", "attack_type", "standing", "status", mode="after")
    @classmethod
    def _is_of_the_list(cls, value: list[str], info: Any) -> list[str]:
        known = code_list(_LISTS[info.field_name]).codes
        for one in value:
            if one not in known:
                raise ValueError(f"{one!r} is no code of `{_LISTS[info.field_name]}`")
        return value

    @field_validator("rule", mode="after")
    @classmethod
    def _is_a_rule(cls, value: str | None) -> str | None:
        if value is not None and value not in code_list("tally_rules"):
            raise ValueError(f"{value!r} is no code of `tally_rules`")
        return value

    def filters(self) -> Filters:
        """Return the filters as a listing takes them."""
        plain = self.model_dump(exclude={"from_", "to"})
        several = {name: tuple(one) for name, one in plain.items() if isinstance(one, list)}
        return Filters(**{**plain, **several}, from_=_day(self.from_), to=_day(self.to))


_LISTS = {
    "harm": "harms",
    "attack_type": "attack_types",
    "standing": "standings",
    "status": "incident_status",
}


class ReportQuery(_Paged):
    """The filters of the list of reports."""

    publisher: _Several = Field([], description="publishers, as written")
    language: _Several = Field([], description="ISO 639-1 codes")
    copies: Literal["yes", "no"] | None = Field(None, description="only copies, or none")
    sort: Literal[
        "date", "-date", "title", "-title", "publisher", "-publisher", "learned", "-learned"
    ] = Field("-date", description="what to sort by; with `-` falling")

    def filters(self) -> ReportFilters:
        """Return the filters as a listing takes them."""
        plain = self.model_dump(exclude={"from_", "to", "names"})
        several = {name: tuple(one) for name, one in plain.items() if isinstance(one, list)}
        return ReportFilters(**{**plain, **several}, from_=_day(self.from_), to=_day(self.to))


AskedIncidents = Annotated[IncidentQuery, Query()]
AskedReports = Annotated[ReportQuery, Query()]
