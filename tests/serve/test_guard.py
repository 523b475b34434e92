"""What comes in and with which headers everything goes out: asked of a real server."""

from __future__ import annotations

import http.client
import urllib.parse

import httpx
import pytest
from serving import Browser

NOTE = {"incident_id": "i0000000000000000"}


def raw(base: str, method: str, path: str, **headers: str) -> tuple[int, dict[str, str], bytes]:
    """Ask with exactly these headers and this path, which a polite client would mend."""
    host = urllib.parse.urlsplit(base).netloc
    connection = http.client.HTTPConnection(host, timeout=30)
    try:
        connection.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
        for name, value in {"Host": host, **headers}.items():
            connection.putheader(name.replace("_", "-"), value)
        connection.endheaders()
        answer = connection.getresponse()
        named = {name.lower(): value for name, value in answer.getheaders()}
        return answer.status, named, answer.read()
    finally:
        connection.close()


@pytest.mark.parametrize(
    "path",
    [
        "/incidents",
        "/incidents.json",
        "/incidents.csv",
        "/changes.atom",
        "/nowhere",
        "/openapi.json",
        "/incidents.json?nonsense=1",
        "/static/nothing.css",
    ],
)
def test_every_answer_forbids_what_is_not_ours(browser: Browser, path: str):
    headers = browser.get(path).headers

    assert headers["content-security-policy"] == (
        "default-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; "
        "form-action 'self'"
    )
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"
    assert headers["referrer-policy"] == "same-origin"
    assert headers["cross-origin-resource-policy"] == "same-origin"
    assert "access-control-allow-origin" not in headers


def test_pages_are_not_kept_by_browsers(browser: Browser):
    assert browser.get("/incidents").headers["cache-control"] == "no-store"


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1.evil.example", "127.0.0.1:1", "", "localhost"]
)
def test_another_host_is_refused_so_that_no_name_can_be_turned_on_us(base: str, host: str):
    status, _, body = raw(base, "GET", "/incidents.json", Host=host)

    assert status == 421
    assert b"WrongHost" in body


def test_localhost_with_our_port_is_us(base: str):
    port = urllib.parse.urlsplit(base).port

    assert raw(base, "GET", "/incidents.json", Host=f"LOCALHOST:{port}")[0] == 200


def test_two_hosts_are_none(base: str):
    host = urllib.parse.urlsplit(base).netloc
    connection = http.client.HTTPConnection(host, timeout=30)
    connection.putrequest("GET", "/incidents.json", skip_host=True)
    connection.putheader("Host", host)
    connection.putheader("Host", "evil.example")
    connection.endheaders()

    assert connection.getresponse().status in (400, 421)
    connection.close()


@pytest.mark.parametrize(
    "origin", [None, "null", "http://evil.example", "https://127.0.0.1", "file://", "http://"]
)
def test_a_change_from_another_origin_is_refused(base: str, origin: str | None):
    with httpx.Client(base_url=base) as plain:
        token = plain.get("/api/session").json()["token"]
        headers = {"X-Tallybook-Token": token} | ({"Origin": origin} if origin else {})
        answer = plain.post("/api/presence", json=NOTE, headers=headers)

    assert answer.status_code == 403
    assert answer.json()["error"] == "WrongOrigin"


@pytest.mark.parametrize("token", ["", "nonsense", "é"])
def test_a_change_without_the_token_is_refused(browser: Browser, token: str):
    browser.token = token
    answer = browser.http.post(
        "/api/presence", json=NOTE, headers={"X-Tallybook-Token": token.encode("latin-1")}
    )

    assert answer.status_code == 403
    assert answer.json()["error"] == "StaleToken"


def test_a_token_without_its_cookie_is_refused(browser: Browser):
    browser.http.cookies.clear()

    assert browser.post("/api/presence", NOTE).status_code == 403


def test_the_token_of_another_session_is_refused(base: str, browser: Browser):
    other = Browser(base).sign_in()
    browser.token = other.token

    assert browser.post("/api/presence", NOTE).status_code == 403


def test_a_change_with_cookie_token_and_origin_is_done(browser: Browser):
    answer = browser.post("/api/presence", NOTE)

    assert answer.status_code == 200
    assert answer.json() == {"others": []}


def test_the_cookie_is_for_us_alone(base: str):
    cookie = httpx.get(f"{base}/incidents").headers["set-cookie"]

    assert cookie.startswith("tallybook_session=")
    assert "HttpOnly" in cookie
    assert "SameSite=strict" in cookie
    assert "Path=/" in cookie


def test_a_body_longer_than_the_limit_is_refused_before_it_is_read_whole(browser: Browser):
    answer = browser.http.post(
        "/api/presence", content=b"x" * 300_000, headers={"X-Tallybook-Token": browser.token}
    )

    assert answer.status_code == 413
    assert answer.json()["error"] == "TooLong"


@pytest.mark.parametrize(
    "name",
    [
        "../app.py",
        "..%2fapp.py",
        "%2e%2e/app.py",
        "....//app.py",
        "built/../../app.py",
        "/etc/passwd",
        "%00.css",
        "..\\app.py",
        "x.py",
        "",
        "built",
    ],
)
def test_static_files_lead_nowhere_else(base: str, name: str):
    status, _, body = raw(base, "GET", f"/static/{name}")

    assert status in (400, 404)
    assert b"import" not in body


@pytest.mark.parametrize("method", ["PUT", "PATCH", "TRACE", "NONSENSE"])
def test_methods_that_nothing_takes_change_nothing(browser: Browser, method: str):
    answer = browser.http.request(
        method, "/incidents.json", headers={"X-Tallybook-Token": browser.token}
    )

    assert answer.status_code in (400, 403, 405)


def test_what_is_wrong_is_told_with_what_to_do_next(browser: Browser):
    answer = browser.get("/incidents.json?harm=slain")

    assert answer.status_code == 422
    assert answer.json() == {
        "error": "BadValue",
        "message": "harm: 'slain' is no code of `harms`",
        "next_step": "what each takes is told in /openapi.json",
    }


def test_the_name_of_the_server_program_is_not_told(browser: Browser):
    assert "server" not in browser.get("/incidents.json").headers
