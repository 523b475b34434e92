"""Are the names of victims covered in this answer? By the server's switch, or as it is asked.

Whatever leaves the server passes here: pages, JSON and tables are made from the same shapes.
"""

from __future__ import annotations

import urllib.parse
from collections.abc import Iterator, MutableMapping
from typing import Any, TypeVar

import msgspec
from starlette.requests import Request

from tallybook.records import Incident
from tallybook.serve.served import Served
from tallybook.show.withheld import Names, names_of, withheld

T = TypeVar("T")


def is_asked(scope: MutableMapping[str, Any]) -> bool:
    """Return whether names are to be covered in the answer to this request."""
    served: Served = scope["state"]["served"]
    query = urllib.parse.parse_qs(scope.get("query_string", b"").decode("latin-1"))
    return served.options.withhold_names or query.get("names", [""])[-1] == "withheld"


def shown(request: Request, answer: T) -> T:
    """Return the answer as it may be shown: as it is, or with every victim's name covered."""
    if not is_asked(request.scope):
        return answer
    served: Served = request.state.served
    return withheld(answer, _names(served, answer))


def _names(served: Served, answer: object) -> Names:
    """Return the names that the statements and incidents of an answer know."""
    reports: set[str] = set()
    incidents: set[str] = set()
    for one in _structs(answer):
        reports |= _ids(one, "report_id")
        incidents |= _ids(one, "incident_id", "id")
    victims = _victims(served.lists.records_of(sorted(incidents)))
    told = served.lists.statements_on_victims(sorted(reports))
    return Names([*victims, *names_of(told).forms])


def _ids(record: msgspec.Struct, *names: str) -> set[str]:
    found = (getattr(record, name, None) for name in names)
    return {one for one in found if isinstance(one, str)}


def _victims(incidents: tuple[Incident, ...]) -> Iterator[str]:
    for incident in incidents:
        for one in incident.victims:
            yield from (name for name in (one.victim.name, *one.victim.name_variants) if name)


def _structs(value: object) -> Iterator[msgspec.Struct]:
    """Yield every record inside an answer."""
    if isinstance(value, msgspec.Struct):
        yield value
        for name in value.__struct_fields__:
            yield from _structs(getattr(value, name))
    elif isinstance(value, tuple | list):
        for one in value:
            yield from _structs(one)
