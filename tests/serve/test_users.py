"""Who may log in: the file of users, its roles and its passwords."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from tallybook.errors import BadSetting, UsageError
from tallybook.serve import passwords
from tallybook.serve.users import Users, add_user, may, read_users, remove_user

SECRET = "four words not together"


def test_a_user_added_can_log_in_and_the_password_is_not_in_the_file(tmp_path: Path):
    path = tmp_path / "users.toml"

    assert add_user(path, "anna", "reviewer", SECRET)

    assert SECRET not in path.read_text()
    user = Users(path).log_in("anna", SECRET)
    assert user is not None
    assert (user.name, user.role) == ("anna", "reviewer")


def test_a_wrong_password_and_an_unknown_name_log_nobody_in(tmp_path: Path):
    path = tmp_path / "users.toml"
    add_user(path, "anna", "reviewer", SECRET)
    users = Users(path)

    assert users.log_in("anna", SECRET + "!") is None
    assert users.log_in("bert", SECRET) is None
    assert users.log_in("", "") is None


def test_the_file_is_for_its_owner_only(tmp_path: Path):
    path = tmp_path / "users.toml"
    add_user(path, "anna", "reviewer", SECRET)

    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_equal_passwords_have_different_hashes():
    assert passwords.hashed(SECRET) != passwords.hashed(SECRET)


@pytest.mark.parametrize(
    "kept", ["", "scrypt", "scrypt$1$2$3", "scrypt$x$8$1$YQ==$YQ==", "md5$1$1$1$a$b", "$" * 5]
)
def test_what_is_no_hash_matches_nothing(kept: str):
    assert not passwords.matches(SECRET, kept)


def test_a_hash_that_asks_for_more_memory_than_is_allowed_matches_nothing():
    assert not passwords.matches(SECRET, "scrypt$1073741824$8$1$YQ==$YQ==")


@pytest.mark.parametrize("password", ["short", "x" * 1001])
def test_a_password_too_short_or_too_long_is_refused(tmp_path: Path, password: str):
    with pytest.raises(UsageError, match=f"{len(password)} characters"):
        add_user(tmp_path / "u.toml", "anna", "reader", password)


@pytest.mark.parametrize("name", ["", "a b", "a\nb", 'a"]', "x" * 61])
def test_a_name_that_cannot_be_one_is_refused(tmp_path: Path, name: str):
    with pytest.raises(UsageError, match="cannot be a user's name"):
        add_user(tmp_path / "u.toml", name, "reader", SECRET)


def test_a_role_that_is_none_is_refused_with_the_roles_there_are(tmp_path: Path):
    with pytest.raises(BadSetting, match="reader, reviewer, keeper"):
        add_user(tmp_path / "u.toml", "anna", "admin", SECRET)


def test_a_user_taken_out_is_one_no_longer_while_the_server_runs(tmp_path: Path):
    path = tmp_path / "users.toml"
    add_user(path, "anna", "reviewer", SECRET)
    add_user(path, "bert", "reader", SECRET)
    users = Users(path)

    remove_user(path, "anna")

    assert set(users.every()) == {"bert"}


def test_a_file_half_edited_leaves_the_users_as_they_were(tmp_path: Path):
    path = tmp_path / "users.toml"
    add_user(path, "anna", "reviewer", SECRET)
    users = Users(path)

    path.write_text('[users."anna"\n')

    assert set(users.every()) == {"anna"}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("nonsense [", "no file of users"),
        ("other = 1", "something else than users"),
        ('[users.anna]\nrole = "reader"', "not whole"),
        ('[users.anna]\nrole = "reader"\npassword = "secret"', "not a hash"),
        ('[users.anna]\nrole = "boss"\npassword = "x"', "no role is called 'boss'"),
    ],
    ids=["no TOML", "other keys", "no password", "plain password", "no role"],
)
def test_a_file_that_is_not_right_names_what_is_wrong(tmp_path: Path, text: str, words: str):
    path = tmp_path / "users.toml"
    path.write_text(text)

    with pytest.raises(BadSetting, match=words):
        read_users(path)


def test_nobody_has_to_log_in_where_there_is_no_file():
    assert Users(None).open_to_all
    assert Users(None).every() == {}


def test_each_role_holds_the_rights_of_those_below_it():
    assert may("keeper", "reviewer")
    assert may("reviewer", "reviewer")
    assert not may("reader", "reviewer")
    assert not may("", "reader")
    assert not may("emperor", "reader")
