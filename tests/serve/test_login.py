"""Logging in, the three roles, and being signed out: asked of a real server with users."""

from __future__ import annotations

from pathlib import Path

import httpx
import pytest
from made_books import make_book
from serving import PASSWORD, Browser, make_users, served, token_in

from tallybook.serve.users import add_user, remove_user

READING = (
    "/incidents.json",
    "/incidents.csv",
    "/incidents.geojson",
    "/reports.json",
    "/reports.csv",
    "/changes.json",
    "/changes.atom",
    "/book.json",
    "/queue.json",
    "/api/session",
    "/api/map",
    "/openapi.json",
)
DECISION = {"incident_id": "i0123456789abcdef", "on_version": 1, "note": "seen"}


@pytest.mark.parametrize("path", READING)
def test_who_has_not_logged_in_reads_nothing(guarded: str, path: str):
    answer = httpx.get(f"{guarded}{path}")

    assert answer.status_code == 401
    assert answer.json()["error"] == "NotLoggedIn"


@pytest.mark.parametrize("path", ["/", "/incidents", "/reports/r1", "/queue", "/book", "/nowhere"])
def test_a_browser_that_has_not_logged_in_is_led_to_the_page_for_it(guarded: str, path: str):
    answer = httpx.get(f"{guarded}{path}", headers={"Accept": "text/html"})

    assert answer.status_code == 303
    assert answer.headers["location"] == "/login"


def test_the_page_to_log_in_on_can_be_read_by_all(guarded: str):
    answer = httpx.get(f"{guarded}/login")

    assert answer.status_code == 200
    assert token_in(answer.text)


@pytest.mark.parametrize("name", ["rita", "vera", "kim"])
def test_every_role_reads(guarded: str, name: str):
    browser = Browser(guarded).sign_in(name)

    assert [browser.get(path).status_code for path in READING] == [200] * len(READING)


def test_a_reader_cannot_decide(guarded: str):
    answer = Browser(guarded).sign_in("rita").post("/api/decisions/note", DECISION)

    assert answer.status_code == 403
    assert answer.json()["message"] == "rita has the role reader; this needs a reviewer"


def test_a_reviewer_may_decide(guarded: str):
    answer = Browser(guarded).sign_in("vera").post("/api/decisions/note", DECISION)

    assert answer.status_code == 404, "allowed in, and then there is no such incident"


@pytest.mark.parametrize(("name", "status"), [("rita", 403), ("vera", 403), ("kim", 200)])
def test_only_keepers_see_and_end_the_sessions_of_others(guarded: str, name: str, status: int):
    browser = Browser(guarded).sign_in(name)
    headers = {"X-Tallybook-Token": browser.token}

    assert browser.get("/api/users").status_code == status
    assert browser.http.delete("/api/users/nobody/sessions", headers=headers).status_code == status


def test_a_keeper_signs_somebody_out(guarded: str):
    rita, kim = Browser(guarded).sign_in("rita"), Browser(guarded).sign_in("kim")

    answer = kim.http.delete("/api/users/rita/sessions", headers={"X-Tallybook-Token": kim.token})

    assert "rita" not in answer.json()["others"]
    assert rita.get("/incidents.json").status_code == 401


def test_logging_in_gives_a_new_session_so_that_none_can_be_handed_on(guarded: str):
    browser = Browser(guarded)
    browser.http.get("/login")
    before = browser.http.cookies["tallybook_session"]
    browser.sign_in("vera")

    assert browser.http.cookies["tallybook_session"] != before
    assert (
        httpx.get(f"{guarded}/incidents.json", cookies={"tallybook_session": before}).status_code
        == 401
    )


def test_logging_out_ends_the_session(guarded: str):
    browser = Browser(guarded).sign_in("vera")
    cookie = browser.http.cookies["tallybook_session"]

    answer = browser.http.post("/logout", data={"token": browser.token})

    assert answer.status_code == 303
    assert (
        httpx.get(f"{guarded}/incidents.json", cookies={"tallybook_session": cookie}).status_code
        == 401
    )


@pytest.mark.parametrize(
    ("name", "password"),
    [("vera", "wrong"), ("nobody", PASSWORD), ("", ""), ("vera", ""), ("v\x00era", "x" * 5000)],
)
def test_a_wrong_name_or_password_is_told_without_saying_which(
    guarded: str, name: str, password: str
):
    browser = Browser(guarded)
    token = token_in(browser.http.get("/login").text)

    answer = browser.http.post("/login", data={"name": name, "password": password, "token": token})

    assert answer.status_code == 403
    assert "the name or the password is wrong" in answer.text


def test_a_login_from_another_site_is_refused(guarded: str):
    browser = Browser(guarded)
    token = token_in(browser.http.get("/login").text)
    form = {"name": "vera", "password": PASSWORD, "token": token}

    answer = browser.http.post("/login", data=form, headers={"Origin": "http://evil.example"})

    assert answer.status_code == 403


def test_guessing_is_made_to_wait(tmp_path: Path):
    book = make_book(tmp_path / "b.book", 1)
    with served(book, users=make_users(tmp_path / "users.toml")) as base:
        browser = Browser(base)
        token = token_in(browser.http.get("/login").text)
        form = {"name": "vera", "password": "guess", "token": token}
        statuses = [browser.http.post("/login", data=form).status_code for _ in range(7)]
        late = browser.http.post("/login", data=form | {"password": PASSWORD})

    assert statuses == [403] * 6 + [429]
    assert late.status_code == 429
    assert int(late.headers["retry-after"]) >= 1


def test_a_user_taken_out_of_the_file_is_out_at_once_and_a_new_role_holds_at_once(tmp_path: Path):
    book = make_book(tmp_path / "b.book", 1)
    users = make_users(tmp_path / "users.toml")
    with served(book, users=users) as base:
        vera, rita = Browser(base).sign_in("vera"), Browser(base).sign_in("rita")
        remove_user(users, "vera")
        add_user(users, "rita", "keeper", PASSWORD)

        assert vera.get("/incidents.json").status_code == 401
        assert rita.get("/api/users").status_code == 200
