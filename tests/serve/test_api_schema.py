"""The API against its own description: whatever is asked, by whom ever, no fault and no surprise.

Schemathesis draws requests from the OpenAPI document, right and wrong ones, and holds each answer
against it: no 5xx, a status and a type that are described, a body of the shape described.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import requests
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from made_books import make_book
from schemathesis.checks import (
    content_type_conformance,
    not_a_server_error,
    response_schema_conformance,
    status_code_conformance,
)
from schemathesis.generation import GenerationMode
from serving import Browser, make_users, served

CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
]
# What each role may ask with a change; all may read everything but the list of users.
ALLOWED = {
    "": set(),
    "rita": {"/api/presence"},
    "vera": {"/api/presence", "/api/decisions/"},
    "kim": {"/api/presence", "/api/decisions/", "/api/users"},
}
# So many requests for each asker, right ones and wrong ones apart.
EXAMPLES = 40
READING_FOR_KEEPERS = "/api/users"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server with users over a book of its own: decisions are drawn too."""
    folder = tmp_path_factory.mktemp("schema")
    book = make_book(folder / "b.book", 6)
    with served(book, users=make_users(folder / "users.toml")) as base:
        yield base


@pytest.fixture(scope="module")
def description(address: str) -> dict[str, Any]:
    """The OpenAPI document as the server gives it."""
    found: dict[str, Any] = Browser(address).sign_in("kim").get("/openapi.json").json()
    return found


def known_ids(address: str) -> dict[str, list[str]]:
    """Ids that the book holds: drawn ids would nearly all be unknown."""
    browser = Browser(address).sign_in("kim")
    incidents = [row["incident_id"] for row in browser.get("/incidents.json").json()["rows"]]
    reports = [row["report_id"] for row in browser.get("/reports.json").json()["rows"]]
    return {"incident_id": incidents, "report_id": reports, "name": ["nobody"]}


@pytest.mark.slow
@pytest.mark.timeout(300)
@pytest.mark.parametrize("mode", [GenerationMode.POSITIVE, GenerationMode.NEGATIVE])
@pytest.mark.parametrize("who", ["", "rita", "vera", "kim"])
def test_whatever_is_asked_is_answered_as_described(
    address: str, description: dict[str, Any], who: str, mode: GenerationMode
):
    """Each of the four askers sends right and wrong requests of every kind."""
    browser = Browser(address)
    if who:
        browser.sign_in(who)
    session = requests.Session()
    session.cookies.update(dict(browser.http.cookies))
    headers = {"Origin": address, "X-Tallybook-Token": browser.token}
    ids = known_ids(address)
    schema = schemathesis.openapi.from_dict(description)
    strategies = []
    for found in schema.get_all_operations():
        operation = found.ok()
        try:
            strategies.append(operation.as_strategy(generation_mode=mode))
        except schemathesis.errors.SchemathesisError:
            continue
    assert len(strategies) > 20

    @settings(
        max_examples=EXAMPLES,
        deadline=None,
        database=None,
        derandomize=True,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=st.one_of(strategies), known=st.booleans(), number=st.integers(0, 5))
    def ask(case: Any, known: bool, number: int) -> None:
        if known and case.path_parameters:
            for name, every in ids.items():
                if name in case.path_parameters:
                    case.path_parameters[name] = every[number % len(every)]
        answer = case.call(base_url=address, session=session, headers=headers, timeout=30)
        case.validate_response(answer, checks=CHECKS)
        assert_no_access_without_right(who, case, answer.status_code)

    ask()


def assert_no_access_without_right(who: str, case: Any, status: int) -> None:
    """Raise AssertionError if somebody got what their role does not give."""
    path = case.operation.path
    if not who:
        assert status in (401, 400, 405, 413, 421, 422), f"{path} answered nobody with {status}"
    elif case.method != "GET" and not path.startswith(tuple(ALLOWED[who]) or ("none",)):
        assert status in (400, 403, 405, 413), f"{who} changed something by {path}: {status}"
    elif path.startswith(READING_FOR_KEEPERS) and who != "kim":
        assert status == 403, f"{who} read {path}: {status}"


def test_every_address_of_the_api_is_described_with_its_refusals(description: dict[str, Any]):
    for path, methods in description["paths"].items():
        for method, told in methods.items():
            statuses = set(told["responses"])
            assert {"200", "401", "421", "422"} <= statuses, f"{method} {path}"
            if method != "get":
                assert "403" in statuses, f"{method} {path}"


def test_the_shapes_of_records_are_described(description: dict[str, Any]):
    schemas = description["components"]["schemas"]

    assert {"Incident", "Tally", "Statement", "Report", "IncidentsAnswer", "Stale"} <= set(schemas)
    assert schemas["Tally"]["properties"]["low"]["anyOf"] == [{"type": "integer"}, {"type": "null"}]
