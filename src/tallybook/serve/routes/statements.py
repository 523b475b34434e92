"""Statements: all of one incident or of one report, as JSON and CSV."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request
from starlette.responses import Response

from tallybook.serve import answers, tables
from tallybook.serve.frames import served_of
from tallybook.serve.shapes import StatementsAnswer
from tallybook.serve.speaking import answers as told
from tallybook.serve.speaking import csv_of, json_of
from tallybook.serve.withholding import shown

router = APIRouter(tags=["statements"])
_Id = Annotated[str | None, Query(max_length=40)]


def _asked(
    request: Request,
    incident: _Id = None,
    report: _Id = None,
    field: Annotated[str | None, Query(max_length=40, description="a code of `fields`")] = None,
) -> StatementsAnswer:
    found = answers.statements(
        served_of(request), incident=incident or None, report=report or None, field=field or None
    )
    return shown(request, found)


Asked = Annotated[StatementsAnswer, Depends(_asked)]


@router.get("/statements.json", responses=told(StatementsAnswer, 400, 404), response_class=Response)
def statements_json(answer: Asked) -> Response:
    """Return the statements of one incident or one report."""
    return json_of(answer)


@router.get(
    "/statements.csv",
    responses=told(None, 400, 404, media_type="text/csv"),
    response_class=Response,
)
def statements_csv(answer: Asked) -> Response:
    """Return them as a table, with the columns of `tallybook export csv`."""
    return csv_of(tables.statements(answer), "statements")
