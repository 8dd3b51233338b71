"""The command line: each command parses, calls and prints; heavy imports wait inside it."""

import os
import sys
from pathlib import Path

import click

from netlearn import __version__
from netlearn.errors import NetlearnError


class _Commands(click.Group):
    """A group whose commands end in one sentence and exit code 2 when they could not run."""

    def invoke(self, ctx: click.Context) -> object:
        """Run the command."""
        try:
            return super().invoke(ctx)
        except NetlearnError as error:
            click.echo(f"netlearn: {error}", err=True)
            ctx.exit(2)


@click.group(cls=_Commands)
@click.version_option(__version__, prog_name="netlearn")
def main() -> None:
    """A course and self-assessment on leaders' operational, personal and strategic networks."""


@main.command()
@click.option("--author", is_flag=True, help="Watch the content: a saved file reloads the open page.")
@click.option(
    "--port", type=click.IntRange(1, 65535), help="Where to listen, instead of NETLEARN_PORT or 8501."
)
def run(*, author: bool, port: int | None) -> None:
    """Serve the course and the self-assessment until interrupted."""
    from netlearn.settings import ROOT, read_settings

    environ = dict(os.environ)
    if author:
        environ["NETLEARN_AUTHOR"] = "1"
    if port:
        environ["NETLEARN_PORT"] = str(port)
    read_settings(environ)  # a bad setting is said here, in one sentence
    # The server replaces this process, so signals and the exit code are its own.
    os.execve(sys.executable, [sys.executable, str(ROOT / "app.py")], environ)  # noqa: S606 -- no shell, own file


@main.command()
@click.argument("path", type=click.Path(path_type=Path), required=False)
@click.option("--format", "shape", type=click.Choice(["text", "json"]), default="text", show_default=True)
def check(path: Path | None, shape: str) -> None:
    """Report every problem in the content at PATH.

    PATH is a content folder, one course, or one file of it; by default the configured content. Exit
    code 0: no errors (there may be warnings), 1: errors, 2: the check could not run.
    """
    from netlearn.content.check import check_path
    from netlearn.content.problems import dump_problems, format_problems
    from netlearn.settings import read_settings

    problems = check_path(path or read_settings().content)
    errors = sum(problem.severity == "error" for problem in problems)
    if shape == "json":
        click.echo(dump_problems(problems))
    elif problems:
        click.echo(format_problems(problems))
        click.echo(f"{_count(errors, 'error')}, {_count(len(problems) - errors, 'warning')}.")
    else:
        click.echo("No problems.")
    sys.exit(1 if errors else 0)


@main.command()
@click.option("--check", "only_check", is_flag=True, help="Write nothing; exit 1 when a file is stale.")
def schema(*, only_check: bool) -> None:
    """Write the JSON Schemas of the content files and the guide's table of rules."""
    from netlearn.content.schema import find_stale, renew
    from netlearn.settings import read_settings

    folder = read_settings().content
    if not only_check:
        click.echo(f"{_count(len(renew(folder)), 'file')} written below {folder}.")
    elif stale := find_stale(folder):
        names = ", ".join(path.name for path in stale)
        click.echo(f"Stale: {names}. Run netlearn schema.", err=True)
        sys.exit(1)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
