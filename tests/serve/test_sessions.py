"""Sessions by cookie, tokens, patience with guessing, and presence."""

from __future__ import annotations

from tallybook.serve.presence import Presence
from tallybook.serve.sessions import IDLE_S, LONGEST_S, Patience, Sessions, same_token


class Clock:
    """A clock that stands still until it is moved on."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def test_a_session_is_found_by_its_cookie_and_by_no_other():
    sessions = Sessions()
    cookie, session = sessions.begin("anna")

    assert sessions.find(cookie) is session
    assert sessions.find(cookie[:-1]) is None
    assert sessions.find(None) is None
    assert sessions.find("") is None


def test_a_session_ends_when_nobody_used_it():
    clock = Clock()
    sessions = Sessions(clock)
    cookie, _ = sessions.begin("anna")

    clock.now += IDLE_S + 1

    assert sessions.find(cookie) is None


def test_a_session_ends_after_its_longest_time_however_much_it_is_used():
    clock = Clock()
    sessions = Sessions(clock)
    cookie, _ = sessions.begin("anna")
    for _ in range(int(LONGEST_S / IDLE_S) + 1):
        clock.now += IDLE_S - 1
        sessions.find(cookie)

    assert sessions.find(cookie) is None


def test_all_sessions_of_one_user_can_be_ended():
    sessions = Sessions()
    one, _ = sessions.begin("anna")
    two, _ = sessions.begin("anna")
    other, _ = sessions.begin("bert")

    assert sessions.end_all_of("anna") == 2

    assert sessions.find(one) is None
    assert sessions.find(two) is None
    assert sessions.find(other) is not None
    assert sessions.signed_in() == {"bert"}


def test_only_the_token_of_the_session_is_its_token():
    _, session = Sessions().begin("anna")

    assert same_token(session, session.token)
    assert not same_token(session, session.token + "x")
    assert not same_token(session, None)
    assert not same_token(session, "\ud800")


def test_five_wrong_passwords_cost_nothing_and_then_each_doubles_the_wait():
    clock = Clock()
    patience = Patience(clock)
    waits = []
    for _ in range(8):
        patience.failed("name anna")
        waits.append(patience.wait_s("name anna"))

    assert waits == [0, 0, 0, 0, 0, 2, 4, 8]
    assert patience.wait_s("name bert") == 0


def test_a_right_password_ends_the_wait():
    patience = Patience(Clock())
    for _ in range(7):
        patience.failed("name anna", "address 1")
    patience.worked("name anna", "address 1")

    assert patience.wait_s("name anna", "address 1") == 0


def test_those_at_one_incident_see_each_other_until_they_are_gone():
    clock = Clock()
    presence = Presence(clock)

    assert presence.here("i1", "session a", "anna") == ()
    assert presence.here("i1", "session b", "bert") == ("anna",)
    assert presence.here("i2", "session c", "carl") == ()
    clock.now += 30
    presence.here("i1", "session b", "bert")
    clock.now += 15

    assert presence.others("i1", "session c") == ("bert",)
    assert presence.others("i1", "session b") == ()


def test_two_browsers_of_one_name_are_two():
    presence = Presence(Clock())
    presence.here("i1", "one", "anna")

    assert presence.here("i1", "two", "anna") == ("anna",)
