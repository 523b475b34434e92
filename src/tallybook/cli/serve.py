"""The review desk: serve, and the users who may log in to it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from tallybook.cli import session
from tallybook.cli.session import BookOption, JsonOption
from tallybook.errors import UsageError

app = typer.Typer(
    name="users", help="Who may log in to `tallybook serve`, in which role.", no_args_is_help=True
)
UsersOption = Annotated[
    Path, typer.Option("--users", help="The file of users.", metavar="FILE", show_default=False)
]


def serve(
    book: BookOption = None,
    host: Annotated[
        str, typer.Option(help="Address to listen on; wider than loopback needs --users.")
    ] = "127.0.0.1",
    port: Annotated[
        int, typer.Option(help="Port to listen on; 0 takes a free one.", min=0, max=65535)
    ] = 8765,
    users: Annotated[
        Path | None,
        typer.Option(help="File of users who log in; see `tallybook users`.", metavar="FILE"),
    ] = None,
    also: Annotated[
        list[str] | None,
        typer.Option(
            help="A further name (with its port) under which browsers reach it, as by a proxy.",
            metavar="HOST[:PORT]",
        ),
    ] = None,
    https: Annotated[
        bool, typer.Option("--https", help="A proxy before it encrypts: cookies go over it only.")
    ] = False,
    decider: Annotated[
        str, typer.Option("--as", help="Who decides, where nobody logs in.", metavar="NAME")
    ] = "desk",
    withhold_names: Annotated[
        bool, typer.Option("--withhold-names", help="Leave the names of victims out everywhere.")
    ] = False,
) -> None:
    """Open the review desk in browsers: pages to read, check, correct, merge and map."""
    from tallybook.serve.options import ServeOptions
    from tallybook.serve.running import run

    settings = session.effective_settings().settings
    options = ServeOptions(
        host=host,
        port=port,
        users=users,
        hosts=tuple(also or ()),
        https=https,
        decider=decider,
        withhold_names=withhold_names,
    )
    folder = book or Path(settings.book)
    run(folder, options, settings, tell=lambda words: session.error_console().print(words))


@app.command("add")
def add(
    name: Annotated[str, typer.Argument(help="The user's name.")],
    users: UsersOption,
    role: Annotated[str, typer.Option(help="reader, reviewer or keeper.")] = "reviewer",
) -> None:
    """Add a user or change one; the password is asked for, or read from standard input."""
    from tallybook.serve.users import add_user

    new = add_user(users, name, role, _password())
    session.console().print(f"{name} is {'now' if new else 'still'} a user: {role}")


def _password() -> str:
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\r\n")
    first: str = typer.prompt("Password", hide_input=True, err=True)
    if first != typer.prompt("The same again", hide_input=True, err=True):
        raise UsageError("the two passwords differ", next_step="run the same command again")
    return first


@app.command("remove")
def remove(
    name: Annotated[str, typer.Argument(help="The user's name.")], users: UsersOption
) -> None:
    """Take a user out of the file: who is signed in is signed out."""
    from tallybook.serve.users import remove_user

    remove_user(users, name)
    session.console().print(f"{name} is no user any longer")


@app.command("list")
def list_users(users: UsersOption, as_json: JsonOption = False) -> None:
    """List the users with their roles."""
    from tallybook.serve.users import read_users

    found = read_users(users)
    if as_json:
        session.print_json([{"name": one.name, "role": one.role} for one in found.values()])
        return
    for one in found.values():
        session.console().print(f"{one.role:<9} {one.name}")
