"""Reports: the list, one report with what was found in it, and the bytes that it was read from."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import Response

from tallybook.errors import UnknownRecord
from tallybook.serve import answers, pages, tables
from tallybook.serve.frames import page, served_of, with_session
from tallybook.serve.query import AskedReports
from tallybook.serve.refusals import NoRight
from tallybook.serve.shapes import ReportAnswer, ReportsAnswer
from tallybook.serve.speaking import answers as told
from tallybook.serve.speaking import attachment, csv_of, json_of
from tallybook.serve.withholding import is_asked, shown

router = APIRouter(tags=["reports"])


@router.get("/reports.json", responses=told(ReportsAnswer), response_class=Response)
def reports_json(request: Request, query: AskedReports) -> Response:
    """Return one page of the reports selected."""
    return json_of(shown(request, answers.reports(served_of(request), query)))


@router.get("/reports.csv", responses=told(None, media_type="text/csv"), response_class=Response)
def reports_csv(request: Request, query: AskedReports) -> Response:
    """Return all reports selected as a table, with the columns of `tallybook export csv`."""
    return csv_of(tables.reports(request, query), "reports")


@router.get("/reports", include_in_schema=False)
def reports_page(request: Request, query: AskedReports) -> Response:
    """Return the page of the list."""
    frame, cookie = with_session(request)
    answer = shown(request, answers.reports(served_of(request), query))
    return page(request, pages.render_reports(frame, answer), cookie)


@router.get(
    "/reports/{report_id}/original",
    responses=told(None, 403, 404, media_type="text/plain"),
    response_class=Response,
)
def original(request: Request, report_id: str) -> Response:
    """Return the bytes that the report was read from: plain text, or a file to keep; never shown.

    A page that was read would run here as ours if a browser took it for one.
    """
    book = served_of(request).book
    report = book.report(report_id)
    if is_asked(request.scope):
        raise NoRight(
            "originals have the names of victims in them, which are withheld here",
            next_step=f"its text is at /reports/{report.report_id}",
        )
    data = book.original(report.report_id)
    if data is None:
        raise UnknownRecord(
            f"the bytes of report {report.report_id} were not kept",
            next_step=f"its text is at /reports/{report.report_id}",
        )
    if report.media_type == "text/plain":
        return Response(data, media_type="text/plain; charset=utf-8")
    name = f"{report.source_name.replace(chr(92), '/').rpartition('/')[2]}"
    return Response(data, media_type="application/octet-stream", headers=attachment(name))


@router.get("/reports/{report_id}.json", responses=told(ReportAnswer, 404), response_class=Response)
def report_json(request: Request, report_id: str) -> Response:
    """Return one report as stored, with the accounts found in it."""
    return json_of(shown(request, answers.report(served_of(request), report_id)))


@router.get("/reports/{report_id}", include_in_schema=False)
def report_page(request: Request, report_id: str) -> Response:
    """Return the page of one report."""
    frame, cookie = with_session(request)
    answer = shown(request, answers.report(served_of(request), report_id))
    return page(request, pages.render_report(frame, answer), cookie)
