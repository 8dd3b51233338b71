"""Commands that look content over: check, schema, ledger."""

import sys
from pathlib import Path

import click

from netlearn.cli.group import main, say_count
from netlearn.errors import ContentError


@main.command()
@click.argument("path", type=click.Path(path_type=Path), required=False)
@click.option("--format", "shape", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option("--watch", is_flag=True, help="Check again whenever a file is saved, until interrupted.")
def check(path: Path | None, *, shape: str, watch: bool) -> None:
    """Report every problem in the content at PATH.

    PATH is a content folder, one course, or one file of it; by default the configured content. Exit
    code 0: no errors (there may be warnings), 1: errors, 2: the check could not run.
    """
    from netlearn.settings import read_settings

    place = path or read_settings().content
    if watch and shape == "json":
        raise click.UsageError("--watch prints for people; leave out --format json.")
    sys.exit(_check_again_and_again(place) if watch else _check_once(place, shape))


@main.command()
@click.option("--check", "only_check", is_flag=True, help="Write nothing; exit 1 when a file is stale.")
def schema(*, only_check: bool) -> None:
    """Write the JSON Schemas of the content files and the guide's table of rules."""
    from netlearn.content.schema import find_stale, renew
    from netlearn.settings import read_settings

    folder = read_settings().content
    if not only_check:
        click.echo(f"{say_count(renew(folder), 'file')} written below {folder}.")
    elif stale := find_stale(folder):
        names = ", ".join(path.name for path in stale)
        click.echo(f"Stale: {names}. Run netlearn schema.", err=True)
        sys.exit(1)


@main.command()
@click.argument("course", type=click.Path(path_type=Path), required=False)
def ledger(course: Path | None) -> None:
    """Record the ids that COURSE gives and its ledger does not have yet.

    COURSE is the folder of one course; by default the configured English one. From then on the check
    notices when an id is lost, renamed or given to something else.
    """
    from netlearn.content.ledger import renew_ledger
    from netlearn.settings import read_settings

    folder = course or read_settings().content / "en"
    if not folder.is_dir():
        raise ContentError(f"{folder} does not exist.")
    added = renew_ledger(folder)
    click.echo(f"{say_count(added, 'id')} added to {folder / 'ledger.yaml'}.")


def _check_once(place: Path, shape: str) -> int:
    """Check and print. Returns the exit code."""
    from netlearn.content.check import check_path
    from netlearn.content.problems import dump_problems, format_problems

    problems = check_path(place)
    errors = sum(problem.severity == "error" for problem in problems)
    if shape == "json":
        click.echo(dump_problems(problems))
    elif problems:
        click.echo(format_problems(problems))
        click.echo(f"{say_count(errors, 'error')}, {say_count(len(problems) - errors, 'warning')}.")
    else:
        click.echo("No problems.")
    return 1 if errors else 0


def _check_again_and_again(place: Path) -> int:
    """Check after every save until interrupted. Returns the exit code of the last check."""
    from netlearn.content.files import find_assets
    from netlearn.content.watch import sign_files, wait_for_change

    # A file is checked together with its course, so all of it and the pictures are watched; `top` is the
    # content, a course, or a part of one.
    top = place if place.is_dir() else place.parent.parent
    places = (top, find_assets(top), find_assets(top / "en"))
    code = 2
    try:
        signature = sign_files(*places)
        while True:
            click.clear()
            try:
                code = _check_once(place, "text")
            except ContentError as error:
                click.echo(f"netlearn: {error}", err=True)
                code = 2
            signature = wait_for_change(*places, since=signature)
    except KeyboardInterrupt:
        click.echo()
    return code
