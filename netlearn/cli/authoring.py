"""Commands that write content files: new, fmt."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from netlearn.cli.group import main, say_count
from netlearn.errors import ContentError

if TYPE_CHECKING:
    from netlearn.content.new import NewKind


@main.group()
def new() -> None:
    """Begin a lesson, a quiz or a scenario with an example that says what belongs where."""


_COURSE = click.option(
    "--course",
    type=click.Path(path_type=Path),
    help="The folder of the course; by default the configured English one.",
)
_TITLE = click.option("--title", default="", help="Its title; by default made from the id.")
_ID = click.argument("name", metavar="ID")


@new.command()
@_ID
@_TITLE
@click.option("--module", default="", help="The id of the module in course.yaml that is to list it.")
@_COURSE
def lesson(name: str, title: str, module: str, course: Path | None) -> None:
    """Begin a lesson, with a quiz of the four questions that it places."""
    _make(course, "lesson", name, title, module)


@new.command()
@_ID
@_TITLE
@_COURSE
def quiz(name: str, title: str, course: Path | None) -> None:
    """Begin a file of questions of several kinds."""
    _make(course, "quiz", name, title)


@new.command()
@_ID
@_TITLE
@_COURSE
def scenario(name: str, title: str, course: Path | None) -> None:
    """Begin a branching scenario, in a quiz file of its own."""
    _make(course, "scenario", name, title)


@main.command()
@click.argument("path", type=click.Path(path_type=Path), required=False)
@click.option("--check", "only_check", is_flag=True, help="Write nothing; exit 1 when a file would change.")
def fmt(path: Path | None, *, only_check: bool) -> None:
    """Give the content files at PATH their one layout; values and comments stay.

    PATH is a file or a folder; by default the configured content. Exit code 0: all is well, 1: with
    --check, some file would change, 2: some file could not be laid out.
    """
    from netlearn.content.fmt import find_files, format_file
    from netlearn.settings import read_settings

    changed, refused = 0, 0
    files = find_files(path or read_settings().content)
    for file in files:
        try:
            if format_file(file, write=not only_check):
                changed += 1
                click.echo(f"{file}{' would change' if only_check else ''}")
        except ContentError as error:
            refused += 1
            click.echo(f"{error}", err=True)
    verb = "would change" if only_check else "changed"
    click.echo(f"{changed} of {say_count(files, 'file')} {verb}.")
    sys.exit(2 if refused else int(only_check and changed > 0))


def _make(course: Path | None, kind: "NewKind", name: str, title: str, module: str = "") -> None:
    from netlearn.content.new import make_new
    from netlearn.settings import read_settings

    for path in make_new(course or read_settings().content / "en", kind, name, title, module):
        click.echo(path)
