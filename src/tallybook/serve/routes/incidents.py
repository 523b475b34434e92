"""Incidents: the list over all filters, one incident, the map's points, as page, JSON and CSV."""

from __future__ import annotations

import msgspec
from fastapi import APIRouter, Request
from starlette.responses import Response

from tallybook.serve import answers, pages, tables
from tallybook.serve.frames import page, served_of, session_of, with_session
from tallybook.serve.query import AskedIncidents
from tallybook.serve.shapes import IncidentAnswer, IncidentsAnswer, MapAnswer, MapPoint
from tallybook.serve.speaking import answers as told
from tallybook.serve.speaking import csv_of, json_of
from tallybook.serve.withholding import shown

router = APIRouter(tags=["incidents"])


@router.get("/incidents.json", responses=told(IncidentsAnswer, 400), response_class=Response)
def incidents_json(request: Request, query: AskedIncidents) -> Response:
    """Return one page of the incidents selected, with their totals and timeline."""
    return json_of(shown(request, answers.incidents(served_of(request), query)))


@router.get(
    "/incidents.csv", responses=told(None, 400, media_type="text/csv"), response_class=Response
)
def incidents_csv(request: Request, query: AskedIncidents) -> Response:
    """Return all incidents selected as a table, with the columns of `tallybook export csv`."""
    return csv_of(tables.incidents(request, query), "incidents")


@router.get("/api/map", responses=told(MapAnswer, 400), response_class=Response)
def map_points(request: Request, query: AskedIncidents) -> Response:
    """Return all incidents selected that have a place, as points."""
    return json_of(shown(request, answers.map_points(served_of(request), query)))


@router.get(
    "/incidents.geojson",
    responses=told(None, 400, media_type="application/geo+json"),
    response_class=Response,
)
def incidents_geojson(request: Request, query: AskedIncidents) -> Response:
    """Return all incidents selected that have a place, as a collection of points (RFC 7946)."""
    found = shown(request, answers.map_points(served_of(request), query))
    collection = {"type": "FeatureCollection", "features": [_feature(o) for o in found.incidents]}
    return Response(msgspec.json.encode(collection), media_type="application/geo+json")


def _feature(point: MapPoint) -> dict[str, object]:
    properties = msgspec.structs.asdict(point)
    place = [properties.pop("lon"), properties.pop("lat")]
    return {
        "type": "Feature",
        "id": point.id,
        "geometry": {"type": "Point", "coordinates": place},
        "properties": properties,
    }


@router.get("/incidents", include_in_schema=False)
def incidents_page(request: Request, query: AskedIncidents) -> Response:
    """Return the page of the list."""
    frame, cookie = with_session(request)
    answer = shown(request, answers.incidents(served_of(request), query))
    return page(request, pages.render_incidents(frame, answer), cookie)


@router.get(
    "/incidents/{incident_id}.json",
    responses=told(IncidentAnswer, 400, 404),
    response_class=Response,
)
def incident_json(request: Request, incident_id: str) -> Response:
    """Return one incident with everything that it rests on."""
    return json_of(_incident(request, incident_id))


@router.get("/incidents/{incident_id}", include_in_schema=False)
def incident_page(request: Request, incident_id: str) -> Response:
    """Return the page of one incident."""
    frame, cookie = with_session(request)
    answer = _incident(request, incident_id)
    return page(request, pages.render_incident(frame, answer), cookie)


def _incident(request: Request, incident_id: str) -> IncidentAnswer:
    found = answers.incident(served_of(request), incident_id, session=session_of(request))
    return shown(request, found)
